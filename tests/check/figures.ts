/** Figures and relations for tests of what comes after reading: 「354.63万元」 is a figure, a relation is written over their places in a list. */
import type { Claim } from '../../src/model/claim.ts'
import type { Figure } from '../../src/model/reading.ts'
import { readNumeral } from '../../src/number/numeral.ts'
import { noUnit, readUnit } from '../../src/number/unit.ts'
import type { Relation } from '../../src/relation/relation.ts'

export interface Told {
  /** Figures of one sentence, or of one table, share it. */
  readonly quote?: string
  readonly place?: Figure['place']
  readonly label?: string
  readonly block?: number
}

/** The figures of a list of printed strings, numbered from 0. */
export const figures = (printed: readonly string[], told: Told = {}): Figure[] =>
  printed.map((text, id) => {
    const numeral = /^-?[\d,.]+/.exec(text)?.[0] ?? ''
    const read = readNumeral(numeral)
    if (!read) throw new Error(`${text} is no figure`)
    return {
      id,
      printed: numeral,
      value: read.value,
      decimals: read.value.scale,
      unit: numeral === text ? noUnit : (readUnit(text, numeral.length)?.unit ?? noUnit),
      source: {
        page: 1,
        block: told.block ?? 0,
        offset: id * 10,
        length: numeral.length,
        quote: told.quote ?? '',
        at: [0, 0],
        boxes: [],
        section: [],
      },
      place: told.place ?? 'sentence',
      label: told.label ?? '',
    }
  })

export const reader =
  (of: readonly Figure[]) =>
  (id: number): Figure => {
    const figure = of[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    return figure
  }

const term = (figure: number, times = 1): { figure: number; times: number } => ({ figure, times })

/** whole = Σ parts */
export const total = (whole: number, ...parts: readonly number[]): Relation => ({
  kind: 'sum',
  op: '=',
  terms: [...parts.map((p) => term(p)), term(whole, -1)],
})

/** part ≤ whole */
export const within = (part: number, whole: number): Relation => ({ kind: 'sum', op: '<=', terms: [term(part), term(whole, -1)] })

/** share = part ÷ whole */
export const share = (stated: number, part: number, whole: number): Relation => ({
  kind: 'quotient',
  op: '=',
  stated: term(stated),
  numerator: [term(part)],
  denominator: [term(whole)],
})

/** rate = change ÷ (current − change): a rise of `change` to `current`. */
export const rise = (rate: number, change: number, current: number): Relation => ({
  kind: 'quotient',
  op: '=',
  stated: term(rate),
  numerator: [term(change)],
  denominator: [term(current), term(change, -1)],
})

export const claim = (stated: number, readings: Relation | readonly Relation[], more: Partial<Claim> = {}): Claim => ({
  rule: 'unfooted-total',
  case: 'plain',
  stated,
  subject: '某项',
  readings: [readings].flat() as Relation[],
  certain: true,
  roles: {},
  ...more,
})
