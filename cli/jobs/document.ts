/** What is done with one document at a time: it is checked, or what was read is handed on. */
import {
  checkDisclosure,
  coverageLedger,
  type DutyList,
  dutyList,
  type Experience,
  type Extract,
  extractOf,
  type Language,
  learnFrom,
  type OpenOptions,
  type Other,
  openDisclosure,
  otherOf,
  type Progress,
  type ReadRecord,
  type Report,
  recordDisclosure,
  type Settings,
} from '../../src/index.ts'
import type { Recognition } from '../recognition.ts'
import { orRefuse } from './refuse.ts'
import { type Source, sourceBytes } from './source.ts'

export interface Task extends Source {
  readonly language: Language
  readonly ocr: OpenOptions['ocr']
  readonly recognition: Recognition
  readonly settings?: Settings
}

export interface CheckTask extends Task {
  /** Whether the report brings its ledger along. */
  readonly ledger?: boolean
  /** Whether the result brings along what other documents are checked against. */
  readonly keep?: boolean
  /** Documents that are checked together with this one. */
  readonly others?: readonly Other[]
}

export interface Checked {
  readonly report: Report
  readonly other?: Other
}

const open = async (task: Task, onProgress: (progress: Progress) => void) =>
  openDisclosure(
    { path: task.path, bytes: await sourceBytes(task) },
    { ocr: task.ocr, ...task.recognition, onProgress, settings: task.settings ?? {}, limits: task.limits ?? {} },
  )

export const check = (task: CheckTask, onProgress: (progress: Progress) => void): Promise<Checked> =>
  orRefuse(task.language, async () => {
    const { language, settings = {}, others = [] } = task
    const disclosure = await open(task, onProgress)
    const pages = disclosure.document.pages.length
    onProgress({ stage: 'check', done: pages, total: pages })
    const assessment = checkDisclosure(disclosure, { language, settings, others })
    const report = task.ledger ? { ...assessment.report, ledger: coverageLedger(assessment, disclosure, language) } : assessment.report
    return { report, ...(task.keep ? { other: otherOf(disclosure) } : {}) }
  })

export const extract = (task: Task, onProgress: (progress: Progress) => void): Promise<Extract> =>
  orRefuse(task.language, async () => extractOf(await open(task, onProgress)))

/** What must be disclosed, duty by duty. */
export const duties = (task: Task, onProgress: (progress: Progress) => void): Promise<DutyList> =>
  orRefuse(task.language, async () => dutyList(await open(task, onProgress)))

/** What it teaches of how forms of reading hold. */
export const learn = (task: Task, onProgress: (progress: Progress) => void): Promise<Experience> =>
  orRefuse(task.language, async () => learnFrom(await open(task, onProgress)))

/** What a store keeps of it. */
export const record = (task: CheckTask, onProgress: (progress: Progress) => void): Promise<ReadRecord> =>
  orRefuse(task.language, async () => {
    const { language, settings = {}, others = [] } = task
    return recordDisclosure(await open(task, onProgress), { language, settings, others })
  })
