/** 「时效指标 … 2021年1月1日至2021年12月31日」 in the budget of 2022: what is to be done in a year cannot be due before it. */
import type { GridCell, TableBlock } from '../../layout/types.ts'
import type { Source } from '../../model/document.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { lineSource } from '../operands/wording.ts'

export interface Deadline {
  readonly year: number
  readonly source: Source
  readonly subject: string
}

/** A cell that holds nothing but one day or month, or a time between two. */
const onlyDate =
  /^(?:截[至止]|于|在)?(20\d\d)年(?:度|\d{1,2}月(?:\d{1,2}日|底|末|份)?|底|末)?(?:[-—~至到]+(?:(20\d\d)年)?(?:度|\d{1,2}月(?:\d{1,2}日|底|末|份)?|底|末)?)?(?:之?前|以前|内)?(?:完成|完工|办结)?[。;]?$/
const whenDue = /时效|完成时间|完成时限|完成期限/
/** When it began may well be earlier. */
const whenBegun = /开始|起始|启动|开工|立项|起止|实施期|合同/

/** Times by which the indicators of a performance form are due, with the latest year that they name. */
export function deadlinesOf(facts: FactSet): Deadline[] {
  return facts.document.blocks.flatMap((block) => {
    if (block.kind !== 'table' || !block.pages.every((p) => facts.document.pages.find((f) => f.number === p)?.readBy === 'text')) return []
    const texts = new Map(block.cells.map((cell) => [cell, fold(cell.text).replace(/\s/g, '')]))
    if (![...texts.values()].some((text) => /绩效(?:目标|指标)|[一二三]级指标/.test(text))) return []
    return block.cells.flatMap((cell): Deadline[] => {
      const text = texts.get(cell) ?? ''
      const years = onlyDate
        .exec(text)
        ?.slice(1)
        .flatMap((year) => (year === undefined ? [] : [Number(year)]))
      if (years === undefined) return []
      const row = besideIn(block, cell).map((other) => texts.get(other) ?? '')
      if (!row.some((name) => whenDue.test(name)) || row.some((name) => whenBegun.test(name))) return []
      return [{ year: Math.max(...years), source: lineSource(facts, block, cell), subject: text }]
    })
  })
}

/** The cells to the left of a cell, those that span its row among them. */
const besideIn = (block: TableBlock, cell: GridCell): readonly GridCell[] =>
  block.cells.filter((other) => other.column < cell.column && other.row <= cell.row && other.row + other.rowSpan > cell.row)
