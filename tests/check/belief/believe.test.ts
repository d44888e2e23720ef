import { describe, expect, test } from 'vitest'
import { believe } from '../../../src/check/belief/believe.ts'
import { likely, probability, sure } from '../../../src/check/belief/ground.ts'
import { groundOfShape } from '../../../src/check/belief/shape.ts'
import { weigh } from '../../../src/check/weigh.ts'
import { claim, total } from '../figures.ts'
import { set } from './scenes.ts'

const table = (...printed: string[]) =>
  set([], [{ heads: ['金额'], rows: printed.map((p, i) => [i === 0 ? '合计' : `第${i}项`, p]) }], ({ cell }) => [
    claim(cell(0, 0, 0), total(cell(0, 0, 0), ...printed.slice(1).map((_, r) => cell(0, r + 1, 0)))),
  ])

const beliefIn = (made: ReturnType<typeof table>) =>
  believe(
    made.scene.claims.map((one) => weigh(one, made.scene.read)),
    made.scene,
  ).get(0)

describe('belief', () => {
  test('a total with a digit wrong is believed: no defence stands, and a slip explains it', () => {
    const belief = beliefIn(table('366917', '53293', '313524'))
    expect(belief?.probability).toBeGreaterThan(sure)
    expect(belief?.grounds.map((g) => g.key)).toEqual(['attached', 'undefended', 'slip'])
    expect(belief?.doubt).toBeUndefined()
  })

  test('a total that its rows come to twice is not, and what speaks against it is named', () => {
    const belief = beliefIn(table('366817', '53293', '313524', '53293', '313524'))
    expect(belief?.probability).toBeLessThan(likely)
    expect(belief?.doubt).toBe('mixed-levels')
  })

  test('what holds is nothing to believe or not', () => {
    expect(beliefIn(table('366817', '53293', '313524'))).toBeUndefined()
  })

  test('grounds add up', () => {
    const ground = (decibans: number) => ({ key: 'x', decibans, text: { en: '', zh: '' } })
    expect(probability([ground(10), ground(-10)])).toBeCloseTo(0.5)
    expect(probability([ground(7), ground(6)])).toBeGreaterThan(sure)
  })
})

describe('the shape of a slip', () => {
  test('speaks for the author, and its absence against where many rows are added', () => {
    expect(groundOfShape(table('366917', '53293', '313524').accuse(0))[0]?.decibans).toBeGreaterThan(0)
    expect(groundOfShape(table('366881', '53293', '312417').accuse(0))[0]?.decibans).toBeLessThan(0)
    expect(groundOfShape(table('36', '5', '32').accuse(0))).toEqual([])
  })
})
