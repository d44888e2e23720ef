import { describe, expect, it } from 'vitest'
import { chance, printedFigures, slipped } from '../../bench/slip.ts'
import type { Glyph, Page } from '../../src/pdf/types.ts'

/** Glyphs of ten points, digits half as wide; each string is a run of its own line. */
function pageOf(...lines: readonly string[]): Page {
  const glyphs: Glyph[] = lines.flatMap((line, row) => {
    let x = 50
    return [...line].flatMap((text) => {
      const width = text < '⺀' ? 5 : 10
      const box = [x, 20 * row, x + width, 20 * row + 10] as const
      x += width
      return text === ' ' ? [] : [{ text, box, size: 10, font: 'F', hidden: 0, confidence: 1 }]
    })
  })
  return { number: 3, width: 600, height: 800, turn: 0, glyphs, rulings: [], images: [], readBy: 'text' }
}
const textsOf = (page: Page): string[] => printedFigures(page).map((f) => f.text)

describe('printedFigures', () => {
  it('takes amounts and rates', () => {
    expect(textsOf(pageOf('收入1,234.50万元，增长12.3%', '共128人'))).toEqual(['1,234.50', '12.3'])
  })

  it('leaves years, codes and small counts alone', () => {
    expect(textsOf(pageOf('2021年度', '201', '20125', '2012501', '26人', '4.5'))).toEqual([])
  })

  it('does not join what stands apart', () => {
    expect(textsOf(pageOf('12.34   56.78', '9.876', '5'))).toEqual(['12.34', '56.78', '9.876'])
  })

  it('does not see hidden glyphs', () => {
    const page = pageOf('12.34')
    expect(textsOf({ ...page, glyphs: page.glyphs.map((g) => ({ ...g, hidden: 1 })) })).toEqual([])
  })
})

describe('slipped', () => {
  const page = pageOf('收入1,234.50万元')
  const [figure] = printedFigures(page)

  it('changes one digit and says which figure it was', () => {
    for (let seed = 0; seed < 200; seed++) {
      const changed = figure && slipped([page], figure, chance(seed))
      expect(changed).toBeDefined()
      if (changed === undefined) return
      const { slip, pages } = changed
      expect([...slip.new].filter((c, i) => c !== slip.old[i])).toHaveLength(1)
      expect(slip.new).toMatch(/^[1-9],\d{3}\.\d\d$/)
      expect(pages[0]?.glyphs.map((g) => g.text).join('')).toBe(`收入${slip.new}万元`)
      expect(page.glyphs.map((g) => g.text).join('')).toBe('收入1,234.50万元')
    }
  })

  it('is the same for the same seed', () => {
    const once = figure && slipped([page], figure, chance(7))?.slip
    expect(figure && slipped([page], figure, chance(7))?.slip).toEqual(once)
  })
})
