/** Which rows of a grid are heads, and where a new head begins another part of the table. */
import type { Cell, Matrix } from './cells.ts'

/** Rows of a grid under one head. */
export interface Section {
  /** Head rows, top to bottom; none for a form without heads. */
  readonly heads: readonly number[]
  /** Rows of records. */
  readonly body: readonly number[]
  /** Texts that stand across the whole table above the head. */
  readonly captions: readonly Cell[]
}

/** Words that stand in heads of disclosure tables. Matched on folded labels; a head is a row made mostly of these. */
const headWord =
  /^(?:项目(?:\(按.+\))?|收入|支出|金额|单位|名称|内容|备注|说明|合计|小计|总计|类|款|项|栏次|行次|序号|编号|其中:?|本年|上年|当年|增减.*|预算|决算|数量|单价|单位(?:编码|代码|名称)|部门(?:编码|代码|名称)?|[一二三]级(?:指标)?|绩效.*指标.*|指标(?:名称|性质|值|内容|类型|说明|解释|权重.*)?|.*指标值|.*(?:计量|度量)单位|是否.*|分值.*|权重.*|得分.*|评分.*|扣分.*|自评.*|执行率.*|完成率|完成值|.*完成(?:值|情况|数).*|偏差.*|未完成.*|预期目标.*|.*年度目标|.*(?:科目|分类|编码|代码|类别|品目|目录)(?:编码|代码|名称)?(?:\(.*\))?|.*(?:预算|执行|决算|调整|完成|结转|拨款|到位|安排)数?(?:\([A-Z]\)|[A-Z])?(?:\(.*元\))?|.*(?:收入|支出|经费|拨款|资金|结余|结转|费用?|补助|预算|决算|金额|总额)(?:合计|总计|小计|总表)?(?:\(.*\))?|.*(?:方式|形式|来源|时间|依据|性质|用途)|.*人数|.*(?:数|率|占比|比重|比例)(?:\(.*\)|[A-Z])?|资金(?:性质|来源|总额).*|.*(?:名称|内容|任务)|总额|项目名称|主管部门|实施单位|责任单位)$/u

/** What only an item is called. */
const itemName = /^[^()]{2,}(?:支出|收入)$/u

/** Words that open a pair of key and value in a form rather than a column. */
const formWord =
  /^(?:项目名称|项目编码|主管部门.*|实施单位.*|项目(?:属性|类型|概况|负责人|起止.*)|资金主管部门|单位名称|部门名称|联系.*|填报.*|预算单位.*|.*(?:总体|年度|绩效)目标|.*概况)$/u

const amountHead = /^(?:金额|数额|合计|小计|总计|.*(?:预算|决算|执行)数|数量|备注|收入|支出|本年(?:收入|支出)|.*指标值?)(?:\(.*\))?$/u

/** A class of indicators: below a head that has a column of targets, it begins their list. */
const indicatorClass = /^(?:产出|数量|质量|时效|成本|(?:经济|社会|生态)?(?:效益|成本)|可持续影响|(?:服务对象)?满意度)指标$/u
const targetHead = /指标值|目标值/u

const total = /^(?:合计|总计|小计)$/u
const code = /^(?!(?:19|20)\d{2}年)\[?\d{3,9}\]?(?:[-－—].+|\D.*)?$/u
const listed = /^(?:[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.．]|其中:.)/u

/** A row that numbers its columns: 「栏次 1 2 3」, 「1 2 3=1+2」, 「甲 乙 1 2」. */
export function numbersColumns(cells: readonly Cell[]): boolean {
  const filled = cells.filter((c) => !c.blank)
  if (filled.length === 0) return false
  const words = filled.filter((c) => !/^(?:\d{1,2}|[A-Z]|(?=.*\d)[\d=+\-*/()（）]+|\d{1,2}=.*|[①-⑳])$/u.test(c.folded))
  const numbers = filled
    .map((c) => /^\d{1,2}(?==|$)/u.exec(c.folded)?.[0])
    .filter((n): n is string => n !== undefined)
    .map(Number)
  const rising = numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1)
  // A scan may show its mark as anything; nothing else counts up from 1 like that.
  const counts = rising && numbers[0] === 1 && numbers.length >= 5 && words.length <= 1 && words.every((c) => c.folded.length <= 3)
  if (!counts && words.some((c) => !/^(?:栏次|行次|列次|序号|[甲乙丙丁戊]|[*]+|__)$/u.test(c.folded))) return false
  if (numbers.length === 0) return words.length > 0
  return counts || (rising && (words.some((c) => /次$/u.test(c.folded)) || numbers.length >= 2 || (numbers[0] === 1 && words.length > 0)))
}

/** The share of a row's words that are words of a head. */
function headShare(cells: readonly Cell[]): number {
  const filled = cells.filter((c) => !c.blank)
  if (filled.length === 0) return 0
  return filled.filter((c) => headWord.test(c.folded) && !formWord.test(c.folded)).length / filled.length
}

/** Sentences, which forms print between two heads: what was hoped for and what was achieved. */
const isPassage = (cell: Cell): boolean => cell.folded.length > 40 && /[,;。]/u.test(cell.folded)

