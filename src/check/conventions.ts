/**
 * How a document rounds, by the vote of its own figures. One that cuts its percentages instead of rounding them does so
 * throughout: that is noted once, and its figures are judged as cut. A single cut figure among rounded ones is a slip.
 */
import { createHash } from 'node:crypto'
import type { Claim } from '../model/claim.ts'
import type { Found } from '../model/finding.ts'
import type { Read } from '../model/reading.ts'
import { equals } from '../number/decimal.ts'
import { impliedPercentage, type Judgement } from '../relation/judge.ts'
import type { Relation } from '../relation/relation.ts'
import { closedNotes, closedShares } from './closed-shares.ts'

interface Voter {
  readonly claim: Claim
  readonly judgement: Judgement
  readonly reading: number
}

export interface Conventions {
  /** Indexes of contradictions that the document's habit explains. */
  readonly explained: ReadonlySet<number>
  /** Contradictions of one habit that the printed figures do not admit: percentages cut to the whole per cent, yet printed with decimals. One finding names them all. */
  readonly wholePercents: readonly number[]
  notes(read: Read): Found[]
}

/** Votes needed, and none against, before a habit is believed. */
const quorum = 3

export function conventionsOf(voters: readonly Voter[], read: Read): Conventions {
  const cut: number[] = []
  let rounded = 0
  voters.forEach((v, i) => {
    const relation = v.claim.readings[v.reading]
    if (relation?.kind !== 'quotient' || relation.op !== '=') return
    if (v.judgement.cut) cut.push(i)
    else if (v.judgement.verdict === 'exact' && roundsUp(relation, read)) rounded++
  })
  // 「5.0%」 for 5.1, 「4.00%」 for 4.86: every rate of the kind printed with zeros after the point.
  const rates = voters.flatMap((v, i) => {
    const relation = v.claim.readings[v.reading]
    return relation?.kind === 'quotient' && relation.op === '=' && v.claim.overNothing === 'habit' && v.judgement.verdict !== 'notCheckable'
      ? [{ i, relation, v }]
      : []
  })
  const telling = rates.filter(({ relation }) => read(relation.stated.figure).decimals > 0 && !wholeByNature(relation, read))
  const whole = telling.filter(({ relation }) => cutToWhole(relation, read))
  const wholePercents =
    whole.length >= quorum && whole.length === telling.length
      ? whole.filter(({ v }) => v.judgement.verdict === 'contradiction').map(({ i }) => i)
      : []
  const habit = cut.length >= quorum && rounded === 0
  const closed = closedShares(voters, read)
  return {
    explained: new Set([...(habit ? cut : []), ...closed.flatMap((c) => c.adjusted.map((s) => s.index))]),
    wholePercents,
    notes(figure) {
      const first = cut[0]
      const voter = habit && first !== undefined ? voters[first] : undefined
      const notes = closedNotes(closed, figure)
      if (!voter) return notes
      const f = figure(voter.claim.stated)
      return [
        ...notes,
        {
          id: createHash('sha256').update(`truncates\u0000${f.printed}\u0000${cut.length}`).digest('hex').slice(0, 12),
          rule: 'convention',
          severity: 'info',
          said: { kind: 'cut-percentages', count: cut.length },
          page: f.source.page,
          quote: f.source.quote,
          stated: { value: f.printed, unit: f.unit.symbol },
          evidence: cut.map((i) => {
            const of = figure((voters[i] as Voter).claim.stated)
            return {
              role: 'rate',
              value: of.printed,
              unit: of.unit.symbol,
              page: of.source.page,
              quote: of.source.quote,
              figure: of.id,
              ...(of.source.boxes.length > 0 ? { boxes: of.source.boxes } : {}),
            }
          }),
          related: [],
          section: f.source.section,
          figure: f.id,
          at: f.source.at,
        },
      ]
    },
  }
}

/** Only a figure whose rounding and cutting differ can tell which was done. */
function roundsUp(relation: Extract<Relation, { kind: 'quotient' }>, read: Read): boolean {
  const f = read(relation.stated.figure)
  const a = impliedPercentage(relation, read, f.decimals)
  const b = impliedPercentage(relation, read, f.decimals, 'truncate')
  return a !== undefined && b !== undefined && !equals(a, b)
}

/** The printed percentage has nothing but zeros after the point and is the implied one cut to the whole. */
function cutToWhole(relation: Extract<Relation, { kind: 'quotient' }>, read: Read): boolean {
  const f = read(relation.stated.figure)
  const whole = impliedPercentage(relation, read, 0, 'truncate')
  if (!whole || f.decimals === 0) return false
  const stated = { digits: f.value.digits * BigInt(relation.stated.times), scale: f.value.scale }
  return equals(whole, stated)
}

/** A rate that is a whole number anyway (100 %, 0 %) tells nothing of the habit. */
function wholeByNature(relation: Extract<Relation, { kind: 'quotient' }>, read: Read): boolean {
  const precise = impliedPercentage(relation, read, 4)
  const whole = impliedPercentage(relation, read, 0)
  return precise !== undefined && whole !== undefined && equals(precise, whole)
}
