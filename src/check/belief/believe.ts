/** Whether the author slipped: the grounds for and against, summed up. */
import type { Belief, Ground } from '../../model/claim.ts'
import type { Weighed } from '../weigh.ts'
import type { Accused } from './accused.ts'
import { defences } from './defences/index.ts'
import { defended } from './defend.ts'
import { even, likely, probability } from './ground.ts'
import { groundOfHabit, type Habits, habitsOf } from './habits.ts'
import type { Scene } from './scene.ts'
import { groundOfShape } from './shape.ts'

/** That a claim's operands belong to each other is certain by its form, or borne out by what else holds of them. */
const attached: Ground = {
  key: 'attached',
  decibans: 9,
  text: { en: 'what the figures refer to is certain by its form, or borne out by another check', zh: '数字所指由其形式或另一核对确定' },
}

/** Of misreadings about two in three are shown by a defence: where none stands, the author is so much likelier to have slipped. */
const undefended: Ground = {
  key: 'undefended',
  decibans: 5,
  text: {
    en: `${defences.length} readings under which nothing would be wrong were tried; none holds`,
    zh: `试过 ${defences.length} 种使其相符的读法，均不成立`,
  },
}

/** Words are as they are printed. */
const worded: Ground = {
  key: 'worded',
  decibans: 14,
  text: { en: 'the words are as they are printed', zh: '文字照录原文' },
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
  const { relation } = accused
  if (relation.kind === 'assertion' && relation.sum === undefined) return { probability: probability([worded]), grounds: [worded] }
  const [best] = defended(accused)
  const grounds = [attached, best ?? undefended, ...groundOfHabit(habits.of(accused)), ...groundOfShape(accused)]
  const p = probability(grounds)
  const [worst] = [...grounds].sort((a, b) => a.decibans - b.decibans)
  return { probability: p, grounds, ...(worst && p < (accused.claim.atMost === 'info' ? even : likely) ? { doubt: worst.key } : {}) }
}
