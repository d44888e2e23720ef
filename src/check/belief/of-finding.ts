/** What is believed of a finding: of the contradictions it settles the surest, and what speaks for their one cause. */
import type { Belief, Ground, Judged } from '../../model/claim.ts'
import type { Found } from '../../model/finding.ts'
import type { Explanation } from '../cause/diagnose.ts'
import { probability, sure } from './ground.ts'

/** Each further contradiction that one figure explains, and as many as count. */
const further = 3
const counted = 3
/** Other checks of the blamed figure that hold with the value proposed. */
const agreeing = 3

/** The finding with what is believed of it; it is an error only where that is sure. */
export function believed(finding: Found, explanation: Explanation, judged: readonly Judged[]): Found {
  const belief = beliefOf(explanation, judged)
  if (belief === undefined) return finding
  return { ...finding, belief, severity: finding.severity === 'error' && belief.probability < sure ? 'warning' : finding.severity }
}

function beliefOf(explanation: Explanation, judged: readonly Judged[]): Belief | undefined {
  const beliefs = explanation.settles.flatMap((i) => judged[i]?.belief ?? [])
  const [surest] = beliefs.sort((a, b) => b.probability - a.probability)
  if (surest === undefined) return undefined
  const grounds = [...surest.grounds, ...ofCause(explanation)]
  return { probability: probability(grounds), grounds }
}

function ofCause({ settles, blamed }: Explanation): Ground[] {
  const [blame] = blamed
  const more = settles.length - 1
  const grounds: Ground[] = []
  if (more > 0 && blame)
    grounds.push({
      key: 'one-cause',
      decibans: further * Math.min(counted, more),
      text: { en: `one figure explains ${settles.length} contradictions`, zh: `同一数字可解释 ${settles.length} 处不符` },
    })
  if (blame && blame.agrees > 0)
    grounds.push({
      key: 'agreeing',
      decibans: agreeing,
      text: {
        en: `with the value proposed ${blame.agrees} other checks of the figure hold`,
        zh: `改正后该数另有 ${blame.agrees} 处核对相符`,
      },
    })
  return grounds
}
