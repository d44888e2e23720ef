import { describe, expect, test } from 'vitest'
import { forgiveTails, loneTails, suspectTails, unlikelyPercentages, unlikelyTails } from '../../src/check/tails.ts'
import { type Weighed, weigh } from '../../src/check/weigh.ts'
import type { Figure } from '../../src/model/reading.ts'
import { claim, figures, reader, share, total } from './figures.ts'

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

  test('one tail repeated in three tables is one witness', () => {
    const { of, weighed } = document([twice, ...exact(6), ...Array.from({ length: 3 }, () => tails(1)).flat()])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('contradiction')
  })

  test('three tails among a hundred sums are a rarity, not a habit', () => {
    const { of, weighed } = document([twice, ...exact(100), ...tails(3)])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('contradiction')
  })

  test('is none in one table, beside nothing, whatever the document rounds', () => {
    const { of, weighed } = document([['29.20', '29.21', '0.00'], ...exact(6), ...tails(3)])
    const at = (block: (id: number) => number) => (id: number) => {
      const figure = reader(of)(id)
      return { ...figure, place: 'cell' as const, source: { ...figure.source, block: block(id) } }
    }
    const inOne = [...weighed]
    forgiveTails(
      inOne,
      at(() => 3),
    )
    expect(verdicts(inOne)[0]).toBe('contradiction')
    const inTwo = [...weighed]
    forgiveTails(
      inTwo,
      at((id) => id),
    )
    expect(verdicts(inTwo)[0]).toBe('rounding')
  })

  test('more than a last digit is never forgiven', () => {
    const { of, weighed } = document([['29.20', '29.91'], ...exact(6), ...tails(3)])
    forgiveTails(weighed, reader(of))
    expect(verdicts(weighed)[0]).toBe('contradiction')
  })
})

describe('a last digit mistyped', () => {
  /** Two sums of figure 0 with the same tail, and `others` sums of other figures that hold exactly. */
  const suspects = (others: number, confirmed = false) => {
    const sums = exact(others)
    const of = figures(['40.31', '20.10', '12.15', '8.05', '90.30', '50.00', ...sums.flat(), '40.31'].map((amount) => `${amount}万元`))
    const read = reader(of)
    const rest = sums.map((_, i) => claim(6 + 4 * i, total(6 + 4 * i, 7 + 4 * i, 8 + 4 * i, 9 + 4 * i)))
    if (confirmed) rest.push(claim(of.length - 1, total(of.length - 1, 0)))
    const weighed = [claim(0, total(0, 1, 2, 3)), claim(4, total(4, 0, 5)), ...rest].map((c) => weigh(c, read))
    return { read, weighed }
  }

  test('leaves the same tail in every sum of its figure: a warning, where the rest holds to the digit', () => {
    const { read, weighed } = suspects(32)
    expect(verdicts(weighed).slice(0, 2)).toEqual(['rounding', 'rounding'])
    expect([...suspectTails(weighed, read)].sort()).toEqual([0, 1])
    expect(weighed.slice(0, 2).map((w) => w.claim.atMost)).toEqual(['warning', 'warning'])
  })

  test('is not one where the figure is told again as it is', () => {
    const { read, weighed } = suspects(32, true)
    expect(suspectTails(weighed, read).size).toBe(0)
  })

  test('a document of few sums accuses nobody', () => {
    const { read, weighed } = suspects(5)
    expect(suspectTails(weighed, read).size).toBe(0)
  })
})

describe('one sum with a tail', () => {
  const accused = (sums: readonly Sum[]): number[] => {
    const { of, weighed } = document(sums)
    return [...loneTails(weighed, reader(of))]
  }

  const far: Sum = ['94.03', '40.00', '30.00', '10.00', '5.00', '4.00', '3.00', '2.00']

  test('among many that hold to the last digit does not agree', () => {
    expect(accused([...exact(60), ...tails(1)])).toEqual([60])
  })

  test('that is rare by itself does not agree among fewer', () => {
    expect(accused([...exact(30), far])).toEqual([30])
    expect(accused([...exact(30), ...tails(1)])).toEqual([])
  })

  test('is rounding beside another, among few, or where figures are printed to another place', () => {
    expect(accused([...exact(60), ...tails(2)])).toEqual([])
    expect(accused([...exact(29), far])).toEqual([])
    const coarse = Array.from({ length: 60 }, (_, i): Sum => [`${40 + i}.3`, `${20 + i}.1`, '12.1', '8.1'])
    expect(accused([...coarse, ...tails(1)])).toEqual([])
    const mixed: Sum = ['140.34', '80', '60']
    const whole = Array.from({ length: 60 }, (_, i): Sum => [`${140 + i}`, `${80 + i}`, '60'])
    expect(accused([...whole, mixed])).toEqual([])
  })

  test('among one sum told thirty times is rounding', () => {
    expect(accused([...Array.from({ length: 60 }, () => exact(1)).flat(), ...tails(1)])).toEqual([])
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

describe('percentages of short amounts', () => {
  /** Share, part, whole; the last of them is asked about. */
  const accused = (...shares: readonly (readonly [string, string, string])[]): number[] => {
    const read = reader(figures(shares.flat()))
    const weighed = shares.map((_, i) => weigh(claim(3 * i, share(3 * i, 3 * i + 1, 3 * i + 2)), read))
    return [...unlikelyPercentages(weighed, read)]
  }
  const computed = [
    ['14.29%', '1万元', '7万元'],
    ['33.33%', '3万元', '9万元'],
    ['62.50%', '5万元', '8万元'],
    ['18.18%', '2万元', '11万元'],
    ['30.77%', '4万元', '13万元'],
  ] as const

  test('that all others computed from what is printed: one that did not does not agree', () => {
    expect(accused(...computed, ['35.29%', '6万元', '17万元'])).toEqual([])
    expect(accused(...computed, ['35.92%', '6万元', '17万元'])).toEqual([5])
  })

  test('that others computed from finer amounts tell nothing', () => {
    expect(accused(...computed, ['35.92%', '6万元', '17万元'], ['46.01%', '9万元', '19万元'])).toEqual([])
  })

  test('and few tell nothing', () => {
    expect(accused(...computed.slice(0, 4), ['35.92%', '6万元', '17万元'])).toEqual([])
  })
})
