/**
 * How well are tables read whose lines are not drawn? `npm run bench:unruled -- [DOCUMENT…] [--verbose] [--variant none]` reads documents
 * (those of the corpus and, where present, of ../shared/documents), takes away all lines, the horizontal or the vertical ones, and compares
 * with the reading of the document as drawn.
 *
 * A cell is recalled when the figure in the same place of the page has the same row and the same lowest head. Money is told from the rest
 * (counts, scores, indicators of performance forms). `lost`: figures of sentences that went into tables; `kept`: errors and warnings of the
 * document as drawn that are still given; `alarms`: those that the document as drawn does not give.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { extract } from '../src/extract/extract.ts'
import { withVocabulary } from '../src/extract/vocabulary.ts'
import { checkDisclosure, type Disclosure, openDisclosure, printable } from '../src/index.ts'
import { layout } from '../src/layout/layout.ts'
import type { Finding } from '../src/model/finding.ts'
import type { Extraction, Figure } from '../src/model/reading.ts'
import type { Page } from '../src/pdf/types.ts'
import { pdfs } from './documents.ts'

const variants = ['none', 'vertical', 'horizontal'] as const
type Variant = (typeof variants)[number]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, variant: { type: 'string' }, 'no-check': { type: 'boolean', default: false } },
})
const wanted = variants.filter((v) => values.variant === undefined || v === values.variant)

const files = pdfs(positionals)

interface ReadCell {
  readonly figure: Figure
  readonly row: string
  readonly head: string
  readonly money: boolean
}

const bare = (text: string): string => text.replace(/[\s·]/gu, '')

/** Where a figure stands: its page, the left of its first box, and what is printed. */
const placeOf = ({ source, printed }: Figure): string =>
  `${source.page} ${Math.round((source.boxes[0]?.[0] ?? 0) * 2)} ${Math.round((source.boxes[0]?.[1] ?? 0) * 2)} ${printed}`

function cellsOf(extraction: Extraction): Map<string, ReadCell> {
  const out = new Map<string, ReadCell>()
  for (const table of extraction.tables) {
    for (const cell of table.cells) {
      const figure = extraction.figures[cell.figure]
      const row = table.rows[cell.row]
      if (!figure) continue
      out.set(placeOf(figure), {
        figure,
        row: bare(`${row?.code ?? row?.body ?? ''} ${row?.label ?? ''}`),
        head: bare(table.columns[cell.column]?.path.at(-1) ?? ''),
        money: figure.unit.dimension === 'money' && table.kind?.startsWith('P-') !== true,
      })
    }
  }
  return out
}

/** The transcription of a document, as in ../shared/score/tables.mjs. */
interface Transcribed {
  readonly page: number
  readonly code?: string
  readonly name: string
  readonly column: string
  readonly value: string
}

function transcriptionRecall(cells: readonly Transcribed[], extraction: Extraction): number {
  const same = (s: string | undefined): string =>
    bare(s ?? '')
      .replace(/\(/gu, '（')
      .replace(/\)/gu, '）')
  const value = (v: string): string => (/^[-+]?\d+(\.\d+)?%?$/u.test(v.replace(/[,，\s]/gu, '')) ? v.replace(/[,，\s]/gu, '') : same(v))
  const leaf = (h: string): string => same(h.split('/').pop())
  const free = extraction.tables.flatMap((table) =>
    table.cells.flatMap((cell) => {
      const figure = extraction.figures[cell.figure]
      const row = table.rows[cell.row]
      const head = table.columns[cell.column]?.path.join('/') ?? ''
      return figure ? [{ figure, row: same(`${row?.code ?? row?.body ?? ''} ${row?.label ?? ''}`), head, used: false }] : []
    }),
  )
  let right = 0
  for (const cell of cells) {
    const hit = free.find(
      (c) =>
        !c.used &&
        c.figure.source.page === cell.page &&
        value(c.figure.printed) === value(String(cell.value)) &&
        c.row.includes(same(cell.code || cell.name)) &&
        (same(c.head).endsWith(leaf(cell.column)) || leaf(cell.column).endsWith(leaf(c.head))),
    )
    if (!hit) continue
    hit.used = true
    right++
  }
  return right / cells.length
}

const without = (pages: readonly Page[], variant: Variant): Page[] =>
  pages.map((page) => ({ ...page, rulings: variant === 'none' ? [] : page.rulings.filter((r) => r.orientation === variant) }))

