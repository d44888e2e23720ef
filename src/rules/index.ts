/** All rules, in the order of the index. */
import type { Rule } from '../check/rule.ts'
import { brokenBalance } from './broken-balance.ts'
import { brokenRollforward } from './broken-rollforward.ts'
import { contentsOrder } from './contents-order.ts'
import { contradictoryBreakdown } from './contradictory-breakdown.ts'
import { contradictoryRestatement } from './contradictory-restatement.ts'
import { directionWord } from './direction-word.ts'
import { emptyTableNote } from './empty-table-note.ts'
import { itemCount } from './item-count.ts'
import { misplacedPurpose } from './misplaced-purpose.ts'
import { oddUnit } from './odd-unit.ts'
import { omittedItem } from './omitted-item.ts'
import { otherBody } from './other-body.ts'
import { procurementBound } from './procurement-bound.ts'
import { procurementKinds } from './procurement-kinds.ts'
import { purchaseWithoutCost } from './purchase-without-cost.ts'
import { reasonAgainstDirection } from './reason-against-direction.ts'
import { renamedItem } from './renamed-item.ts'
import { scoreAboveWeight } from './score-above-weight.ts'
import { subCountAboveCount } from './sub-count-above-count.ts'
import { targetMissedWithFullMarks } from './target-missed-with-full-marks.ts'
import { templateResidue } from './template-residue.ts'
import { unfootedScore } from './unfooted-score.ts'
import { unfootedTotal } from './unfooted-total.ts'
import { untiedDocument } from './untied-document.ts'
import { untiedFigure } from './untied-figure.ts'
import { untiedScore } from './untied-score.ts'
import { untiedShare } from './untied-share.ts'
import { wrongAverage } from './wrong-average.ts'
import { wrongChange } from './wrong-change.ts'
import { wrongChangeRate } from './wrong-change-rate.ts'
import { wrongCompletion } from './wrong-completion.ts'
import { wrongShare } from './wrong-share.ts'
import { wrongYear } from './wrong-year.ts'

export const rules: readonly Rule[] = [
  wrongChange,
  wrongChangeRate,
  wrongShare,
  wrongCompletion,
  wrongAverage,
  contradictoryBreakdown,
  untiedShare,
  unfootedTotal,
  untiedFigure,
  omittedItem,
  brokenBalance,
  brokenRollforward,
  contradictoryRestatement,
  untiedDocument,
  directionWord,
  unfootedScore,
  untiedScore,
  scoreAboveWeight,
  targetMissedWithFullMarks,
  itemCount,
  subCountAboveCount,
  purchaseWithoutCost,
  procurementBound,
  procurementKinds,
  emptyTableNote,
  templateResidue,
  renamedItem,
  misplacedPurpose,
  reasonAgainstDirection,
  wrongYear,
  otherBody,
  contentsOrder,
  oddUnit,
]
