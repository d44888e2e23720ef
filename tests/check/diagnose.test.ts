import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explain, knots } from '../../src/check/cause/diagnose.ts'
import { howItWent, otherBase } from '../../src/check/cause/manner.ts'
import { type Constraint, network } from '../../src/check/cause/network.ts'
import type { Figure } from '../../src/model/reading.ts'
import { decimal, format } from '../../src/number/decimal.ts'
import { judge } from '../../src/relation/judge.ts'
import { type Relation, within } from '../../src/relation/relation.ts'
import { figures, reader, rise, share, total } from './figures.ts'

const constraints = (of: readonly Figure[], relations: readonly (readonly [stated: number, relation: Relation])[]): Constraint[] =>
  relations.map(([stated, relation], index) => ({
    index,
    relation,
    stated,
    holds: judge(relation, reader(of)).verdict !== 'contradiction',
    weight: 1,
    toTheDigit: false,
  }))

/** What the search blames in a document of these figures and relations: printed → value that settles, and how it went. */
function blamed(of: readonly Figure[], relations: readonly (readonly [stated: number, relation: Relation])[]): string[] {
  const all = constraints(of, relations)
  const net = network(all, of)
  return knots(all.filter((c) => !c.holds)).flatMap((knot) =>
    explain(net, knot).flatMap(({ blamed: [first] }) =>
      first ? [`${of[first.figure]?.printed} → ${format(first.value)} (${first.kind})`] : ['nothing'],
    ),
  )
}

