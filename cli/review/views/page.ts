/** A page of the document as text in its layout, the figures of the finding boxed, the rest quiet. */

import { gridOf } from '../page.ts'
import { fitLine, type Line, quiet, type Span, sliceSpans, span } from '../paint.ts'
import type { Case, PageState } from '../select.ts'
import { cellsOf, sanitise } from '../text.ts'
import { pageWord, wordsOf } from '../words.ts'
import type { Canvas } from './detail.ts'

export function pageLines(item: Case, page: PageState, height: number, canvas: Canvas): Line[] {
  const { pen, width, language } = canvas
  const document = item.opened?.document
  // The picture is drawn over blank lines.
  if (!document || page.picture) return []
  const frame = document.pages.find((other) => other.number === page.number)
  const grid = gridOf(document, page.number, page.marks, width, pen.ambiguousWide, page.query)
  if (grid.lines.length === 0 || frame?.unreadable !== undefined) {
    const t = wordsOf(language).t
    const why = frame?.unreadable === undefined ? '' : sanitise(frame.unreadable)
    const hint = language === 'zh' ? 'O 改用 OCR 读取' : 'O reads it by OCR'
    const lines: Line[] = [
      [],
      [
        span(`  ${pageWord(page.number, language)}  `),
        quiet(why ? `${t('unreadable')}: ${why}` : language === 'zh' ? '本页没有文字' : 'no text on this page'),
      ],
      ...(why ? [[], [quiet(`  ${hint}`)]] : []),
    ]
    return lines.map((line) => fitLine(line, width, pen))
  }
  return grid.lines.slice(page.top, page.top + height).map((line) => {
    const spans = line.pieces.map((piece): Span => {
      if (piece.edge) return quiet(pen.signs.vertical)
      if (piece.mark >= 0) {
        const at = piece.mark === page.at
        return {
          text: piece.text,
          tone: piece.mark === 0 ? 'error' : 'accent',
          bold: true,
          ...(at ? { inverse: true } : {}),
          ...(piece.hit ? { underline: true } : {}),
        }
      }
      if (piece.hit) return { text: piece.text, tone: 'warning', bold: true, underline: true }
      return page.marks.length > 0 ? quiet(piece.text) : span(piece.text)
    })
    return fitLine(panned(spans, page.left, pen.ambiguousWide), width, pen)
  })
}

/** The line without its first `left` cells. */
function panned(spans: Line, left: number, ambiguousWide: boolean): Line {
  if (left === 0) return spans
  const text = spans.map((part) => part.text).join('')
  let used = 0
  let at = 0
  for (const character of text) {
    if (used >= left) break
    used += cellsOf(character, ambiguousWide)
    at += character.length
  }
  const rest = sliceSpans(spans, at, text.length)
  // Half of a wide character was cut off.
  return used > left ? [span(' '), ...rest] : rest
}
