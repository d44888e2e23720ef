/** What Enter opens, place by place. */
import { figureMarks, pageMarks } from '../page.ts'
import { figureVerdict } from '../rows.ts'
import {
  type Case,
  currentCase,
  currentFigure,
  currentFinding,
  currentPage,
  decisionsOf,
  documentsOf,
  itemAt,
  outlineOf,
  type State,
  tablesOf,
} from '../select.ts'
import { withCurrent } from './change.ts'
import { enterCase } from './documents.ts'
import { showCell } from './grid.ts'
import { jumpToFinding } from './list.ts'
import type { Next } from './messages.ts'
import { openPage, showText } from './pages.ts'

export function openCurrent(state: State): Next {
  if (state.listing) {
    const row = documentsOf(state).rows[state.documents.cursor]
    return row?.kind === 'item' ? enterCase(state, state.cases.indexOf(row.item)) : [state, []]
  }
  const item = currentCase(state)
  return [item?.opened ? opened(state, item) : state, []]
}

function opened(state: State, item: Case): State {
  switch (item.view) {
    case 'findings':
      return pageOfFinding(state, item)
    case 'tables':
      return item.grid ? pageOfFigure(state, item) : openTable(state, item)
    case 'decisions': {
      const id = itemAt(decisionsOf(item, state.language), item.lists.decisions)?.entry.finding
      const stands = id !== undefined && item.opened?.assessment.report.findings.some((finding) => finding.id === id)
      return stands ? jumpToFinding(state, id) : pageOfFigure(state, item)
    }
    case 'outline': {
      const heading = itemAt(outlineOf(item), item.lists.outline)
      return heading ? showText(openPage(state, heading.page, []), heading.text) : state
    }
    default:
      return pageOfFigure(state, item)
  }
}

function pageOfFinding(state: State, item: Case): State {
  const found = currentFinding(state)
  if (!found || !item.opened) return state
  const marks = pageMarks(found.finding, item.opened.extraction, item.opened.document)
  return openPage(state, marks[0]?.page ?? found.finding.page, marks, found.finding.id)
}

function pageOfFigure(state: State, item: Case): State {
  const figure = currentFigure(state)
  const page = currentPage(state)
  return page === undefined ? state : openPage(state, page, figureMarks(item.opened?.extraction.figures[figure ?? -1]))
}

/** At the first cell that does not agree. */
function openTable(state: State, item: Case): State {
  const table = itemAt(tablesOf(item), item.lists.tables)?.table
  const assessment = item.opened?.assessment
  if (!table || !assessment) return state
  const first = table.cells.find((cell) => figureVerdict(cell.figure, assessment) === 'contradiction') ?? table.cells[0]
  const grid = { table: table.index, row: first?.row ?? 0, column: first?.column ?? 0, top: 0, left: 0 }
  return showCell(withCurrent(state, (current) => ({ ...current, grid })))
}
