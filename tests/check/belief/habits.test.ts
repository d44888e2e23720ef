import { expect, test } from 'vitest'
import { decibansOfHabit, habitsOf } from '../../../src/check/belief/habits.ts'
import { claim, total } from '../figures.ts'
import { set } from './scenes.ts'

test('where a form holds many times the accused is believed, where it breaks many times the reading is not', () => {
  expect(decibansOfHabit({ held: 20, broken: 0, where: 'table' })).toBeGreaterThan(5)
  expect(decibansOfHabit({ held: 0, broken: 5, where: 'table' })).toBeLessThan(-20)
  expect(Math.abs(decibansOfHabit({ held: 0, broken: 0, where: 'text' }))).toBeLessThan(1e-9)
})

test('claims that share a figure with the accused do not vote', () => {
  const rows = [
    ['甲', '10.00', '4.00', '6.00'],
    ['乙', '20.00', '5.00', '15.00'],
    ['丙', '33.71', '5.00', '15.00'],
  ]
  const made = set([], [{ heads: ['合计', '基本支出', '项目支出'], rows }], ({ cell }) => [
    ...rows.map((_, r) => claim(cell(0, r, 0), total(cell(0, r, 0), cell(0, r, 1), cell(0, r, 2)))),
    claim(cell(0, 2, 0), total(cell(0, 2, 0), cell(0, 1, 0), cell(0, 0, 0)), { rule: 'other' }),
  ])
  expect(habitsOf(made.scene).of(made.accuse(2))).toEqual({ held: 2, broken: 0, where: 'table' })
  expect(habitsOf(made.scene).of(made.accuse(0))).toEqual({ held: 1, broken: 1, where: 'table' })
})

test('another slip is no vote against the reading', () => {
  const of = (third: string) => {
    const rows = [
      ['甲', '1310.00', '504.00', '806.00'],
      ['乙', '2370.00', '905.00', '1415.00'],
      ['丙', third, '905.00', '1215.00'],
    ]
    const made = set([], [{ heads: ['合计', '基本支出', '项目支出'], rows }], ({ cell }) =>
      rows.map((_, r) => claim(cell(0, r, 0), total(cell(0, r, 0), cell(0, r, 1), cell(0, r, 2)))),
    )
    return habitsOf(made.scene).of(made.accuse(1))
  }
  expect(of('2170.00')).toEqual({ held: 1, broken: 0, where: 'table' })
  expect(of('2783.46')).toEqual({ held: 1, broken: 1, where: 'table' })
})
