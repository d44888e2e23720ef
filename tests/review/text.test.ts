import xterm from '@xterm/headless'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ansi, fitLine, lineCells, penOf, span, wrapSpans } from '../../cli/review/paint.ts'
import { breaks, cells, cut, head, pad, sanitise } from '../../cli/review/text.ts'

const pen = penOf({ ascii: false, ambiguousWide: false, colour: '256' })
const wide = penOf({ ascii: false, ambiguousWide: true, colour: '256' })
const documentText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '财',
        '政',
        '，',
        '。',
        '（',
        '“',
        '”',
        '…',
        '①',
        '─',
        '×',
        '1',
        '2',
        '.',
        '%',
        ' ',
        'a',
        'é',
        '\u0301',
        '😀',
        '\u200d',
        '\u202e',
        '\t',
        '가',
        'ｱ',
        'Ａ',
      ),
      fc.string({ maxLength: 2, unit: 'grapheme' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('width', () => {
  test('of the quotes, dots and numbers of Chinese text, narrow and wide', () => {
    expect(cells('“三公”')).toBe(6)
    expect(cells('“三公”', true)).toBe(8)
    expect(cells('…①─·', true)).toBe(8)
    expect(cells('３５４．６３万元')).toBe(16)
  })

  test('a terminal gives sanitised text of the documents’ scripts the cells we count', async () => {
    const terminal = new xterm.Terminal({ cols: 120, rows: 1, allowProposedApi: true })
    for (const text of ['“三公”经费…①', '（一）354.63万元，完成106.86%。', '≦5场次 × ÷ ≠ ≈ −', 'Ａ１ｱ가é']) {
      await new Promise<void>((done) => terminal.write(`\u001b[2J\u001b[H${sanitise(text)}`, done))
      expect(terminal.buffer.active.cursorX, text).toBe(cells(sanitise(text)))
    }
    terminal.dispose()
  })
})

test('sanitised text holds nothing a terminal would obey or reorder, and stays as it is the second time', () => {
  fc.assert(
    fc.property(documentText, (text) => {
      const clean = sanitise(text)
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Mn}]/u)
      expect(sanitise(clean)).toBe(clean)
    }),
  )
})

test('cut and filled text has the width asked for, in both measures', () => {
  fc.assert(
    fc.property(documentText, fc.integer({ min: 2, max: 40 }), fc.boolean(), (text, width, ambiguousWide) => {
      const measure = ambiguousWide ? wide : pen
      const clean = sanitise(text)
      expect(cells(cut(clean, width, measure), ambiguousWide)).toBeLessThanOrEqual(width)
      expect(cells(pad(clean, width, measure), ambiguousWide)).toBe(width)
      expect(cells(head(clean, width, ambiguousWide), ambiguousWide)).toBeLessThanOrEqual(width)
      expect(lineCells(fitLine([span(clean), span('尾')], width, measure), measure)).toBe(width)
    }),
  )
})

test('broken lines fit, and hold all of the text but blanks at the breaks', () => {
  fc.assert(
    fc.property(documentText, fc.integer({ min: 4, max: 40 }), (text, width) => {
      const clean = sanitise(text)
      const lines = breaks(clean, width, false).map(([start, end]) => clean.slice(start, end))
      for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(clean.replaceAll(' ', ''))
    }),
  )
})

test('what an allowed break carries over is broken again where it leaves no room', () => {
  const text = ' \u{16fe0}%，'
  for (const [start, end] of breaks(text, 4, false)) expect(cells(text.slice(start, end))).toBeLessThanOrEqual(4)
})

test('a line does not begin with a comma, nor break a number', () => {
  const lines = wrapSpans([span('决算数为354.63万元，完成年初预算的106.86%。')], 18, pen).map((line) =>
    line.map((part) => part.text).join(''),
  )
  for (const line of lines) expect(line).not.toMatch(/^[，。%]/)
  expect(lines.some((line) => line.includes('354.63'))).toBe(true)
  expect(lines.some((line) => line.includes('106.86%'))).toBe(true)
})

test.each([12, 13, 14, 15, 16, 17])('a number keeps what it counts beside it, in %i cells', (width) => {
  const text = '改为 34.16 可使 1 项相合，另有 12 项不合。'
  const lines = breaks(text, width, false).map(([start, end]) => text.slice(start, end))
  for (const line of lines.slice(0, -1)) expect(line.trimEnd(), lines.join('|')).not.toMatch(/\d$/)
})

test('styles are written as SGR and always closed', () => {
  const text = ansi([span('甲', { tone: 'error', bold: true }), span('乙'), span('丙', { inverse: true, selected: true })], pen)
  expect(text).toBe('\u001b[1;31m甲\u001b[0m乙\u001b[7;48;5;237;38;5;255m丙\u001b[0m')
})
