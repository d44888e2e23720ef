/** The one currency of belief, and the one place for its thresholds. */
import type { Ground } from '../../model/claim.ts'

/** How likely it is that the author slipped, all grounds taken together. */
export function probability(grounds: readonly Ground[]): number {
  const sum = grounds.reduce((total, { decibans }) => total + decibans, 0)
  return 1 / (1 + 10 ** (-sum / 10))
}

/** Believed at least so much, a contradiction is an error, or a warning; what is believed less is not checkable. */
export const sure = 0.95
export const likely = 0.8
/** A note accuses nobody: it is made where it is likelier than not. */
export const even = 0.5
