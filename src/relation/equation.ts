/** Relations written out as arithmetic: 「354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86」. */

import { abs, decimal, divide, format, isZero, negate, rescale, shift, sign, trim } from '../number/decimal.ts'
import { impliedPercentage, nominal } from './judge.ts'
import type { Printed, Read, Relation, Term } from './relation.ts'

const longest = 12

/** Terms in one unit: the unit of the stated figure. Blank for an empty list. */
function written(terms: readonly Term[], read: Read, power: number): string {
  const parts = terms.map((t, i) => {
    const f = read(t.figure)
    const moved = shift(f.value, f.unit.power - power)
    // 561,240.00 元 among 万元 is 56.124, not 56.124000.
    const value = f.unit.power === power ? moved : trim(moved)
    const n = Math.abs(t.times)
    const text = `${format(abs(value))}${n === 1 ? '' : ` × ${n}`}`
    const negative = sign(value) * Math.sign(t.times) < 0
    if (i === 0) return negative ? `−${text}` : text
    return `${negative ? '−' : '+'} ${text}`
  })
  return parts.length > longest ? `${parts.slice(0, longest - 2).join(' ')} … ${parts.at(-1) ?? ''}` : parts.join(' ')
}

type Sum = Extract<Relation, { kind: 'sum' }>

/** Places, in units of 10ⁿ base units, at which nothing of a sum is lost. */
const placesIn = (terms: readonly Term[], power: number, read: Read): number =>
  Math.min(
    // 「0元」 among 万元 is nothing to any place.
    Math.max(
      ...terms
        .map((t) => read(t.figure))
        .filter((f) => !isZero(f.value))
        .map((f: Printed) => f.decimals - f.unit.power + power),
      0,
    ),
    6,
  )

/** 「41.89 + 118.47 + 332.51 − 7.26 = 485.61 = 485.61 = 366.52 + 0.62 + 84.45 + 34.02」: both sides and the total of each, for whoever adds them up again. */
function balanceOf({ terms }: Sum, left: number, unit: number, read: Read, holds: boolean): string {
  const { power } = read(unit).unit
  const places = placesIn(terms, power, read)
  const side = (of: readonly Term[]): { text: string; total: string } => ({
    // Added before taken away.
    text: written(
      [...of].sort((a, b) => Math.sign(b.times) - Math.sign(a.times)),
      read,
      power,
    ),
    total: format(rescale(shift(nominal(of, read), -power), places)),
  })
  const [a, b] = [side(terms.slice(0, left)), side(flipped(terms.slice(left), -1))]
  // A side of one figure is its own total.
  const start = a.text === a.total ? '' : `${a.text} = `
  const end = b.text === b.total ? '' : ` = ${b.text}`
  return `${start}${a.total} ${a.total === b.total ? '=' : holds ? '≈' : '≠'} ${b.total}${end}`
}

const flipped = (terms: readonly Term[], by: number): Term[] => terms.map((t) => ({ figure: t.figure, times: t.times * by }))

/** Written for the figure the claim is about; `holds` chooses = or ≠. */
export function equationOf(relation: Relation, stated: number, read: Read, holds: boolean): string {
  if (relation.kind === 'assertion') return ''
  if (relation.kind === 'quotient') {
    const figure = read(relation.stated.figure)
    // An average is an amount; its count is taken a hundredfold, as quotients are percentages.
    const average = figure.unit.dimension === 'money'
    const power = average ? figure.unit.power : read(relation.numerator[0]?.figure ?? relation.stated.figure).unit.power
    const below = average ? relation.denominator.map((t) => ({ ...t, times: t.times / 100 })) : relation.denominator
    const bracket = (terms: readonly Term[], at = power): string =>
      terms.length > 1 ? `(${written(terms, read, at)})` : written(terms, read, at)
    const of = average || figure.unit.dimension === 'percent' ? figure.unit.power : 0
    const percentage = impliedPercentage(relation, read, Math.max(0, figure.decimals + 3), 'truncate')
    const implied = percentage && rescale(shift(percentage, -of), figure.decimals)
    if (!implied) return `${bracket(relation.numerator)} ÷ ${bracket(below)}`
    const side = relation.stated.times < 0 ? negate(implied) : implied
    const numerator =
      relation.stated.times < 0 && relation.numerator.every((t) => t.times < 0) ? flipped(relation.numerator, -1) : relation.numerator
    const compare = relation.op === '=' ? (holds ? '=' : '≠') : relation.op === '<=' ? (holds ? '≥' : '<') : holds ? '≤' : '>'
    const tail =
      holds && relation.op === '=' && format(side) === format(figure.value)
        ? ''
        : ` ${holds && relation.op === '=' ? '≈' : compare} ${format(figure.value)}`
    const factor = average || of === 2 ? '' : ` × ${10 ** (2 - of)}`
    return `${bracket(numerator)} ÷ ${bracket(below, average ? 0 : power)}${factor} = ${format(side)}${tail}`
  }
  const own = relation.terms.find((t) => t.figure === stated) ?? relation.terms[0]
  if (!own) return ''
  if (relation.left !== undefined && relation.op === '=') return balanceOf(relation, relation.left, own.figure, read, holds)
  const figure = read(own.figure)
  const power = figure.unit.power
  const rest = flipped(
    relation.terms.filter((t) => t !== own),
    own.times < 0 ? 1 : -1,
  )
  const ordered = [...rest].sort((a, b) => Math.sign(b.times) - Math.sign(a.times))
  const places = placesIn(relation.terms, power, read)
  const total = rescale(shift(divide(nominal(rest, read), decimal(Math.abs(own.times)), 12), -power), places)
  const value = format(figure.value)
  if (relation.op === '=') {
    const left = written(ordered, read, power) || '0'
    const same = format(total)
    if (rest.length < 2) return `${left} ${holds ? (same === value ? '=' : '≈') : '≠'} ${value}`
    return holds && Number(same) === Number(value) ? `${left} = ${value}` : `${left} = ${same} ${holds ? '≈' : '≠'} ${value}`
  }
  const symbol = (relation.op === '<=') === own.times > 0 ? (holds ? '≤' : '>') : holds ? '≥' : '<'
  return `${value} ${symbol} ${written(ordered, read, power)}`
}
