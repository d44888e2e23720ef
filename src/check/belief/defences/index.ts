/** All defences, in the order in which they are told. A new one is a file here, a line below, its test, and a row of `bench:belief`. */
import type { Defence } from '../accused.ts'
import { bareBracket } from './bare-bracket.ts'
import { baseAgain } from './base-again.ts'
import { idleColumn } from './idle-column.ts'
import { lonePart } from './lone-part.ts'
import { mixedLevels } from './mixed-levels.ts'
import { neighbour } from './neighbour.ts'
import { otherScope } from './other-scope.ts'
import { otherWhole } from './other-whole.ts'
import { printedGap } from './printed-gap.ts'
import { ratesAdded } from './rates-added.ts'
import { rowWide } from './row-wide.ts'
import { rowsBeyond } from './rows-beyond.ts'
import { runTogether } from './run-together.ts'
import { shownPrecision } from './shown-precision.ts'
import { totalsDiffer } from './totals-differ.ts'
import { years } from './years.ts'

export const defences: readonly Defence[] = [
  years,
  runTogether,
  ratesAdded,
  idleColumn,
  bareBracket,
  shownPrecision,
  mixedLevels,
  lonePart,
  rowWide,
  rowsBeyond,
  printedGap,
  totalsDiffer,
  otherWhole,
  otherScope,
  neighbour,
  baseAgain,
]
