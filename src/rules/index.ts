/** All rules, in the order of the index. */
import type { Rule } from '../check/rule.ts'
import { directionWord } from './direction-word.ts'
import { unfootedTotal } from './unfooted-total.ts'
import { wrongChange } from './wrong-change.ts'
import { wrongChangeRate } from './wrong-change-rate.ts'
import { wrongCompletion } from './wrong-completion.ts'
import { wrongShare } from './wrong-share.ts'

export const rules: readonly Rule[] = [wrongChange, wrongChangeRate, wrongShare, wrongCompletion, unfootedTotal, directionWord]