const alarmOf = (f: Finding): string => `${f.rule} p${f.page} ${f.stated?.value ?? ''} ${f.quote.replace(/\s+/gu, '').slice(0, 12)}`
const alarms = (disclosure: Disclosure): Finding[] =>
  checkDisclosure(disclosure, { language: 'en' }).report.findings.filter((f) => f.severity !== 'info')

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}`)
const sums = new Map(
  variants.map((v) => [
    v,
    { money: 0, moneyRight: 0, other: 0, otherRight: 0, read: 0, readRight: 0, lost: 0, kept: 0, known: 0, alarms: 0, figures: 0 },
  ]),
)

stdout.write('lines       money cells    recall   precision   other   recall   lost      kept  alarms   truth  document\n')
for (const file of files) {
  const path = fileURLToPath(file)
  const drawn = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
  const truth = cellsOf(drawn.extraction)
  const transcription = path.replace(/\.pdf$/u, '.tables.json')
  const known = values['no-check'] ? [] : alarms(drawn)
  const knownSet = new Set(known.map(alarmOf))
  for (const variant of wanted) {
    const document = layout(without(drawn.pages, variant))
    const extraction = withVocabulary(extract(document), {})
    const read = cellsOf(extraction)
    const sum = sums.get(variant)
    if (!sum) continue
    const count = {
      money: 0,
      moneyRight: 0,
      other: 0,
      otherRight: 0,
      read: 0,
      readRight: 0,
      lost: 0,
      kept: 0,
      known: 0,
      alarms: 0,
      figures: 0,
    }
    const missed: string[] = []
    for (const [place, cell] of truth) {
      const got = read.get(place)
      const right = got !== undefined && got.row === cell.row && got.head === cell.head
      if (cell.money) count.money++
      else count.other++
      if (right) cell.money ? count.moneyRight++ : count.otherRight++
      else if (cell.money)
        missed.push(
          `p${cell.figure.source.page} [${cell.row}]×[${cell.head}] = ${cell.figure.printed}   got ${got ? `[${got.row}]×[${got.head}]` : 'nothing'}`,
        )
    }
    // Only figures that the reading takes for money count against it: what it calls an amount can raise an alarm.
    const invented: string[] = []
    for (const [place, cell] of read) {
      if (!cell.money) continue
      count.read++
      if (truth.has(place)) count.readRight++
      else invented.push(`p${cell.figure.source.page} [${cell.row}]×[${cell.head}] = ${cell.figure.printed}`)
    }
    const sentences = new Set(extraction.figures.filter((f) => f.place === 'sentence').map(placeOf))
    const narrative = drawn.extraction.figures.filter((f) => f.place === 'sentence')
    const lost = narrative.filter((f) => !sentences.has(placeOf(f)))
    count.lost = lost.length
    count.figures = narrative.length
    const given = values['no-check'] ? [] : alarms({ ...drawn, document, extraction })
    const raised = given.filter((f) => !knownSet.has(alarmOf(f)))
    count.known = knownSet.size
    count.kept = new Set(given.map(alarmOf).filter((a) => knownSet.has(a))).size
    count.alarms = raised.length
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += count[key]
    const scored = existsSync(transcription)
      ? percent(transcriptionRecall((JSON.parse(readFileSync(transcription, 'utf8')) as { cells: Transcribed[] }).cells, extraction), 1)
      : ''
    row(variant, count, scored, basename(path))
    if (!values.verbose) continue
    for (const text of missed) stdout.write(`      missed    ${printable(text)}\n`)
    for (const text of invented) stdout.write(`      invented  ${printable(text)}\n`)
    for (const f of lost) stdout.write(`      lost      ${printable(`p${f.source.page} ${f.printed} ${f.source.quote.slice(0, 60)}`)}\n`)
    for (const f of raised) stdout.write(`      alarm     ${printable(`${f.severity} ${f.rule} p${f.page} ${f.message} | ${f.quote}`)}\n`)
  }
}
for (const variant of wanted) {
  const sum = sums.get(variant)
  if (sum && files.length > 1) row(variant, sum, '', `all ${files.length}`)
}

function row(variant: Variant, count: NonNullable<ReturnType<typeof sums.get>>, scored: string, name: string): void {
  const cells = [
    ({ none: 'none', vertical: 'vertical', horizontal: 'horizontal' } as const)[variant].padEnd(11),
    String(count.money).padStart(11),
    percent(count.moneyRight, count.money).padStart(8),
    percent(count.readRight, count.read).padStart(10),
    String(count.other).padStart(6),
    percent(count.otherRight, count.other).padStart(7),
    `${count.lost}`.padStart(5),
    `${count.kept}/${count.known}`.padStart(8),
    `${count.alarms}`.padStart(6),
    scored.padStart(6),
    name,
  ]
  stdout.write(`${cells.join('  ')}\n`)
}
