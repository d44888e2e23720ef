/**
 * The one currency of belief. A ground is a reason to believe, or not to believe, that the author slipped and we did not misread; it
 * weighs so many decibans: ten times the decimal logarithm of how much likelier what is seen is if the author slipped. Grounds add up.
 */
import type { Text } from '../../model/finding.ts'

export interface Ground {
  /** Names the kind of ground: `mixed-levels`. */
  readonly key: string
  /** Below 0: it speaks for a misreading. */
  readonly decibans: number
  readonly text: Text
}

/** How likely it is that the author slipped, all grounds taken together. */
export function probability(grounds: readonly Ground[]): number {
  const sum = grounds.reduce((total, { decibans }) => total + decibans, 0)
  return 1 / (1 + 10 ** (-sum / 10))
}

/** Believed at least so much, a contradiction is an error, or a warning; what is believed less is not checkable. */
export const sure = 0.95
export const likely = 0.8
