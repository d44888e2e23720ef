/** Pages that are not in the file: where the numbers printed on them skip. */
import type { Document } from './types.ts'

export interface Skip {
  /** Page of the file after which pages are missing. */
  readonly page: number
  /** The numbers printed before and after the gap. */
  readonly from: number
  readonly to: number
}

const printedNumber = /^[^\d]{0,6}(\d{1,3})(?:[^\d]{0,6}|\s*[/共][^\d]*\d+[^\d]*)$/u
/** Pages in step that must stand before a skip, and after it unless the file ends there. */
const inStep = 2
/** More than that is another count. */
const most = 9

/** Where printed page numbers go on in step, but further on than the pages of the file. */
export function skips({ aside, pages }: Document): Skip[] {
  const printed = new Map<number, Set<number>>()
  for (const { text, page } of aside) {
    const number = printedNumber.exec(text.normalize('NFKC').trim())?.[1]
    if (number !== undefined) printed.set(page, (printed.get(page) ?? new Set()).add(Number(number)))
  }
  const known = [...printed].flatMap(([page, of]) => (of.size === 1 ? [...of].map((number) => ({ page, number })) : []))
  known.sort((a, b) => a.page - b.page)
  const step = (i: number): number | undefined => known[i] && known[i].number - known[i].page
  return known.flatMap(({ page, number }, i) => {
    const next = known[i + 1]
    if (next === undefined) return []
    const skipped = next.number - number - (next.page - page)
    const before = known.slice(Math.max(0, i - inStep + 1), i + 1).filter((_, k, of) => step(i - of.length + 1 + k) === step(i)).length
    const after = step(i + 2) === step(i + 1) || next.page === pages.length
    return skipped > 0 && skipped <= most && before >= inStep && after ? [{ page, from: number, to: next.number }] : []
  })
}
