/**
 * How well are one-digit slips found and explained?
 *
 *   npm run bench:slips -- DOCUMENT COUNT [--seed N] [--verbose]
 *   npm run bench:slips -- DOCUMENT --pdf-copies DIR [--verbose]
 *
 * DOCUMENT is a PDF, or the name of a document of the corpus. COUNT times, one digit of one printed figure is changed and the document
 * is checked again. By default the digit is changed in what was read from the page (the glyphs), before layout: quick, and nothing to
 * install. With --pdf-copies the changed documents are the files that DIR/mutations.json lists: [{ file, page, old, new }], page 1-based.
 * Years, figures of fewer than three digits and classification codes are left alone.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { extract } from '../src/extract/extract.ts'
import { layout } from '../src/layout/layout.ts'
import type { Assessment, Finding } from '../src/model/finding.ts'
import type { Extraction, Figure } from '../src/model/reading.ts'
import { readPdf } from '../src/pdf/read.ts'
import type { Box, Page } from '../src/pdf/types.ts'
import { assess } from '../tests/assess.ts'
import { chance, printedFigures, type Slip, shuffled, slipped } from './slip.ts'

interface Checked {
  readonly extraction: Extraction
  readonly assessment: Assessment
}

function check(path: string, pages: readonly Page[]): Checked {
  const document = layout(pages)
  const extraction = extract(document)
  const sha256 = createHash('sha256').update(path).digest('hex')
  return { extraction, assessment: assess({ path, sha256, document, extraction }, { language: 'en' }) }
}

const within = ([x0, top, x1, bottom]: Box, [a, b, c, d]: Box): boolean => {
  const [x, y] = [(x0 + x1) / 2, (top + bottom) / 2]
  return x > a - 0.5 && x < c + 0.5 && y > b - 0.5 && y < d + 0.5
}

/** The figures that stand where the slip stands (by place where it is known, else by what is printed). */
const figuresAt = ({ extraction }: Checked, slip: Slip, printed: string): Figure[] =>
  extraction.figures.filter(
    (f) =>
      f.source.page === slip.page &&
      unsigned(f.printed) === printed &&
      (slip.box === undefined || f.source.boxes.length === 0 || f.source.boxes.some((box) => within(slip.box ?? box, box))),
  )

/** The digits are what slips: 「-7,140」 is listed as 7,140. */
const unsigned = (printed: string): string => printed.replace(/^[-−－]/, '')

const plain = (value: string): string => {
  const [whole = '', rest = ''] = unsigned(value.replace(/[,，%\s]/g, '')).split('.')
  const trimmed = rest.replace(/0+$/, '')
  return trimmed === '' ? whole : `${whole}.${trimmed}`
}
const same = (a: string | undefined, b: string): boolean => a !== undefined && plain(a) === plain(b)

export interface Outcome {
  readonly slip: Slip
  /** Whether the unchanged document counts the figure as covered. */
  readonly covered: boolean
  readonly detected: boolean
  /** The changed figure is the one said to be wrong. */
  readonly blamed: boolean
  /** What stood there before is the first value proposed. */
  readonly restored: boolean
  /** Why it was missed, or what was said instead. */
  readonly remark: string
}

/** Judges one changed document against the unchanged one. */
export function outcome(before: Checked, after: Checked, slip: Slip): Outcome {
  const known = new Set(before.assessment.report.findings.map((f) => f.id))
  const names = (f: Finding): boolean => {
    const quantities = [f.stated, ...f.evidence]
    const onPage = f.page === slip.page || f.evidence.some((e) => e.page === slip.page)
    return onPage && quantities.some((q) => same(q?.value, slip.new))
  }
  const hits = after.assessment.report.findings.filter((f) => f.severity !== 'info' && !known.has(f.id) && names(f))
  const here = new Set(figuresAt(after, slip, slip.new).map((f) => f.id))
  const byFigure = (f: Finding): boolean => {
    const figure = f.diagnosis?.candidates[0]?.figure
    return figure !== undefined && here.has(figure)
  }
  const blaming = hits.filter((f) => byFigure(f) || (same(f.stated?.value, slip.new) && (f.figure === undefined || here.has(f.figure))))
  const proposed = (f: Finding): readonly (string | undefined)[] => [
    f.diagnosis?.candidates[0]?.value,
    byFigure(f) ? undefined : f.expected?.value,
  ]
  const restored = blaming.some((f) => proposed(f).some((value) => same(value, slip.old)))
  const covered = figuresAt(before, slip, slip.old).some((f) =>
    before.assessment.ledger.some((l) => l.figure === f.id && l.status === 'covered'),
  )
  return {
    slip,
    covered,
    detected: hits.length > 0,
    blamed: blaming.length > 0,
    restored,
    remark: remarkOn(after, slip, here, hits, blaming),
  }
}

