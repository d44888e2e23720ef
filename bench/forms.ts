/**
 * How well are tables read that are set in other ways than the documents at hand? `npm run bench:forms -- [DOCUMENT…] [--form NAME]… [--verbose]`
 * takes the tables of documents (those of the corpus and, where present, of ../shared/documents) as read, sets each anew in many forms –
 * other lines, other alignment, wrapped names and figures, other page breaks, shuffled drawing order, doubled glyphs – and counts the
 * figures that come back in their row and column, by the criterion of ../shared/score/tables.mjs: page, value, code or name of the row,
 * lowest head of the column.
 *
 * `money`, `right` (%), `missed`: amounts. `extra`: amounts read that are none of those, 0 left out: what can raise a false alarm. `other`,
 * `right` (%): all else – counts, scores, weights, and every figure of performance forms, whose boxes within boxes only lines show.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { extract } from '../src/extract/extract.ts'
import { openDisclosure, printable } from '../src/index.ts'
import { layout } from '../src/layout/layout.ts'
import type { PageFrame, TableBlock } from '../src/layout/types.ts'
import type { Extraction, Table } from '../src/model/reading.ts'
import { turned } from '../src/pdf/types.ts'
import { pdfs } from './documents.ts'
import { type Form, forms, type SetCell, type SetTable, setTables, type Truth } from './typeset.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    verbose: { type: 'boolean', default: false },
    form: { type: 'string', multiple: true },
    each: { type: 'boolean', default: false },
  },
})
const wanted = Object.entries(forms).filter(([name]) => values.form?.includes(name) ?? true)

const files = pdfs(positionals)

const bare = (text: string): string => text.replace(/[\s·]/gu, '').replace(/\(/gu, '（').replace(/\)/gu, '）')

/** Sets of rows that one page of the block holds, and what should be read of them. */
function model(block: TableBlock, tables: readonly Table[], extraction: Extraction, frames: ReadonlyMap<number, PageFrame>): SetTable {
  const edges = Array.from({ length: block.columns + 1 }, () => ({ sum: 0, count: 0 }))
  for (const cell of block.cells) {
    for (const [edge, x] of [
      [cell.column, cell.box[0]],
      [cell.column + cell.columnSpan, cell.box[2]],
    ] as const) {
      const at = edges[edge]
      if (at) {
        at.sum += x
        at.count++
      }
    }
  }
  const xs = edges.map((e) => (e.count > 0 ? e.sum / e.count : Number.NaN))
  for (let i = 1; i < xs.length; i++) if (Number.isNaN(xs[i])) xs[i] = (xs[i - 1] ?? 0) + 20
  const left = tables.flatMap((table) =>
    table.cells.flatMap(({ figure: id, row, column }) => {
      const figure = extraction.figures[id]
      const frame = figure && frames.get(figure.source.page)
      const box = figure?.source.boxes[0]
      return figure && frame && box ? [{ figure, table, row, column, box: turned(box, frame), used: false }] : []
    }),
  )
  const cells = block.cells.map((cell): SetCell => {
    const inside = left.find(({ figure, box, used }) => {
      const { offset, page } = figure.source
      const place = cell.places[offset]?.box
      return (
        !used &&
        page === cell.page &&
        place !== undefined &&
        cell.text.slice(offset, offset + figure.printed.length) === figure.printed &&
        Math.abs(box[0] - place[0]) < 2 &&
        Math.abs(box[1] - place[1]) < 2
      )
    })
    if (inside) inside.used = true
    const row = inside?.table.rows[inside.row]
    const path = inside ? (inside.table.columns[inside.column]?.path ?? []) : []
    const figure = inside?.figure
    return {
      text: cell.text,
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      page: cell.page,
      indent: cell.indent,
      ...(inside && figure
        ? {
            truth: {
              value: figure.printed,
              row: bare(`${row?.code ?? row?.body ?? ''} ${row?.label ?? ''}`),
              key: bare(row?.code ?? row?.label ?? ''),
              head: bare(path.at(-1) ?? ''),
              money: figure.unit.dimension === 'money' && inside.table.kind?.startsWith('P-') !== true,
            },
          }
        : {}),
    }
  })
  return {
    title: tables[0]?.title ?? '',
    above: block.above.map((l) => l.text),
    below: block.below.map((l) => l.text),
    xs,
    rows: block.rows,
    columns: block.columns,
    cells,
  }
}

