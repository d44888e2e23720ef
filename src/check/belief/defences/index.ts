/** All defences, in the order in which they are told. A new one is a file here, a line below, its test, and a row of `bench:belief`. */
import type { Defence } from '../accused.ts'
import { bareBracket } from './bare-bracket.ts'
import { baseAgain } from './base-again.ts'
import { mixedLevels } from './mixed-levels.ts'
import { neighbour } from './neighbour.ts'
import { otherWhole } from './other-whole.ts'
import { printedGap } from './printed-gap.ts'
import { ratesAdded } from './rates-added.ts'
import { rowsBeyond } from './rows-beyond.ts'
import { shownPrecision } from './shown-precision.ts'
import { totalsDiffer } from './totals-differ.ts'
import { years } from './years.ts'

export const defences: readonly Defence[] = [
  years,
  ratesAdded,
  bareBracket,
  shownPrecision,
  mixedLevels,
  rowsBeyond,
  printedGap,
  totalsDiffer,
  otherWhole,
  neighbour,
  baseAgain,
]
