import fc from 'fast-check'
import { expect, test } from 'vitest'
import { legibility } from '../../src/pdf/legible.ts'
import { type Box, unturned } from '../../src/pdf/types.ts'

/** Turns a box of the unrotated page (width × height) clockwise. */
function turnedBox(box: Box, width: number, height: number, turn: 0 | 90 | 180 | 270): Box {
  const [x0, top, x1, bottom] = box
  switch (turn) {
    case 0:
      return box
    case 90:
      return [height - bottom, x0, height - top, x1]
    case 180:
      return [width - x1, height - bottom, width - x0, height - top]
    case 270:
      return [top, width - x1, bottom, width - x0]
  }
}

test('a box turned and unturned is the box', () => {
  const whole = fc.integer({ min: 0, max: 2000 })
  fc.assert(
    fc.property(whole, whole, whole, whole, whole, whole, fc.constantFrom(0, 90, 180, 270), (x, y, w, h, mx, my, turn) => {
      const box: Box = [x, y, x + w, y + h]
      const width = x + w + mx
      const height = y + h + my
      const upright = turn === 90 || turn === 270 ? { width: height, height: width } : { width, height }
      const seen = turnedBox(box, width, height, turn)
      expect(seen[0]).toBeGreaterThanOrEqual(0)
      expect(seen[2]).toBeLessThanOrEqual(upright.width)
      expect(unturned(seen, { ...upright, turn })).toEqual(box)
    }),
  )
})

test('text of a report is legible, wrongly mapped text is not', () => {
  const report = '本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元'
  const mapped = (map: (code: number) => number) =>
    [...report].map((c) => (c.charCodeAt(0) > 0x7f ? String.fromCharCode(map(c.charCodeAt(0))) : c))
  expect(legibility([...report])).toEqual({ legible: true, characters: [...report].length })
  expect(legibility([...'本年收入總計，較上年增加58.21萬元，增長15.46%，公務接待費']).legible).toBe(true)
  // Glyph numbers taken for characters: other scripts, other Chinese characters, controls. The figures stay readable.
  expect(legibility(mapped((code) => (code % 0x1000) + 0x1100)).legible).toBe(false)
  expect(legibility(mapped((code) => 0x7a00 + ((code * 7) % 0x2000))).legible).toBe(false)
  expect(legibility(mapped((code) => 0xe000 + (code % 0x800))).legible).toBe(false)
  // Double-byte text read byte by byte.
  expect(legibility([...'ÊÕÈëÖ§³ö¾öËã×Ü±íµ¥Î»£ºÍòÔª 12.5']).legible).toBe(false)
  expect(legibility([...'Total 12,345.67 (100%)']).legible).toBe(true)
  expect(legibility([]).legible).toBe(true)
})
