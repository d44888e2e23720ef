/** Facts as rows: each with all that tells it from every other, in 元 beside what is printed, and with what the check made of it. */
import type { Box } from '../model/document.ts'
import type { Assessment, Finding } from '../model/finding.ts'
import type { Extraction, Figure } from '../model/reading.ts'
import { format, trim } from '../number/decimal.ts'
import { baseValue, figuresIn } from '../relation/judge.ts'
import type { Verdict } from '../relation/relation.ts'
import type { FactRecord } from '../store/database/record.ts'

/** What weighs most: a figure that is contradicted once is contradicted. */
const order: readonly Verdict[] = ['contradiction', 'convention', 'rounding', 'exact', 'notCheckable']

/** The verdict on every figure that a check speaks of. */
export function verdictsOf({ judged }: Assessment, figures: number): Verdict[] {
  const verdicts: Verdict[] = Array.from({ length: figures }, () => 'notCheckable')
  for (const { claim, reading, verdict } of judged) {
    const relation = claim.readings[reading]
    // A sum that does not add up speaks against the figure that states it, not against every addend.
    const about = verdict === 'contradiction' ? [claim.stated] : relation ? figuresIn(relation) : []
    for (const figure of about) {
      const before = verdicts[figure]
      if (before !== undefined && order.indexOf(verdict) < order.indexOf(before)) verdicts[figure] = verdict
    }
  }
  return verdicts
}

/** Money in 元, exact, without idle zeros; undefined for anything else. */
export const yuanOf = (figure: Figure): string | undefined =>
  figure.unit.dimension === 'money' ? format(trim(baseValue(figure))) : undefined

const hull = (boxes: readonly Box[]): readonly number[] | undefined => {
  const [first, ...rest] = boxes
  return (
    first && rest.reduce<Box>((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])], first)
  )
}

const believed = (finding: Finding): number | undefined =>
  (finding as Finding & { readonly belief?: { readonly probability: number } }).belief?.probability

export function factRecords(extraction: Extraction, assessment: Assessment): FactRecord[] {
  const verdicts = verdictsOf(assessment, extraction.figures.length)
  const cells = new Map(
    extraction.tables.flatMap((table, i) => table.cells.map((cell) => [cell.figure, { table, number: i + 1, cell }] as const)),
  )
  const findings = new Map<number, Finding>()
  for (const finding of assessment.report.findings)
    if (finding.figure !== undefined && finding.severity !== 'info' && !findings.has(finding.figure)) findings.set(finding.figure, finding)
  const rows: FactRecord[] = []
  for (const fact of extraction.facts) {
    const figure = extraction.figures[fact.figure]
    if (!figure) continue
    const place = cells.get(figure.id)
    const column = place?.table.columns[place.cell.column]
    const finding = findings.get(figure.id)
    const belief = finding && believed(finding)
    const yuan = yuanOf(figure)
    const box = hull(figure.source.boxes)
    const { figure: _figure, body, role: _role, ...key } = fact
    rows.push({
      ...key,
      figure: figure.id,
      ...(body === undefined ? {} : { about: body }),
      ...(column?.concept === undefined ? {} : { columnKey: column.concept }),
      value: figure.printed,
      unit: figure.unit.symbol,
      ...(yuan === undefined ? {} : { yuan }),
      page: figure.source.page,
      quote: figure.source.quote,
      ...(box === undefined ? {} : { box: box.map((x) => Math.round(x * 100) / 100) }),
      ...(place === undefined ? {} : { tableNumber: place.number }),
      verdict: verdicts[figure.id] ?? 'notCheckable',
      ...(belief === undefined ? {} : { belief }),
      ...(finding === undefined ? {} : { finding: finding.id }),
    })
  }
  return rows
}
