/** The document's tables as they were read, with the cells that do not agree marked. */
import type { Table, TableColumn } from '../../model/reading.ts'
import { html } from '../escape.ts'
import { type HandedFinding, type Handover, type Involvement, involvements, standsAgainst } from '../handover.ts'
import { identityName } from '../identities.ts'
import { both, t, w } from './words.ts'

export function tablesSection(handed: Handover): string {
  const { tables } = handed.extraction
  if (tables.length === 0) return ''
  const involved = involvements(handed.findings)
  const uncovered = new Set(handed.ledger.filter((entry) => entry.status === 'uncovered').map((entry) => entry.figure))
  const key = `<p class="key"><span><i class="bad">✗</i>${t(w.broken)}</span><span><i class="part">0</i>${t(w.part)}</span><span><i class="idle">0</i>${t(w.idle)}</span></p>`
  return `<section id="tables">
<h2 class="section">${t(w.tables)}</h2>
${key}
${tables.map((table) => one(table, handed, involved, uncovered)).join('\n')}
</section>`
}

const stands = (item: HandedFinding | undefined): boolean => item?.standing === 'open' || item?.standing === 'confirmed'

function one(table: Table, handed: Handover, involved: ReadonlyMap<number, Involvement>, uncovered: ReadonlySet<number>): string {
  const broken = table.cells.filter((cell) => stands(standsAgainst(involved.get(cell.figure)))).length
  const lanes = [...new Set(table.columns.map((column) => column.lane))].sort((a, b) => a - b)
  const pages = table.pages.length === 0 ? '' : t(both(`p. ${table.pages.join(', ')}`, `第 ${table.pages.join('、')} 页`))
  const about = [pages, html(table.unit?.symbol ?? ''), t(w.cells(table.cells.length))].filter((part) => part !== '').join(' · ')
  return `<details${broken > 0 ? ' open' : ''}><summary>${html(table.title || `${table.index + 1}`)}<small>${about}${
    broken > 0 ? ` · <span class="broken">${t(w.broke(broken))}</span>` : ''
  }</small></summary>
<div class="scroll">${identities(table)}${lanes.map((lane) => grid(table, lane, handed, involved, uncovered)).join('')}</div></details>`
}

function identities(table: Table): string {
  const list = (table.identities ?? []).filter((identity) => identity.held + identity.broken > 0)
  if (list.length === 0) return ''
  const items = list.map(
    ({ name, held, broken }) =>
      `<li>${t(both(identityName(name, 'en'), identityName(name, 'zh')))} · ${t(w.held)} <b>${held} / ${held + broken}</b></li>`,
  )
  return `<ul class="identities">${items.join('')}</ul>`
}

function grid(
  table: Table,
  lane: number,
  handed: Handover,
  involved: ReadonlyMap<number, Involvement>,
  uncovered: ReadonlySet<number>,
): string {
  const columns = table.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.lane === lane)
  const rows = table.rows.map((row, index) => ({ row, index })).filter(({ row }) => row.lane === lane)
  if (columns.length === 0 || rows.length === 0) return ''
  const figures = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.figure]))
  const cell = (row: number, column: number): string => {
    const id = figures.get(`${row} ${column}`)
    const printed = id === undefined ? undefined : handed.extraction.figures[id]?.printed
    if (id === undefined || printed === undefined) return '<td></td>'
    const involvement = involved.get(id)
    const against = standsAgainst(involvement)
    if (against) {
      const name = stands(against) ? (against.finding.severity === 'error' ? 'bad' : 'doubt') : 'waived'
      return `<td class="${name}"><a href="#f-${html(against.finding.id)}">${html(printed)}</a></td>`
    }
    const [evidence] = involvement?.evidence.filter(stands) ?? []
    if (evidence) return `<td class="part"><a href="#f-${html(evidence.finding.id)}">${html(printed)}</a></td>`
    return `<td${uncovered.has(id) ? ' class="idle"' : ''}>${html(printed)}</td>`
  }
  const body = rows.map(({ row, index }) => {
    const level = row.level ?? 0
    const label = [row.code ?? row.body ?? '', row.label].filter((part) => part !== '').join(' ')
    return `<tr${row.total ? ' class="total"' : ''}><th scope="row"${level > 0 ? ` class="lv${Math.min(level, 4)}"` : ''}>${html(label)}</th>${columns
      .map((column) => cell(index, column.index))
      .join('')}</tr>`
  })
  return `<table class="grid"><thead>${heads(columns.map(({ column }) => column))}</thead><tbody>${body.join('')}</tbody></table>`
}

/** Nested heads: neighbours under one head share its cell. */
function heads(columns: readonly TableColumn[]): string {
  const depth = Math.max(1, ...columns.map((column) => column.path.length))
  const lines: string[] = []
  for (let level = 0; level < depth; level++) {
    const cells: string[] = level === 0 ? [`<th${depth > 1 ? ` rowspan="${depth}"` : ''}>${t(w.item)}</th>`] : []
    for (let at = 0; at < columns.length; ) {
      const path = columns[at]?.path ?? []
      const name = path[level]
      let end = at + 1
      const leaf = level === path.length - 1
      const same = (other: readonly string[]): boolean =>
        !leaf && level < other.length - 1 && path.slice(0, level + 1).every((part, index) => part === other[index])
      while (end < columns.length && same(columns[end]?.path ?? [])) end++
      const span = end - at > 1 ? ` colspan="${end - at}"` : ''
      // A head that ends above the lowest line reaches down to it.
      const down = leaf && depth - level > 1 ? ` rowspan="${depth - level}"` : ''
      if (name !== undefined) cells.push(`<th scope="col"${span}${down}>${html(name)}</th>`)
      else if (path.length === 0 && level === 0) cells.push(`<th${depth > 1 ? ` rowspan="${depth}"` : ''}></th>`)
      at = end
    }
    lines.push(`<tr>${cells.join('')}</tr>`)
  }
  return lines.join('')
}
