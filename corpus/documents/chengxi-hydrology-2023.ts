/**
 * A final account with one of each kind of omission: 澄溪市水文监测局 is invented. It is the consistent account of linlan-hydrology-2023
 * under another name, with a table, a section, an amount, a part of a breakdown, a count, a comparison and a reason taken out.
 */
import type { Block, Cell, Report } from '../typeset/blocks.ts'
import { hydrology } from './linlan-hydrology-2023.ts'

/** What is taken out of the text, and what stands there instead. Each must be found once. */
const CUTS: readonly (readonly [printed: RegExp, instead: string])[] = [
  // reason, and a change that asks for one
  [/，完成预算的[\d.]+%，决算数小于预算数的主要原因：严格控制公务用车运行和接待标准。/, '，比2022年度减少0.44万元。'],
  // counts
  [/全年国内公务接待9批次，接待74人次。/, ''],
  // comparison
  [/，比2022年度[^。]*，主要原因是压减办公用品和会议支出。/, '，用于办公、水电和差旅。'],
  // a part of a breakdown
  [/、政府采购服务支出[\d.,]+万元/, ''],
  // amount
  [/授予中小企业合同金额[^。]*。/, ''],
]

export function omissions(): Report {
  const found = CUTS.map(() => 0)
  const named = (text: string): string => text.replaceAll('临澜市', '澄溪市')
  const cut = (text: string): string =>
    CUTS.reduce((left, [printed, instead], i) => {
      if (!printed.test(left)) return left
      found[i] = (found[i] ?? 0) + 1
      return left.replace(printed, instead)
    }, named(text))
  const cells = (rows: readonly (readonly Cell[])[]): Cell[][] => rows.map((row) => row.map((one) => ({ ...one, text: named(one.text) })))
  const whole = hydrology()
  const glossary = whole.blocks.findIndex((block) => block.kind === 'part' && block.text.includes('名词解释'))
  const blocks = whole.blocks.slice(0, glossary).flatMap((block): Block[] => {
    if (block.kind === 'break') return [block]
    if (block.kind === 'cover') return [{ ...block, lines: block.lines.map(named) }]
    if (block.kind !== 'table') return block.text.includes('名词解释') ? [] : [{ ...block, text: cut(block.text) }]
    if (block.title.startsWith('政府性基金')) return []
    return [
      { ...block, ...(block.left === undefined ? {} : { left: named(block.left) }), head: cells(block.head), body: cells(block.body) },
    ]
  })
  if (found.some((times) => times !== 1)) throw new Error(`cuts found ${found.join(', ')} times`)
  return { ...whole, title: named(whole.title), blocks }
}
