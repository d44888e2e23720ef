/** Charts as SVG, drawn by Observable Plot over linkedom: optional packages, loaded here alone. */
import { decimal, toNumber } from '../number/decimal.ts'
import type { Comparison, Trend } from './compare.ts'

/** The packages that draw are not installed. */
export class NoCharts extends Error {
  override readonly name = 'NoCharts'
}

export interface Labels {
  readonly unit: string
  readonly levels: Readonly<Record<string, string>>
  readonly level: string
}

async function drawing() {
  try {
    const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
    return { Plot, document: parseHTML('<html><body></body></html>').document as unknown as Document }
  } catch (cause) {
    throw new NoCharts('charts need two packages: npm install @observablehq/plot linkedom', { cause })
  }
}

/** What a screen reader says, and no script or link of the library's. */
const svg = (element: { readonly outerHTML: string }): string => element.outerHTML

const font = { fontFamily: 'system-ui, sans-serif', fontSize: '12px' }
/** Pixels of a line of twelve pixels' type; of a Chinese character. */
const ROW = 22
const CHARACTER = 12

const levelKeys = ['department', 'unit', 'unknown'] as const
/** Told apart also by those who do not see all colours. */
export const levelColours: Readonly<Record<(typeof levelKeys)[number], string>> = {
  department: '#4e79a7',
  unit: '#f28e2b',
  unknown: '#9c9288',
}

const scaled = (value: string, unit: string): number => toNumber(decimal(value)) / (unit === '元' ? 10_000 : 1)

/** Bars, longest first, one a body; colours tell 部门 from 单位. */
export async function barChart(comparison: Comparison, labels: Labels, mostBars = 60): Promise<string> {
  const { Plot, document } = await drawing()
  const data = comparison.entries
    .map((entry, i) => ({
      name: `${i}`,
      label: `${entry.body} ${entry.period}`,
      value: scaled(entry.perHead ?? entry.value, comparison.unit),
      level: labels.levels[entry.level] ?? entry.level,
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, mostBars)
  const longest = Math.max(4, ...data.map(({ label }) => label.length))
  const names = new Map(data.map(({ name, label }) => [name, label]))
  return svg(
    Plot.plot({
      document,
      width: 860,
      height: data.length * ROW + 60,
      marginLeft: Math.min(400, longest * CHARACTER + 12),
      marginRight: 80,
      style: font,
      color: { domain: levelKeys.map((key) => labels.levels[key] ?? key), range: levelKeys.map((key) => levelColours[key]) },
      x: { grid: true, label: labels.unit, nice: true },
      y: { label: null, domain: data.map(({ name }) => name), tickFormat: (name: string) => names.get(name) ?? '' },
      marks: [
        Plot.barX(data, { x: 'value', y: 'name', fill: 'level' }),
        Plot.text(data, {
          x: 'value',
          y: 'name',
          text: (one: { value: number }) => one.value.toLocaleString('en', { maximumFractionDigits: 2 }),
          dx: 4,
          textAnchor: 'start',
        }),
        Plot.ruleX([0]),
      ],
    }) as unknown as { outerHTML: string },
  )
}

/** Lines over the years, one an item. */
export async function lineChart({ lines, periods }: Trend, unit: string): Promise<string> {
  const { Plot, document } = await drawing()
  const data = lines.flatMap(({ concept, unit: of, points }) =>
    points.map(({ period, stated }) => ({ concept, period: String(period), value: scaled(stated.value, of) })),
  )
  const last = lines.flatMap(({ concept, unit: of, points }) => {
    const point = points.at(-1)
    return point ? [{ concept, period: String(point.period), value: scaled(point.stated.value, of) }] : []
  })
  return svg(
    Plot.plot({
      document,
      width: 860,
      height: 380,
      marginLeft: 80,
      marginRight: 170,
      style: font,
      x: { type: 'point', domain: periods.map(String), label: null },
      y: { grid: true, label: unit, nice: true, zero: true },
      color: { scheme: 'Tableau10' },
      marks: [
        Plot.line(data, { x: 'period', y: 'value', stroke: 'concept', strokeWidth: 2 }),
        Plot.dot(data, { x: 'period', y: 'value', fill: 'concept', r: 3 }),
        Plot.text(last, { x: 'period', y: 'value', text: 'concept', fill: 'concept', dx: 8, textAnchor: 'start' }),
        Plot.ruleY([0]),
      ],
    }) as unknown as { outerHTML: string },
  )
}
