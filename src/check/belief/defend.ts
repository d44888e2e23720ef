/** Before anything is said, every contradiction is read again in ways under which nothing would be wrong. */
import type { Ground } from '../../model/claim.ts'
import type { Accused } from './accused.ts'
import { decibansOf } from './chance.ts'
import { defences } from './defences/index.ts'

/** Readings under which nothing is wrong, the weightiest first. */
export function defended(accused: Accused): Ground[] {
  return defences
    .flatMap((defence): Ground[] => {
      const standing = defence.stands(accused)
      return standing === undefined ? [] : [{ key: defence.key, decibans: decibansOf(standing), text: defence.text }]
    })
    .sort((a, b) => a.decibans - b.decibans)
}
