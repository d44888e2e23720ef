/** Subjects of the narrative, and the parts of a report. Data. */
import type { Chapter, DutyText as Text, Topic } from '../../model/duty.ts'

export const chapters: readonly { readonly key: Chapter; readonly name: Text }[] = [
  { key: 'overview', name: { zh: '概况', en: 'Overview' } },
  { key: 'tables', name: { zh: '报表', en: 'Tables' } },
  { key: 'totals', name: { zh: '收支情况', en: 'Income and expenditure' } },
  { key: 'three-public', name: { zh: '“三公”经费', en: 'Travel abroad, vehicles and receptions (三公)' } },
  { key: 'matters', name: { zh: '其他重要事项', en: 'Other matters of weight' } },
  { key: 'performance', name: { zh: '绩效', en: 'Performance' } },
  { key: 'glossary', name: { zh: '名词解释', en: 'Terms explained' } },
]

export interface Subject {
  readonly topic: Topic
  /** Phrases of a heading that opens it. */
  readonly headings: readonly string[]
  /** Phrases of a sentence that speaks of it, where it has no heading of its own. */
  readonly sentences: readonly string[]
}

export const subjects: readonly Subject[] = [
  {
    topic: 'totals',
    headings: ['(收支|收入支出|收入、支出|预算|决算)…总体', '收支…(情况|变化|说明)', '(收入|支出)(预算|决算)…(情况|说明)', '总体情况'],
    sentences: ['(收入|支出|收支)(预算|决算)?(总计|总额|总预算|合计|预算)…#'],
  },
  { topic: 'three-public', headings: ['三公'], sentences: ['三公…#', '(没有|无|未|不)…三公', '三公…(没有|无|未|不|零)'] },
  { topic: 'running', headings: ['机关运行'], sentences: ['机关运行…#', '(没有|无|未|不)…机关运行', '机关运行…(没有|无|未|不|零)'] },
  { topic: 'purchases', headings: ['政府采购'], sentences: ['(政府)?采购…#', '(没有|无|未|不)…政府采购', '政府采购…(没有|无|未|不|零)'] },
  { topic: 'assets', headings: ['国有资产', '资产占'], sentences: ['(车辆|公务用车|设备)…#(辆|台)', '国有资产…(#|没有|无)'] },
  { topic: 'performance', headings: ['绩效'], sentences: ['绩效…#', '(预算|项目|资金|支出|整体)…绩效(目标|评价|自评|管理)'] },
  { topic: 'funds', headings: ['政府性基金', '国有资本经营'], sentences: ['政府性基金', '国有资本经营'] },
]

/** Headings under which terms are explained. */
export const glossaryHeadings: readonly string[] = [
  '名词解释',
  '名词说明',
  '专业(性)?名词',
  '专业术语',
  '术语解释',
  '名词术语',
  '名词释义',
  '相关名词',
  '有关名词',
]
