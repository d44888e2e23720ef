/**
 * The document's own vote, the accused left out: how often the same form of reading holds elsewhere in it. A slip breaks one sum; a column
 * that is none of money, or a list read at the wrong level, breaks them all.
 */
import type { Claim, Ground } from '../../model/claim.ts'
import { figuresIn } from '../../relation/judge.ts'
import type { Accused } from './accused.ts'
import { pairOf } from './accused.ts'
import { type Scene, tells } from './scene.ts'
import { groundOfShape } from './shape.ts'

export interface Habit {
  readonly held: number
  readonly broken: number
  readonly where: 'table' | 'text'
}

/** log₁₀ of the beta function, for whole numbers. */
function logBeta(a: number, b: number): number {
  let sum = 0
  for (let i = 1; i < b; i++) sum += Math.log10(i) - Math.log10(a + i - 1)
  return sum - Math.log10(a + b - 1)
}

/**
 * Of forms that are read rightly authors break few in a table, and some more in the text, where who has erred once may err again; of forms
 * that are not read rightly any share breaks. Beta distributions.
 */
const rightlyIn = { table: [1, 20], text: [1, 10] } as const
const wrongly = [1, 1] as const

/** How much likelier such a vote is of a form that is read rightly, in decibans. */
export function decibansOfHabit({ held, broken, where }: Habit): number {
  const rightly = rightlyIn[where]
  const likelihood = ([a, b]: readonly [number, number]): number => logBeta(a + broken, b + held) - logBeta(a, b)
  return 10 * (likelihood(rightly) - likelihood(wrongly))
}

/** A document's word for a form weighs no more than this, for or against. */
const most = 25
const mostFor = 6

/** Forms a claim shares with others: a column of an identity, two tables that tie, what a rule asks of the text. */
function formsOf(scene: Scene, claim: Claim): string[] {
  const place = claim.stated < 0 ? undefined : scene.placeOf(claim.stated)
  const [relation] = claim.readings
  // Words that are only spoken of where they are wrong have no habit.
  if (relation === undefined || (relation.kind === 'assertion' && relation.sum === undefined)) return []
  const pair = pairOf({ claim, relation, scene, index: -1 })
  if (pair) {
    const [a, b] = pair.map((id) => scene.placeOf(id)?.table.index)
    if (a !== undefined && b !== undefined && a !== b) return [`tables ${Math.min(a, b)} ${Math.max(a, b)}`]
  }
  if (place === undefined) return claim.group === undefined ? [`${claim.rule}`] : [`${claim.rule} ${claim.group}`]
  return [`${claim.rule} ${claim.identity ?? ''} ${place.table.index} ${place.column}`]
}

export interface Habits {
  /** Of the forms that the accused shares, without the claims that share a figure with it: one slip would make its own alibi. */
  of(accused: Accused): Habit
}

/** Claims of one form: how they came out, and which of them speak of a figure. */
interface Members {
  held: number
  broken: number
  readonly indexes: Set<number>
  readonly byFigure: Map<number, number[]>
}

export function habitsOf(scene: Scene): Habits {
  const members = new Map<string, Members>()
  scene.claims.forEach((claim, index) => {
    const [relation] = claim.readings
    if (relation === undefined || scene.outcomes[index] === 'open' || !tells(relation, scene.read)) return
    // A reading that is wrong does not miss by one digit: what looks like a slip is another slip, and no vote against the reading.
    if (scene.outcomes[index] === 'broken' && groundOfShape({ claim, index, relation, scene }).some((g) => g.decibans > 0)) return
    for (const form of formsOf(scene, claim)) {
      const of = members.get(form) ?? { held: 0, broken: 0, indexes: new Set<number>(), byFigure: new Map<number, number[]>() }
      members.set(form, of)
      if (of.indexes.has(index)) continue
      of.indexes.add(index)
      if (scene.outcomes[index] === 'held') of.held++
      else of.broken++
      for (const figure of new Set(claim.readings.flatMap(figuresIn))) {
        const with_ = of.byFigure.get(figure)
        if (with_) with_.push(index)
        else of.byFigure.set(figure, [index])
      }
    }
  })
  return {
    of({ claim, index }) {
      const own = new Set(claim.readings.flatMap(figuresIn))
      let held = 0
      let broken = 0
      for (const form of formsOf(scene, claim)) {
        const of = members.get(form)
        if (of === undefined) continue
        held += of.held
        broken += of.broken
        const related = new Set([...own].flatMap((f) => of.byFigure.get(f) ?? []))
        if (of.indexes.has(index)) related.add(index)
        for (const other of related) {
          if (scene.outcomes[other] === 'held') held--
          else broken--
        }
      }
      return { held, broken, where: claim.stated >= 0 && scene.placeOf(claim.stated) ? 'table' : 'text' }
    },
  }
}

/** The document's vote as a ground; none where nothing else is read so. */
export function groundOfHabit(habit: Habit): Ground[] {
  const { held, broken } = habit
  if (held + broken === 0) return []
  const decibans = Math.max(-most, Math.min(mostFor, decibansOfHabit(habit)))
  return [
    {
      key: 'habit',
      decibans,
      text: {
        en: `of ${held + broken} other checks of this form in the document ${held} hold`,
        zh: `文中同类核对另有 ${held + broken} 处，其中 ${held} 处相符`,
      },
    },
  ]
}
