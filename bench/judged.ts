/** Alarms that people judged on the page, and how an alarm of today is found among them: by its name, else by its page and figures. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../src/index.ts'

export type Opinion = 'TRUE' | 'TRUE-BUT' | 'FALSE' | 'DEBATABLE' | 'NEW'

interface JudgedAlarm {
  readonly id: string
  readonly page: number
  readonly rule: string
  readonly verdict: Opinion
  readonly values: readonly string[]
}

interface JudgedDocument {
  readonly city: string
  readonly alarms: readonly JudgedAlarm[]
  readonly missed: readonly { readonly page: string; readonly printed: string; readonly expected: string }[]
}

export type JudgedDocuments = Readonly<Record<string, JudgedDocument>>

/** What people said of the documents of a folder (`judged.json`), with our own verdicts beside the bench; nothing where nobody did. */
export function judgedIn(folder: string): JudgedDocuments {
  const read = (path: string): JudgedDocuments => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as JudgedDocuments) : {})
  const theirs = read(join(folder, 'judged.json'))
  const ours = read(new URL('judged.json', import.meta.url).pathname)
  return Object.fromEntries(
    Object.entries(theirs).map(([name, document]) => [name, { ...document, alarms: [...document.alarms, ...(ours[name]?.alarms ?? [])] }]),
  )
}

const plain = (value: string | undefined): string =>
  (value ?? '')
    .replace(/[^\d.]/g, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** Verdict on a finding; NEW where nobody has judged it. */
export function opinionOn(finding: Finding, document: JudgedDocument | undefined): Opinion {
  const same = document?.alarms.find((a) => a.id === finding.id)
  if (same) return same.verdict
  const own = new Set([finding.stated?.value, ...finding.evidence.map((e) => e.value)].map(plain).filter((v) => v !== '' && v !== '0'))
  const near = (document?.alarms ?? [])
    .filter((a) => Math.abs(a.page - finding.page) <= 1)
    .map((a) => ({ a, shared: new Set(a.values.map(plain).filter((v) => own.has(v))).size }))
    .filter(({ a, shared }) => shared >= 2 || (shared === 1 && a.rule === finding.rule) || (own.size === 0 && a.rule === finding.rule))
    .sort((x, y) => y.shared - x.shared)[0]
  if (near) return near.a.verdict
  const missed = document?.missed.some(
    (m) =>
      [...String(m.page).matchAll(/\d+/g)].some((p) => Math.abs(Number(p[0]) - finding.page) <= 1) &&
      [...`${m.printed} ${m.expected}`.matchAll(/\d[\d,，]*(?:\.\d+)?/g)].some((v) => plain(v[0]).length > 1 && own.has(plain(v[0]))),
  )
  return missed ? 'TRUE' : 'NEW'
}

/** City of a document by its name: 「xian-148.pdf」. */
export const cityOf = (name: string): string => name.replace(/-.*$/, '')