const value = (v: string): string => (/^[-+]?\d+(\.\d+)?%?$/u.test(v.replace(/[,，\s]/gu, '')) ? v.replace(/[,，\s]/gu, '') : bare(v))

interface Count {
  money: number
  moneyRight: number
  other: number
  otherRight: number
  extra: number
}
const none = (): Count => ({ money: 0, moneyRight: 0, other: 0, otherRight: 0, extra: 0 })
const sums = new Map(wanted.map(([name]) => [name, none()]))

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1))

function score(expected: readonly Truth[], extraction: Extraction, say: (text: string) => void): Count {
  const count = none()
  const got = extraction.tables.flatMap((table) =>
    table.cells.flatMap((cell) => {
      const figure = extraction.figures[cell.figure]
      const row = table.rows[cell.row]
      return figure
        ? [
            {
              page: figure.source.page,
              value: value(figure.printed),
              row: bare(`${row?.code ?? row?.body ?? ''} ${row?.label ?? ''}`),
              head: bare(table.columns[cell.column]?.path.at(-1) ?? ''),
              money: figure.unit.dimension === 'money' && table.kind?.startsWith('P-') !== true,
              used: false,
            },
          ]
        : []
    }),
  )
  const byValue = new Map<string, typeof got>()
  for (const cell of got) {
    const key = `${cell.page} ${cell.value}`
    const list = byValue.get(key)
    if (list) list.push(cell)
    else byValue.set(key, [cell])
  }
  for (const cell of expected) {
    const candidates = byValue.get(`${cell.page} ${value(cell.value)}`) ?? []
    const hit = candidates.find(
      (c) =>
        !c.used &&
        c.row.includes(cell.key) &&
        (c.head === cell.head || c.head.endsWith(cell.head) || (c.head !== '' && cell.head.endsWith(c.head))),
    )
    if (cell.money) count.money++
    else count.other++
    if (hit) {
      hit.used = true
      cell.money ? count.moneyRight++ : count.otherRight++
    } else if (cell.money) {
      const free = candidates.filter((c) => !c.used)
      say(
        `missed p${cell.page} [${cell.row}]×[${cell.head}] = ${cell.value}   got ${free.length === 0 ? 'nothing' : free.map((c) => `[${c.row}]×[${c.head}]`).join(' ')}`,
      )
    }
  }
  for (const cell of got) {
    if (cell.used || !cell.money || /^-?0*(?:\.0*)?$/u.test(cell.value)) continue
    count.extra++
  }
  return count
}

const line = (form: string, c: Count, name: string): void => {
  stdout.write(
    `${[form.padEnd(22), String(c.money).padStart(7), percent(c.moneyRight, c.money).padStart(6), String(c.money - c.moneyRight).padStart(6), String(c.extra).padStart(6), String(c.other).padStart(7), percent(c.otherRight, c.other).padStart(6), name].join('  ')}\n`,
  )
}
stdout.write('other: counts, scores and all figures of performance forms, whose boxes only lines show\n')
stdout.write(`${'form'.padEnd(22)}    money  right  missed   extra   other  right  document\n`)

for (const file of files) {
  const path = fileURLToPath(file)
  const drawn = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
  const { document, extraction } = drawn
  const frames = new Map(document.pages.map((p) => [p.number, p]))
  const tables: SetTable[] = []
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    const own = extraction.tables.filter((t) => t.block === block.index)
    if (own.every((t) => t.cells.length === 0)) continue
    tables.push(model(block, own, extraction, frames))
  }
  for (const [name, form] of wanted as [string, Form][]) {
    const { pages, expected } = setTables(tables, form)
    const count = score(expected, extract(layout(pages)), values.verbose ? (text) => stdout.write(`      ${printable(text)}\n`) : () => {})
    const sum = sums.get(name)
    if (sum) for (const key of Object.keys(sum) as (keyof Count)[]) sum[key] += count[key]
    if (values.each || values.verbose) line(name, count, basename(path))
  }
}
for (const [name, sum] of sums) line(name, sum, `all ${files.length}`)
