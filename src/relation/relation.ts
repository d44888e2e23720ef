/** What can hold between printed figures. */
import type { Decimal } from '../number/decimal.ts'
import type { Unit } from '../number/unit.ts'

/** A figure in a relation, times a whole number (±1 nearly always). */
export interface Term {
  readonly figure: number
  readonly times: number
}

export type Relation =
  | {
      readonly kind: 'sum'
      readonly op: '=' | '<=' | '>='
      readonly terms: readonly Term[]
      /** Of a `=` between two sides of an account: how many of the terms, which stand first, are its left side. It is written with the total of each. */
      readonly left?: number
    }
  | {
      readonly kind: 'quotient'
      readonly op: '=' | '<=' | '>='
      readonly stated: Term
      readonly numerator: readonly Term[]
      readonly denominator: readonly Term[]
    }
  | {
      readonly kind: 'assertion'
      readonly holds: boolean
      readonly figures: readonly number[]
      readonly expected?: string
      /** Where it is about a sum of which no single figure is at fault: its terms, and what they should come to (0 unless told otherwise). */
      readonly sum?: { readonly terms: readonly Term[]; readonly value?: string }
    }

export type Verdict = 'exact' | 'rounding' | 'convention' | 'contradiction' | 'notCheckable'

/** What a relation needs to know of a figure: its value in the printed unit, and how exactly it is printed. */
export interface Printed {
  readonly value: Decimal
  readonly decimals: number
  /** Decimals it is believed to carry where the document drops trailing zeros; `decimals` otherwise. */
  readonly precision?: number
  readonly unit: Unit
}

/** A figure by its id. */
export type Read = (id: number) => Printed

const difference = (op: '=' | '<=', a: number, b: number): Relation => ({
  kind: 'sum',
  op,
  terms: [
    { figure: a, times: 1 },
    { figure: b, times: -1 },
  ],
})

/** Two figures (ids) tell one quantity. */
export const equal = (a: number, b: number): Relation => difference('=', a, b)

/** The figure `part` is no more than the figure `whole`. */
export const within = (part: number, whole: number): Relation => difference('<=', part, whole)
