import { expect, test } from 'vitest'
import { renderPages } from '../../src/pdf/render.ts'
import { degrees, made, rgb } from './made.ts'

test('a page is drawn upright at the resolution asked for', async () => {
  const bytes = await made((page) => {
    page.setRotation(degrees(90))
    // Lower left corner of the unrotated page: upper left of the upright one.
    page.drawRectangle({ x: 0, y: 0, width: 100, height: 50, color: rgb(0, 0, 0) })
  })
  const images = []
  for await (const image of renderPages(bytes, [1, 7], { dpi: 72 })) images.push(image)
  expect(images).toHaveLength(1)
  const [image] = images
  expect(image).toMatchObject({ page: 1, width: 300, height: 400, scale: 1, turn: 90 })
  const at = (x: number, y: number) => image?.pixels[(y * 300 + x) * 4]
  expect(at(25, 50)).toBe(0)
  expect(at(25, 150)).toBe(255)
  expect(at(75, 50)).toBe(255)
})
