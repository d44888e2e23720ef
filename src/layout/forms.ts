/** Forms that follow each other in one grid: the key that opens a form, printed again with another value, begins the next. */
import type { GridCell } from './types.ts'

interface Grid {
  readonly rows: number
  readonly cells: readonly GridCell[]
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s:]/gu, '')

/** What a form names first: the thing that it is about. */
const opening = /^(?:(?:一级|二级)?项目(?:支出)?名称|(?:专项|政策|任务|资金)(?:资金|支出)?名称|绩效目标名称)$/u
/** Keys that stand below it in a form, and never below the head of a list. */
const formKey =
  /^(?:(?:资金)?主管部门|(?:预算|实施|责任|申报|资金使用|用款)单位|项目(?:负责人|资金|属性|类型|类别|概况|编码|代码|总额|期|起止|金额|单位|分类|性质|级次)|单位(?:名称|编码)|资金(?:总额|用途|情况|性质|来源)|(?:当年|年度|本年|预算)?(?:预算|资金)(?:情况|总额|金额)?|(?:总体|年度|绩效|实施期|当年)(?:绩效)?目标|预算执行|联系人|年度资金)/u

/** Rows with which a form begins, top to bottom; none in a list. */
export function formStarts(grid: Grid): number[] {
  const rows = new Map<number, GridCell[]>()
  for (const cell of grid.cells) {
    if (cell.text.trim() === '') continue
    const row = rows.get(cell.row)
    if (row) row.push(cell)
    else rows.set(cell.row, [cell])
  }
  for (const row of rows.values()) row.sort((a, b) => a.column - b.column)
  const first = (row: number): string => bare(rows.get(row)?.[0]?.text ?? '')
  const out: number[] = []
  for (const [row, cells] of [...rows].sort((a, b) => a[0] - b[0])) {
    if (!opening.test(first(row)) || cells.length < 2 || (cells[0]?.rowSpan ?? 1) > 2) continue
    // Below the head of a list stand names, below a form's key another key.
    const below = [...rows.keys()].filter((r) => r > row).sort((a, b) => a - b)[0]
    if (below !== undefined && formKey.test(first(below))) out.push(row)
  }
  return out
}
