/** Comparisons and trends as rows, for every kind of file. */
import { decimal, format, shift } from '../number/decimal.ts'
import type { Column, View } from '../store/database/schema.ts'
import type { Row } from '../store/database/sql.ts'
import type { Comparison, Entry, Trend } from './compare.ts'

const c = (name: string, type: Column['type'], en: string, zh: string): Column => ({ name, type, meaning: { en, zh } })
const o = (name: string, type: Column['type'], en: string, zh: string): Column => ({ ...c(name, type, en, zh), optional: true })

const columns: readonly Column[] = [
  c('concept', 'text', 'item', '项目'),
  c('body', 'text', 'body', '主体'),
  c('level', 'text', 'department, unit, unknown', 'department 部门、unit 单位、unknown 未知'),
  c('kind', 'text', 'final-account, budget', 'final-account 决算、budget 预算'),
  o('year', 'integer', 'year of the document', '文件年度'),
  o('period', 'integer', 'year of the figure', '数值年度'),
  o('province', 'text', 'province', '省份'),
  o('city', 'text', 'city', '地市'),
  c('status', 'text', 'stated, several (values that do not agree), missing', 'stated 已列明、several 数值不一、missing 未列明'),
  o('scope', 'text', '口径', '口径'),
  o('phase', 'text', 'budget, actual, …', '阶段'),
  o('value', 'decimal', 'in 元, or as it is counted; exact', '折合元或按其计量，精确'),
  o('unit', 'text', 'unit of value', 'value 的单位'),
  o('heads', 'decimal', 'people it is divided by', '人数'),
  o('per_head', 'decimal', 'value per head', '人均'),
  o('printed', 'text', 'as printed', '原文数值'),
  o('printed_unit', 'text', 'as printed', '原文单位'),
  o('times', 'integer', 'how often the document states it', '文件中出现次数'),
  o('verdict', 'text', 'what its checks came to', '核对结论'),
  o('other_values', 'text', 'other values that the document states', '文件中的其他数值'),
  o('file', 'text', 'file', '文件'),
  o('page', 'integer', 'page', '页码'),
  o('quote', 'text', 'sentence or row as printed', '原文'),
  c('sha256', 'text', 'of the document', '文件内容的 sha256'),
]

/** The columns of a comparison; a row an entry, missing ones last. */
export const comparisonView: View = {
  name: 'comparison',
  meaning: { en: 'One item, body by body.', zh: '同一项目，逐个主体。' },
  columns,
  order: ['body'],
  from: '',
  expressions: {},
}

const rowOf = (concept: string, entry: Entry): Row => ({
  concept,
  body: entry.body,
  level: entry.level,
  kind: entry.kind,
  year: entry.year,
  period: entry.period,
  province: entry.province ?? null,
  city: entry.city ?? null,
  status: entry.differing.length > 0 ? 'several' : 'stated',
  scope: entry.scope,
  phase: entry.phase,
  value: entry.value,
  unit: entry.unit,
  heads: entry.heads?.value ?? null,
  per_head: entry.perHead ?? null,
  printed: entry.place.printed,
  printed_unit: entry.place.unit,
  times: entry.times,
  verdict: entry.verdict,
  other_values:
    entry.differing.length === 0 ? null : entry.differing.map((other) => `${other.printed}${other.unit} (${other.page})`).join('; '),
  file: entry.place.file,
  page: entry.place.page,
  quote: entry.place.quote,
  sha256: entry.place.sha256,
})

export const comparisonRows = ({ concept, entries, missing }: Comparison): Row[] => [
  ...entries.map((entry) => rowOf(concept, entry)),
  ...missing.map((one) => ({
    concept,
    body: one.body,
    level: one.level,
    kind: one.kind,
    year: one.year,
    status: 'missing',
    file: one.file,
    sha256: one.sha256,
  })),
]

export const trendRows = (trends: readonly Trend[]): Row[] =>
  trends.flatMap(({ lines }) =>
    lines.flatMap(({ concept, points }) => points.map(({ stated, differing }) => rowOf(concept, { ...stated, differing }))),
  )

/** 元 as 万元, exact. */
export const inTenThousands = (yuan: string): string => {
  const moved = shift(decimal(yuan), -4)
  let { digits, scale } = moved
  while (scale > 2 && digits % 10n === 0n) {
    digits /= 10n
    scale--
  }
  return format({ digits: scale < 2 ? digits * 10n ** BigInt(2 - scale) : digits, scale: Math.max(scale, 2) })
}

/** `1234567.80` → `1,234,567.80`. */
export const grouped = (number: string): string => number.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

/** A value as it is shown: money in 万元, anything else as it is counted. */
export const shownValue = (value: string, unit: string): string => (unit === '元' ? grouped(inTenThousands(value)) : grouped(value))
export const shownUnit = (unit: string): string => (unit === '元' ? '万元' : unit)
