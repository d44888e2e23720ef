/**
 * Damaged inputs by the thousand: what becomes of them. `npm run fuzz -- [--count N | --seconds N] [--seed N]`
 *
 * Mutants of PDFs (bytes, numbers, objects) go through the pool as a user's documents do; mutants of text go the same way; mutants of
 * ledgers and configurations are read here. Two minutes by default. Every mutant is made from the seed and its number alone, so that a
 * break can be made again: `--seed S --only NUMBER --keep FILE` writes it.
 *
 * Breaks, with exit status 1: a process that crashed, was too slow or took too much memory, and an error that is said of a mutant but
 * not of its original, where nothing of the mutant is said to be damaged. What is checked much less without a word is counted as well.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Checked } from '../cli/jobs/document.ts'
import { openJobs } from '../cli/jobs/open.ts'
import type { Outcome } from '../cli/jobs/pool.ts'
import { problems } from '../cli/validate.ts'
import { entry, merge, parseLedger, partlySentence, type Report, replay, settingsSchema, uncheckedSentence } from '../src/index.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
})
const seed = Number(values.seed)
const count = values.count === undefined ? Number.POSITIVE_INFINITY : Number(values.count)
const seconds = values.seconds === undefined ? (values.count === undefined ? 120 : Number.POSITIVE_INFINITY) : Number(values.seconds)
const corpus = join(import.meta.dirname, '..', 'corpus')

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Dice = () => number
const below = (roll: Dice, most: number): number => Math.floor(roll() * most)
const splice = (bytes: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])

/** A place where the pattern stands, as one of many. */
function anywhere(bytes: Buffer, pattern: RegExp, roll: Dice): RegExpExecArray | undefined {
  const found = [...bytes.toString('latin1').matchAll(pattern)] as RegExpExecArray[]
  return found[below(roll, found.length)]
}

/** Ways to damage bytes. */
const damages: readonly ((bytes: Buffer, roll: Dice) => Buffer)[] = [
  (bytes, roll) => {
    const out = Buffer.from(bytes)
    for (let i = 0; i <= below(roll, 4); i++) {
      const at = below(roll, out.length)
      out[at] = (out[at] ?? 0) ^ (1 << below(roll, 8))
    }
    return out
  },
  (bytes, roll) => splice(bytes, below(roll, bytes.length), 1 + below(roll, 64), Buffer.alloc(0)),
  (bytes, roll) =>
    splice(bytes, below(roll, bytes.length), 0, Buffer.from(Array.from({ length: 1 + below(roll, 64) }, () => below(roll, 256)))),
  (bytes, roll) => bytes.subarray(0, 1 + below(roll, bytes.length)),
  (bytes, roll) => {
    const out = Buffer.from(bytes)
    const at = below(roll, out.length)
    return out.fill(0, at, Math.min(out.length, at + 1 + below(roll, 512)))
  },
  (bytes, roll) => {
    const [from, length] = [below(roll, bytes.length), 1 + below(roll, 2000)]
    return splice(bytes, below(roll, bytes.length), 0, bytes.subarray(from, from + length))
  },
  // A number of the structure becomes another.
  (bytes, roll) => {
    const match = anywhere(bytes, /\d+(?= \d+ R)|(?<=\/(?:Count|Length|First|N|W|Size|Prev) )\d+/g, roll)
    const others = ['0', '1', '-1', '65536', '4294967296', '999999999999', String(below(roll, 200))]
    return match ? splice(bytes, match.index, match[0].length, Buffer.from(others[below(roll, others.length)] ?? '')) : bytes
  },
  // A name of the structure is gone.
  (bytes, roll) => {
    const match = anywhere(
      bytes,
      /\/(?:Type|Kids|Contents|Resources|Font|Filter|ToUnicode|DescendantFonts|Encoding|Length|Parent)\b/g,
      roll,
    )
    return match ? splice(bytes, match.index + 1, 1, Buffer.from('X')) : bytes
  },
  // An object is gone.
  (bytes, roll) => {
    const match = anywhere(bytes, /\d+ 0 obj/g, roll)
    const end = match ? bytes.indexOf('endobj', match.index) : -1
    return match && end > 0 ? splice(bytes, match.index, end + 6 - match.index, Buffer.alloc(0)) : bytes
  },
]
const damaged = (bytes: Buffer, roll: Dice): Buffer => {
  let out = bytes
  for (let i = 0; i <= below(roll, 3); i++) out = damages[below(roll, damages.length)]?.(out, roll) ?? out
  return out
}

interface Original {
  readonly name: string
  readonly path: string
  readonly bytes: Buffer
  /** Set once it was checked. */
  report?: Report
}

/** The reports of the corpus whole, and in parts of a few pages, which are read ten times as fast. */
async function originals(): Promise<Original[]> {
  const found: Original[] = []
  for (const name of readdirSync(corpus).sort()) {
    const path = join(corpus, name)
    if (/\.txt$/.test(name)) found.push({ name, path: 'a.txt', bytes: readFileSync(path) })
    if (!/\.pdf$/.test(name)) continue
    const bytes = readFileSync(path)
    found.push({ name, path: 'a.pdf', bytes })
    const whole = await PDFDocument.load(bytes)
    for (let from = 0; from + 3 <= whole.getPageCount(); from += 3) {
      for (const useObjectStreams of [false, true]) {
        const part = await PDFDocument.create()
        for (const page of await part.copyPages(whole, [from, from + 1, from + 2])) part.addPage(page)
        found.push({ name: `${name} from p. ${from + 1}`, path: 'a.pdf', bytes: Buffer.from(await part.save({ useObjectStreams })) })
      }
    }
  }
  return found
}

