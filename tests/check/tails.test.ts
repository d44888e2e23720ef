import { describe, expect, test } from 'vitest'
import { forgiveTails, suspectTails, unlikelyTails } from '../../src/check/tails.ts'
import { type Weighed, weigh } from '../../src/check/weigh.ts'
import type { Figure } from '../../src/model.ts'
import { claim, figures, reader, total } from './figures.ts'

type Sum = readonly [whole: string, ...parts: string[]]

function document(sums: readonly Sum[]): { of: Figure[]; weighed: Weighed[] } {
  const of = figures(sums.flat().map((amount) => `${amount}万元`))
  let from = 0
  const weighed = sums.map((sum) => {
    const ids = sum.map((_, i) => from + i)
    from += sum.length
    return weigh(claim(ids[0] ?? 0, total(ids[0] ?? 0, ...ids.slice(1))), reader(of))
  })
  return { of, weighed }
}
const verdicts = (weighed: readonly Weighed[]): string[] => weighed.map((w) => w.judgement.verdict)

const exact = (n: number): Sum[] => Array.from({ length: n }, (_, i): Sum => [`${40 + i}.30`, `${20 + i}.10`, '12.15', '8.05'])
const tails = (n: number): Sum[] => Array.from({ length: n }, (_, i): Sum => [`${40 + i}.31`, `${20 + i}.10`, '12.15', '8.05'])
const twice: Sum = ['29.20', '29.21']

describe('one quantity with two last digits', () => {
  test('does not agree where all sums hold to the last digit', () => {
    const { of, weighed } = document([twice, ...exact(6)])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('contradiction')
  })

  test('is rounding where the sums of the document carry tails', () => {
    const { of, weighed } = document([twice, ...exact(6), ...tails(3)])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('rounding')
  })

  test('more than a last digit is never forgiven', () => {
    const { of, weighed } = document([['29.20', '29.91'], ...exact(6), ...tails(3)])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('contradiction')
  })
})

describe('a last digit mistyped', () => {
  /** Two sums of figure 0 with the same tail, and `others` sums of other figures that hold exactly. */
  const suspects = (others: number) => {
    const sums = exact(others)
    const of = figures(['40.31', '20.10', '12.15', '8.05', '90.30', '50.00', ...sums.flat()].map((amount) => `${amount}万元`))
    const read = reader(of)
    const rest = sums.map((_, i) => claim(6 + 4 * i, total(6 + 4 * i, 7 + 4 * i, 8 + 4 * i, 9 + 4 * i)))
    const weighed = [claim(0, total(0, 1, 2, 3)), claim(4, total(4, 0, 5)), ...rest].map((c) => weigh(c, read))
    return { read, weighed }
  }

  test('leaves the same tail in every sum of its figure: a warning, where the rest holds to the digit', () => {
    const { read, weighed } = suspects(16)
    expect(verdicts(weighed).slice(0, 2)).toEqual(['rounding', 'rounding'])
    expect([...suspectTails(weighed, read)].sort()).toEqual([0, 1])
    expect(weighed.slice(0, 2).map((w) => w.claim.atMost)).toEqual(['warning', 'warning'])
  })

  test('a document of few sums accuses nobody', () => {
    const { read, weighed } = suspects(5)
    expect(suspectTails(weighed, read).size).toBe(0)
  })
})

describe('roundings that all lean one way', () => {
  const parts = (tail: number): Sum => [(50 + tail / 100).toFixed(2), ...Array.from({ length: 10 }, () => '5.00')]

  test('do not happen: past 3.5 standard deviations a tail is no rounding', () => {
    const { of, weighed } = document([parts(4), parts(2)])
    expect(verdicts(weighed)).toEqual(['rounding', 'rounding'])
    unlikelyTails(weighed, reader(of))
    expect(verdicts(weighed)).toEqual(['contradiction', 'rounding'])
  })

  test('few addends tell nothing', () => {
    const { of, weighed } = document([['10.02', '5.00', '3.00', '2.00']])
    unlikelyTails(weighed, reader(of))
    expect(verdicts(weighed)).toEqual(['rounding'])
  })
})
