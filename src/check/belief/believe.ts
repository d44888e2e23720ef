/** Whether the author slipped: the grounds for and against, summed up. */
import type { Weighed } from '../weigh.ts'
import type { Accused } from './accused.ts'
import { defended } from './defend.ts'
import { type Ground, likely, probability } from './ground.ts'
import { groundOfHabit, type Habits, habitsOf } from './habits.ts'
import type { Scene } from './scene.ts'

export interface Belief {
  readonly probability: number
  /** What speaks for the author's slip, then what speaks against it. */
  readonly grounds: readonly Ground[]
  /** Key of the ground that speaks most against it, where it is not believed. */
  readonly doubt?: string
}

/** That a claim's operands belong to each other is certain by its form, or borne out by what else holds of them. */
const attached: Ground = {
  key: 'attached',
  decibans: 14,
  text: { en: 'what the figures refer to is certain by its form, or borne out by another check', zh: '数字所指由其形式或另一核对确定' },
}

/** What is believed of the contradictions among a document's claims, by index. */
export function believe(weighed: readonly Weighed[], scene: Scene): ReadonlyMap<number, Belief> {
  const beliefs = new Map<number, Belief>()
  const habits = habitsOf(scene)
  weighed.forEach(({ claim, reading, judgement }, index) => {
    const relation = claim.readings[reading]
    if (judgement.verdict !== 'contradiction' || relation === undefined) return
    beliefs.set(index, beliefIn({ claim, index, relation, scene }, habits))
  })
  return beliefs
}

function beliefIn(accused: Accused, habits: Habits): Belief {
  const [best] = defended(accused)
  const against = [...groundOfHabit(habits.of(accused)), ...(best ? [best] : [])]
  const grounds = [attached, ...against]
  const p = probability(grounds)
  const [worst] = against.sort((a, b) => a.decibans - b.decibans)
  return { probability: p, grounds, ...(worst && p < likely ? { doubt: worst.key } : {}) }
}
