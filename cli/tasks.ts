/** One task for every document of a command line, and how many are worked on side by side. */
import { availableParallelism } from 'node:os'
import { MEGABYTE, usualLimits } from '../src/index.ts'
import { type Input, standardInput } from './inputs.ts'
import type { Task } from './jobs/document.ts'
import { limitsOf } from './limits.ts'
import { insistOn, type Recognition, recognition } from './recognition.ts'
import type { Shell } from './shell.ts'

/** More processes than this only wait for memory. */
const most = 8

const defaultJobs = (paths: readonly string[]): number => Math.max(1, Math.min(paths.length, availableParallelism(), most))

interface Reading {
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  /** Documents side by side; by the number of processors unless told. */
  readonly jobs?: number | undefined
  /** NAME=VALUE, as given. */
  readonly limit: readonly string[]
}

/** One task for every input that can be read; the pool is told how many are done side by side. */
export async function tasksFor<T>(inputs: readonly Input[], reading: Reading, shell: Shell, what: T): Promise<readonly (Task & T)[]> {
  const { ocr, ocrEngine, jobs } = reading
  const { language } = shell
  const { limits, budget } = limitsOf(reading.limit, language)
  shell.jobs.allow(budget)
  const paths = inputs.filter((input) => input.sentence === undefined).map((input) => input.path)
  await insistOn(ocrEngine, shell)
  const lanes = jobs ?? defaultJobs(paths)
  shell.jobs.lanes = lanes
  const how = recognition(ocrEngine, Math.min(lanes, paths.length))
  const tasks: (Task & T)[] = []
  for (const path of paths) {
    const bytes = path === standardInput ? { bytes: await shell.input((limits.size ?? usualLimits.size) * MEGABYTE) } : {}
    tasks.push({ ...what, path, language, ocr, recognition: how, limits, ...bytes })
  }
  return tasks
}