const jobs = openJobs({ seconds: 60, memory: 1500e6 }, undefined)
const lanes = availableParallelism()
jobs.lanes = lanes
const check = (path: string, bytes: Uint8Array): Promise<Outcome<Checked>> =>
  jobs.run('check', {
    path,
    bytes,
    language: 'en',
    ocr: 'never',
    recognition: { ocrEngine: 'tesseract', ocrWorkers: 1, ocrCache: '' },
  })

/** Whether a reader is told that not all was read, or that nothing was checked. */
const said = (report: Report): boolean =>
  partlySentence(report, 'en') !== undefined || uncheckedSentence(report, 'en') !== undefined || report.document.unreadablePages.length > 0
/** The contradictions that are told: a rule and the passage or row. Which figure of it is blamed may change with what else is read. */
const errors = (report: Report): string[] =>
  report.findings.flatMap(({ severity, rule, equation, id }) => (severity === 'error' ? [`${rule} ${equation || id}`] : []))

/** What became of a mutant, against its original. */
function verdict(outcome: Outcome<Checked>, original: Report, isPdf: boolean): string {
  if (outcome.kind !== 'ok') return outcome.kind === 'unreadable' ? 'refused, in a sentence' : `BREAK: ${outcome.kind}`
  const { report } = outcome.value
  if (!isPdf) return 'text, read'
  if (said(report)) {
    return errors(report).some((id) => !errors(original).includes(id))
      ? 'BREAK: damage said, and yet an error more'
      : 'damage said, no error more'
  }
  if (errors(report).some((id) => !errors(original).includes(id))) return 'BREAK: an error more, no damage said'
  if (report.coverage.covered < original.coverage.covered * 0.9) return 'LESS: checked less, no damage said'
  return 'read as the original'
}

const ledgers = Array.from({ length: 20 }, (_, i) =>
  JSON.stringify(
    entry({ kind: 'note', finding: 'f', text: `第${i}项`, mark: { rule: 'r', page: 1, message: 'm' }, by: '甲', document: 'd' }),
  ),
).join('\n')
const configuration = JSON.stringify({ severities: { 'wrong-share': 'info' }, disabled: ['rounding'], synonyms: { 甲: ['乙'] } })

/** Ledgers and configurations are read in this process: nothing may throw. */
function readHere(roll: Dice, number: number): string {
  const isLedger = number % 2 === 0
  const text = damaged(Buffer.from(isLedger ? ledgers : configuration), roll).toString()
  try {
    if (isLedger) {
      const { entries } = parseLedger(text)
      replay(merge(entries, entries))
      return 'ledger, read'
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return 'configuration, refused'
    }
    return problems(settingsSchema(), value, 'en').length === 0 ? 'configuration, taken' : 'configuration, refused'
  } catch (error) {
    return `BREAK: ${isLedger ? 'ledger' : 'configuration'}: ${error instanceof Error ? error.message : String(error)}`
  }
}

const outcomes = new Map<string, number>()
const breaks: string[] = []
const begun = performance.now()
const all = await originals()
process.stdout.write(`seed ${seed}; ${all.length} originals\n`)
let next = values.only === undefined ? 0 : Number(values.only)
const last = values.only === undefined ? count : next + 1

async function one(number: number): Promise<void> {
  const roll = dice(seed * 1_000_003 + number)
  const kind = roll()
  let what: string
  let of = 'ledger or configuration'
  if (kind < 0.1) what = readHere(roll, number)
  else {
    const texts = all.filter(({ path }) => path.endsWith('.txt'))
    const parts = all.filter(({ name, path }) => path.endsWith('.pdf') && name.includes(' from '))
    const whole = all.filter(({ name, path }) => path.endsWith('.pdf') && !name.includes(' from '))
    const group = kind < 0.2 ? texts : kind < 0.9 ? parts : whole
    const original = group[below(roll, group.length)]
    if (!original) return
    of = original.name
    if (original.report === undefined) {
      const outcome = await check(original.path, original.bytes)
      if (outcome.kind === 'ok') original.report = outcome.value.report
      else throw new Error(`${of} itself: ${outcome.kind}`)
    }
    const bytes = damaged(original.bytes, roll)
    if (values.keep !== undefined) writeFileSync(values.keep, bytes)
    what = verdict(await check(original.path, bytes), original.report, original.path.endsWith('.pdf'))
  }
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1)
  if (/^(BREAK|LESS)/.test(what)) breaks.push(`--seed ${seed} --only ${number}: ${of}: ${what}`)
}

const lane = async (): Promise<void> => {
  while (next < last && performance.now() - begun < seconds * 1000) await one(next++)
}
await Promise.all(Array.from({ length: lanes }, lane))
await jobs.close()

for (const line of breaks) process.stdout.write(`${line}\n`)
const sum = [...outcomes.values()].reduce((total, n) => total + n, 0)
for (const [what, n] of [...outcomes].sort((a, b) => b[1] - a[1])) process.stdout.write(`${String(n).padStart(6)}  ${what}\n`)
process.stdout.write(`${String(sum).padStart(6)}  mutants in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`)
process.exitCode = breaks.some((line) => line.includes('BREAK')) ? 1 : 0