function mayBeHead(cells: readonly Cell[]): boolean {
  const filled = cells.filter((c) => !c.blank)
  if (filled.length === 0) return false
  if (numbersColumns(cells)) return true
  if (filled.some((c) => c.figure && !/^(?:19|20)\d{2}$/u.test(c.folded))) return false
  const first = filled[0]
  if (!first || filled.some(isPassage)) return false
  if (filled.length === 1 && (total.test(first.folded) || code.test(first.folded) || listed.test(first.folded))) return false
  return !filled.some((c) => listed.test(c.folded) && (c === first || !/^其中/u.test(c.folded))) && !code.test(first.folded)
}

/** What a head says: a speck that one page prints and another does not makes no other head. */
const texts = (cells: readonly Cell[]): string => cells.map((c) => c.folded.replace(/[^\p{L}\p{N}%]/gu, '')).join('|')

/** Cuts a table into its parts, each with its head. Heads repeated on a later page are no part of the body. */
export function sections(matrix: Matrix): Section[] {
  const out: Section[] = []
  let heads: number[] = []
  let body: number[] = []
  let captions: Cell[] = []
  const seen = new Set<string>()
  // A record without amounts has words in its label columns only; a head has words where figures stood.
  const standsOverFigures = (cells: readonly Cell[]): boolean => {
    const columns = new Set(
      body.flatMap((r) =>
        matrix
          .startingIn(r)
          .filter((c) => c.figure)
          .map((c) => c.grid.column),
      ),
    )
    return (
      columns.size === 0 ||
      cells.some((c) => !c.blank && [...columns].some((k) => k >= c.grid.column && k < c.grid.column + c.grid.columnSpan))
    )
  }
  const flush = (): void => {
    if (heads.length > 0 || body.length > 0) out.push({ heads, body, captions })
    heads = []
    body = []
    captions = []
  }
  for (let row = 0; row < matrix.rows; row++) {
    const cells = matrix.startingIn(row)
    const filled = cells.filter((c) => !c.blank)
    const across = filled.length === 1 && filled[0]?.grid.columnSpan === matrix.columns && !filled[0].figure && matrix.columns > 1
    if (across && !listed.test(filled[0]?.folded ?? '') && !total.test(filled[0]?.folded ?? '')) {
      if (body.length > 0) flush()
      captions.push(filled[0] as Cell)
      continue
    }
    const below = heads.some((r) => matrix.startingIn(r).some((c) => targetHead.test(c.folded)))
    const head =
      mayBeHead(cells) &&
      !(below && cells.some((c) => indicatorClass.test(c.folded))) &&
      !(body.length === 0 && isEmptyRecord(cells, heads))
    if (body.length === 0) {
      if (!head) {
        if (filled.length > 0 || cells.length > 0) body.push(row)
      } else if (heads.length === 0 && isForm(cells, matrix)) {
        body.push(row)
      } else {
        heads.push(row)
        seen.add(texts(cells))
      }
      continue
    }
    // Inside a body only a known head, or a row made of words of heads, begins another part.
    if (head && filled.length >= 2 && seen.has(texts(cells)) && !numbersColumns(cells)) continue
    if (head && numbersColumns(cells) && seen.has(texts(cells))) continue
    if (
      head &&
      filled.length >= 2 &&
      !numbersColumns(cells) &&
      headShare(cells) >= 0.6 &&
      !looksLikeRecord(cells) &&
      standsOverFigures(cells)
    ) {
      flush()
      heads.push(row)
      seen.add(texts(cells))
      continue
    }
    body.push(row)
  }
  flush()
  return out
}

/** A name alone, with an empty cell under every other head: an item for which there is nothing. */
const isEmptyRecord = (cells: readonly Cell[], heads: readonly number[]): boolean => {
  const [name, ...others] = cells.filter((c) => !c.blank)
  const single = cells.every((c) => c.grid.columnSpan === 1 && c.grid.rowSpan === 1)
  return heads.length > 0 && others.length === 0 && single && name?.grid.column === 0 && itemName.test(name.folded)
}

/** A row of keys and values (「项目名称 | … | 主管部门 | …」), which is no head. */
function isForm(cells: readonly Cell[], matrix: Matrix): boolean {
  const filled = cells.filter((c) => !c.blank)
  const first = filled[0]
  if (!first) return false
  if ((headShare(cells) >= 0.6 && filled.length > 2) || filled.some((c) => c.grid.rowSpan > 1)) return false
  const pair = filled.length === 2
  // 「项目名称 | 金额」 is a head, 「项目名称 | 培训经费」 is a key with its value.
  const heads = filled.slice(1).some((c) => (pair ? amountHead : headWord).test(c.folded) && !formWord.test(c.folded))
  return !heads && (formWord.test(first.folded) || (pair && matrix.columns > 3 && headShare(cells) < 0.6))
}

/** A row of words that is a record: 一级指标 names in front, no word that heads an amount. */
function looksLikeRecord(cells: readonly Cell[]): boolean {
  const filled = cells.filter((c) => !c.blank)
  const strong =
    /^(?:.*指标值.*|分值.*|得分.*|权重.*|[一二三]级指标|指标(?:名称|性质|值)|合计|小计|预算数|决算数|执行率.*|.*(?:预算|执行|决算)数.*|预期目标.*|.*完成情况.*|.*完成值|科目编码|科目名称|任务名称|主要内容|预算支出总额|其他资金|项目|金额|.*金额(?:\(.*\))?|.*(?:支出|收入|拨款|经费))$/u
  return filled.filter((c) => strong.test(c.folded)).length < 2
}
