/** The file of waivers, as the command line reads and writes it. */
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { type Report, type Waivers, waiversSchema } from '../src/index.ts'
import { readJson } from './config.ts'
import { complainOf, type Shell } from './shell.ts'
import { problems } from './validate.ts'

/** `invalid` when the file is not as it should be: then every problem has been told. @throws CannotDo when it cannot be read */
export function loadWaivers(path: string, shell: Shell): Waivers | 'invalid' {
  const value = readJson(path, shell.language)
  const found = problems(waiversSchema(), value, shell.language)
  for (const sentence of found) complainOf(path, sentence, shell)
  return found.length === 0 ? (value as Waivers) : 'invalid'
}

/** Today as the user's calendar has it. */
export function today(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Who is at the keyboard. */
export function user(): string {
  try {
    return userInfo().username
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'unknown'
  }
}

/** Waivers that cover no finding of the run. One that names a document which was not checked may still be needed. */
export function unusedIn({ waivers }: Waivers, reports: readonly Report[]): string[] {
  const used = new Set(
    reports.flatMap((report) => [...(report.waived ?? []).map((finding) => finding.id), ...(report.expiredWaivers ?? [])]),
  )
  const checked = new Set(reports.map((report) => basename(report.document.path)))
  return Object.entries(waivers).flatMap(([id, { document }]) =>
    used.has(id) || (document !== undefined && !checked.has(document)) ? [] : [id],
  )
}
