/** Rows that the page's end cut in two: a number or a name that goes on in the first row of the next page. */
import type { GridCell } from './types.ts'

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')
const numeral = /^[-－(]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%)]?$/u
/** Digits behind the point: the printed number may end anywhere in them. */
const begun = /^[-－(]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$/u
const rest = /^(?:\d{1,2}|\.\d{1,6}|\d{1,6}\.\d{1,6})[%)]?$/u

const placesOf = (text: string): number => /\.(\d+)/u.exec(text)?.[1]?.length ?? 0

/** The decimals that nearly all numbers of a table with a point are printed with; undefined where they differ. */
export function usualPlaces(cells: readonly GridCell[]): number | undefined {
  const counts = new Map<number, number>()
  let all = 0
  for (const cell of cells) {
    const text = bare(cell.text)
    if (!numeral.test(text) || !text.includes('.')) continue
    all++
    counts.set(placesOf(text), (counts.get(placesOf(text)) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best && best[1] >= 4 && best[1] >= 0.9 * all ? best[0] : undefined
}

/** Whether two pieces are one number: the point stands in one of them, and only together they have the table's decimals. */
function isOneNumber(above: string, below: string, places: number): boolean {
  if (!begun.test(above) || !rest.test(below) || above.includes('.') === below.includes('.')) return false
  return numeral.test(above + below) && placesOf(above) < places && placesOf(above + below) === places
}

/** A text this long fills several lines of its cell. */
const longText = 40

const opens = (text: string): number => [...text].reduce((n, c) => n + (/[（(]/u.test(c) ? 1 : /[）)]/u.test(c) ? -1 : 0), 0)

/**
 * The last row of a page with what the first row of the next page adds to it, cell by cell in one lattice of columns; undefined when
 * the first row of the next page is a row of its own.
 */
export function rejoined(last: readonly GridCell[], first: readonly GridCell[], places: number | undefined): GridCell[] | undefined {
  const filled = first.filter((c) => bare(c.text) !== '')
  if (filled.length === 0) return undefined
  const above = new Map(last.map((c) => [c.column, c]))
  let proven = false
  for (const cell of filled) {
    const upper = above.get(cell.column)
    const [a, b] = [bare(upper?.text ?? ''), bare(cell.text)]
    if (upper === undefined || upper.columnSpan !== cell.columnSpan || a === '') return undefined
    if (places !== undefined && isOneNumber(a, b, places)) proven = true
    else if (numeral.test(b) || numeral.test(a)) return undefined
    // A name whose bracket is closed on the next page, a sentence that ends there.
    else if ((opens(a) > 0 && opens(b) < 0) || (filled.length === 1 && a.length > longText && !/[。；;.]$/u.test(a))) proven = true
  }
  if (!proven) return undefined
  return last.map((cell) => {
    const more = filled.find((c) => c.column === cell.column)
    return more === undefined ? cell : { ...cell, text: cell.text + more.text, places: [...cell.places, ...more.places] }
  })
}