function remarkOn(
  { assessment }: Checked,
  slip: Slip,
  here: ReadonlySet<number>,
  hits: readonly Finding[],
  blaming: readonly Finding[],
): string {
  const said = (f: Finding): string =>
    `${f.rule}: ${f.stated?.value ?? '-'} → ${[f.expected?.value, ...(f.diagnosis?.candidates ?? []).map((c) => c.value)].filter((v) => v !== undefined).join(' | ') || '-'}`
  if (blaming.length > 0) return blaming.map(said).join('; ')
  if (hits.length > 0) return `said instead: ${hits.map(said).join('; ')}`
  if (here.size === 0) return 'not read as a figure'
  const reasons = [...here].map((id) => {
    const entry = assessment.ledger.find((l) => l.figure === id)
    if (entry === undefined) return 'not in the ledger'
    if (entry.status === 'uncovered') return entry.reason ?? 'not covered'
    return entry.claims.map((c) => `${assessment.judged[c]?.claim.rule ?? ''} ${assessment.judged[c]?.verdict ?? ''}`).join(', ')
  })
  const notes = assessment.report.findings.filter(
    (f) => f.severity === 'info' && [f.stated, ...f.evidence].some((q) => same(q?.value, slip.new)),
  )
  return [...new Set(reasons), ...notes.map((f) => `info ${f.rule}`)].join('; ')
}

function* fromReading(path: string, pages: readonly Page[], count: number, seed: number): Generator<{ slip: Slip; after: Checked }> {
  const random = chance(seed)
  const figures = shuffled(pages.flatMap(printedFigures), random)
  stderr.write(`${figures.length} figures can be changed\n`)
  let done = 0
  for (const figure of figures) {
    if (done === count) return
    const changed = slipped(pages, figure, random)
    if (changed === undefined) continue
    done++
    yield { slip: changed.slip, after: check(path, changed.pages) }
  }
}

async function* fromCopies(folder: string): AsyncGenerator<{ slip: Slip; after: Checked }> {
  const list = JSON.parse(readFileSync(join(folder, 'mutations.json'), 'utf8')) as {
    file: string
    page: number
    old: string
    new: string
  }[]
  for (const { file, ...slip } of list) {
    const path = join(folder, file)
    yield { slip, after: check(path, (await readPdf(new Uint8Array(readFileSync(path)))).pages) }
  }
}

const share = (n: number, of: number): string => `${n} of ${of}${of === 0 ? '' : ` (${((100 * n) / of).toFixed(1)} %)`}`

async function main(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, 'pdf-copies': { type: 'string' }, verbose: { type: 'boolean', default: false } },
  })
  const [document, counted] = positionals
  const copies = values['pdf-copies']
  const count = Number(counted)
  if (document === undefined || (copies === undefined && !(Number.isInteger(count) && count > 0))) {
    stderr.write('usage: npm run bench:slips -- DOCUMENT COUNT [--seed N] [--pdf-copies DIR] [--verbose]\n')
    return 2
  }
  const inCorpus = new URL(`../corpus/${document}.pdf`, import.meta.url).pathname
  const path = existsSync(document) ? document : inCorpus
  if (!existsSync(path)) {
    stderr.write(`${document}: neither a file nor a document of the corpus\n`)
    return 2
  }
  const { pages } = await readPdf(new Uint8Array(readFileSync(path)))
  const before = check(path, pages)
  const outcomes: Outcome[] = []
  for await (const { slip, after } of copies === undefined ? fromReading(path, pages, count, Number(values.seed)) : fromCopies(copies)) {
    outcomes.push(outcome(before, after, slip))
  }
  const covered = outcomes.filter((o) => o.covered)
  const detected = outcomes.filter((o) => o.detected)
  const lines = [
    `document              ${document}`,
    `slips                 ${outcomes.length}`,
    `in covered figures    ${share(covered.length, outcomes.length)}`,
    `detected, of all      ${share(detected.length, outcomes.length)}`,
    `detected, of covered  ${share(covered.filter((o) => o.detected).length, covered.length)}`,
    `blamed first          ${share(detected.filter((o) => o.blamed).length, detected.length)} of those detected`,
    `original value first  ${share(detected.filter((o) => o.restored).length, detected.length)} of those detected`,
  ]
  const line = (o: Outcome): string => `  p${o.slip.page} ${o.slip.old} → ${o.slip.new}${o.covered ? '' : ' (not covered)'}: ${o.remark}`
  const list = (head: string, of: readonly Outcome[]): string[] => (of.length === 0 ? [] : ['', head, ...of.map(line)])
  lines.push(
    ...list(
      'missed:',
      outcomes.filter((o) => !o.detected),
    ),
  )
  lines.push(
    ...list(
      'another figure blamed:',
      detected.filter((o) => !o.blamed),
    ),
  )
  if (values.verbose)
    lines.push(
      ...list(
        'another value proposed:',
        detected.filter((o) => o.blamed && !o.restored),
      ),
    )
  // What is printed of a document here are figures and rule names only; a title or quote would have to be made printable first.
  stdout.write(`${lines.join('\n')}\n`)
  return 0
}

if (import.meta.main) exit(await main(argv.slice(2)))