describe('which figure is at fault', () => {
  test('the one in which all contradictions meet', () => {
    // A table's total: the sum over its parts and the sum over its columns both fail.
    const of = figures(['182.40万元', '45.60万元', '76.80万元', '80.00万元', '150.40万元', '52.00万元'], { place: 'cell' })
    expect(
      blamed(of, [
        [0, total(0, 1, 2, 3)],
        [0, total(0, 4, 5)],
      ]),
    ).toEqual(['182.40 → 202.40 (unknown)'])
  })

  test('the one that no other check speaks for', () => {
    // 2 and 3 are parts that other sums confirm; the part 1 has nobody.
    const of = figures(['10.00万元', '4.50万元', '3.00万元', '2.50万元', '1.00万元', '2.00万元', '1.50万元', '10.00万元'], {
      place: 'cell',
    })
    expect(
      blamed(of, [
        [0, total(0, 1, 2, 3)],
        [0, total(0, 7)],
        [2, total(2, 4, 5)],
        [3, total(3, 4, 6)],
      ]),
    ).toEqual([])
    const wrong = of.map((f) => (f.id === 1 ? { ...f, printed: '5.40', value: decimal('5.40') } : f))
    expect(
      blamed(wrong, [
        [0, total(0, 1, 2, 3)],
        [0, total(0, 7)],
        [2, total(2, 4, 5)],
        [3, total(3, 4, 6)],
      ]),
    ).toEqual(['5.40 → 4.50 (transposed)'])
  })

  test('two figures, where no one explains it all', () => {
    const of = figures(['19.00万元', '4.00万元', '5.00万元', '9.00万元', '28.00万元', '8.00万元'], { place: 'cell' })
    expect(
      blamed(of, [
        [0, total(0, 1, 2)],
        [4, total(4, 3, 5)],
      ]).length,
    ).toBe(2)
  })

  test('a figure of this document, where one of a document beside it would do as well', () => {
    const of = figures(['31.62万元', '31.26万元'])
    const [one] = constraints(of, [[0, total(0, 1)]])
    const [explanation] = one ? explain(network([one], of, 1), [one]) : []
    expect(explanation?.blamed.map((b) => b.figure)).toEqual([0])
    expect(explanation?.rivals).toEqual([])
  })

  describe('of repairs that would all do', () => {
    const cells = (...printed: string[]) => figures(printed, { place: 'cell' })

    test('what keeps a round amount round', () => {
      const of = cells('282.66万元', '159.00万元', '1.35万元', '121.81万元')
      expect(blamed(of, [[0, total(0, 1, 2, 3)]])).toEqual(['282.66 → 282.16 (digit)'])
      const part = cells('282.16万元', '159.40万元', '121.31万元', '1.85万元')
      expect(blamed(part, [[1, total(0, 1, 2, 3)]])).toEqual(['159.40 → 159.00 (digit)'])
    })

    test('a digit that was mistyped before one that was put in', () => {
      const of = cells('9773.65万元', '634.20万元', '281.96万元', '7857.49万元')
      // The whole is no more than stated above the parts: a bound, which holds whatever the parts are, bears nobody out.
      expect(
        blamed(of, [
          [1, total(0, 1, 2, 3)],
          [1, within(1, 0)],
          [2, within(2, 0)],
          [3, within(3, 0)],
        ]),
      ).toEqual(['9773.65 → 8773.65 (digit)'])
    })

    test('what leaves no tail', () => {
      const of = cells('77.49万元', '14.00万元', '0.50万元', '3.60万元', '25.00万元', '16.47万元', '18.32万元')
      expect(blamed(of, [[0, total(0, 1, 2, 3, 4, 5, 6)]])).toEqual(['77.49 → 77.89 (digit)'])
    })

    test('what also settles a check that was not sure enough to speak', () => {
      const of = cells('71094.17万元', '45980.56万元', '25336.75万元', '1776.86万元', '66.33%')
      const all = constraints(of, [[0, total(0, 1, 2, 3)]])
      const share: Relation = {
        kind: 'quotient',
        op: '=',
        stated: { figure: 4, times: 1 },
        numerator: [{ figure: 1, times: 1 }],
        denominator: [1, 2].map((figure) => ({ figure, times: 1 })),
      }
      const first = (unsure: readonly (readonly Relation[])[]) =>
        explain(network(all, of, of.length, unsure), all)[0]?.blamed.map((b) => [b.figure, format(b.value)])
      expect(first([])).toEqual([[0, '73094.17']])
      expect(first([[share]])).toEqual([[2, '23336.75']])
    })
  })

  test('contradictions that share no figure are separate causes', () => {
    const of = figures(['10.00万元', '4.00万元', '5.00万元', '20.00万元', '8.00万元', '11.00万元'])
    const all = constraints(of, [
      [0, total(0, 1, 2)],
      [3, total(3, 4, 5)],
    ])
    expect(knots(all).map((knot) => knot.map((c) => c.index))).toEqual([[0], [1]])
    const linked = constraints(of, [
      [0, total(0, 1, 2)],
      [3, total(3, 4, 5)],
      [1, total(1, 4)],
    ])
    expect(knots(linked).map((knot) => knot.map((c) => c.index))).toEqual([[0, 1, 2]])
  })

  test('a slip in a figure of three sums is put right whatever the slip', () => {
    // whole = a + b, whole = c + d, grand = whole + e: the whole was mistyped.
    const amount = fc.integer({ min: 1000, max: 90_000 })
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 100, max: 900 }),
        amount,
        fc.constantFrom('digit', 'swap', 'drop'),
        fc.nat(),
        (a, b, c, e, slip, at) => {
          const print = (units: number): string => `${(units / 100).toFixed(2)}万元`
          const right = print(a + b).replace('万元', '')
          const place = [...right].flatMap((ch, i) => (/\d/.test(ch) && i > 0 ? [i] : []))[at % (right.length - 2)] ?? 1
          const next = right.charAt(place + 1)
          const stated =
            slip === 'digit'
              ? right.slice(0, place) + String((Number(right.charAt(place)) + 3) % 10) + right.slice(place + 1)
              : slip === 'drop'
                ? right.slice(0, place) + right.slice(place + 1)
                : /\d/.test(next)
                  ? right.slice(0, place) + next + right.charAt(place) + right.slice(place + 2)
                  : right
          // The last places are rounding's: a slip there may be put right by more than one value.
          fc.pre(Math.abs(Number(stated) - Number(right)) > 0.09 && /^[1-9]\d*\.\d\d$/.test(stated))
          const of = figures([`${stated}万元`, print(a), print(b), print(c), print(a + b - c), print(a + b + e), print(e)], {
            place: 'cell',
          })
          const found = blamed(of, [
            [0, total(0, 1, 2)],
            [0, total(0, 3, 4)],
            [5, total(5, 0, 6)],
          ])
          expect(found.map((text) => text.replace(/ \(.*/, ''))).toEqual([`${stated} → ${right}`])
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('how it went', () => {
  const quote = '会议费支出15.60万元，比上年增加1.20万元，增长1.20%'
  const how = (of: readonly Figure[], id: number, right: string) => howItWent(network([], of), of[id] as Figure, decimal(right)).kind

  test('an amount and a change that are the same bear each other out, where one digit would settle it', () => {
    const of = figures(['305.57万元', '305.57万元'], { quote: '会议费305.57万元，比上年增加305.57万元' })
    expect(how(of, 0, '105.57')).toBe('digit')
    expect(how(of, 0, '412.80')).toBe('copied')
  })

  test('copied from beside it in the sentence, amount or rate', () => {
    const of = figures(['31.26万元', '31.26万元', '52.22%'], { quote })
    expect(how(of, 1, '34.16')).toBe('copied')
    expect(how(figures(['15.60万元', '1.20万元', '1.20%'], { quote }), 2, '8.33')).toBe('copied')
  })

  test('last year’s amount of the same item left standing', () => {
    const labelled = (place: Figure['place'], ...labels: readonly string[]): Figure[] =>
      figures(
        labels.map(() => '3.60万元'),
        { quote, place },
      ).map((f, i) => ({ ...f, label: labels[i] ?? '' }))
    expect(how(labelled('sentence', '公务接待费支出', '公务接待费支出 上年'), 0, '3.12')).toBe('prior-year')
    expect(how(labelled('sentence', '公务接待费支出', '公务接待费支出 2023年'), 0, '3.12')).toBe('prior-year')
    expect(how(labelled('cell', '公务接待费 · 本年决算数', '公务接待费 · 上年决算数'), 0, '3.12')).toBe('prior-year')
    // The amount of last year itself, a change against it, another item.
    expect(how(labelled('sentence', '公务接待费支出', '公务接待费支出 上年'), 1, '4.08')).toBe('copied')
    expect(how(labelled('sentence', '公务接待费支出', '公务接待费支出 上年 −'), 0, '7.20')).toBe('copied')
    expect(how(labelled('cell', '会议费 · 本年决算数', '公务接待费 · 上年决算数'), 0, '3.12')).toBe('unknown')
  })

  test('a number of people is no copy of an amount', () => {
    expect(how(figures(['12万元', '12人'], { quote }), 1, '35')).toBe('unknown')
  })

  test('equal cells of a row are the rule; a cell is a copy where nothing belongs', () => {
    const cells = figures(['52.40万元', '52.40万元'], { place: 'cell', label: '201 · 合计' })
    expect(how(cells, 1, '25.40')).not.toBe('copied')
    expect(how(cells, 1, '0')).toBe('copied')
  })

  test('scores and weights are equal by nature', () => {
    expect(how(figures(['4分', '4分'], { quote: '满分4分，得4分' }), 1, '2')).toBe('digit')
  })

  test('otherwise by its digits', () => {
    const of = figures(['158.73万元'], { quote })
    expect(how(of, 0, '158.37')).toBe('transposed')
    expect(how(of, 0, '1587.3')).toBe('decimal-point')
    expect(how(of, 0, '402.16')).toBe('unknown')
  })
})

describe('another base', () => {
  test('that gives the printed percentage', () => {
    const of = figures(['106.86%', '354.63万元', '302.43万元', '331.88万元', '77.10万元'])
    const relation = share(0, 1, 2) as Extract<Relation, { kind: 'quotient' }>
    expect(otherBase(network([], of), relation)).toBe(3)
  })

  test('this year’s amount for last year’s', () => {
    const of = figures(['6.54%', '4.56万元', '69.76万元'])
    const relation = rise(0, 1, 2) as Extract<Relation, { kind: 'quotient' }>
    expect(otherBase(network([], of), relation)).toBe(2)
    const neither = figures(['5.55%', '4.56万元', '69.76万元'])
    expect(otherBase(network([], neither), relation)).toBeUndefined()
  })

  test('is not believed where many would give it', () => {
    const of = figures(['10.0%', '7.0万元', '90.0万元', '70.2万元', '69.8万元', '70.3万元', '69.7万元'])
    expect(otherBase(network([], of), share(0, 1, 2) as Extract<Relation, { kind: 'quotient' }>)).toBeUndefined()
  })

  test('a whole per cent proves nothing', () => {
    const of = figures(['107%', '354.63万元', '302.43万元', '331.88万元'])
    expect(otherBase(network([], of), share(0, 1, 2) as Extract<Relation, { kind: 'quotient' }>)).toBeUndefined()
  })

  test('named in the sentence: the base is misnamed, not the rate miscounted', () => {
    const of = figures(['95.89%', '307.82万元', '302.43万元', '321.02万元'], { quote: '同一句' })
    expect(blamed(of, [[0, share(0, 1, 2)]])).toEqual(['95.89 → 95.89 (wrong-base)'])
  })
})
