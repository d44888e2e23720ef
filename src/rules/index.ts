/** All rules, in the order of the index. */

import type { Document } from '../layout/types.ts'
import type { Claim } from '../model/claim.ts'
import type { Beside } from '../model/finding.ts'
import type { Extraction, Figure } from '../model/reading.ts'
import { brokenBalance } from './broken-balance/index.ts'
import { brokenRollforward } from './broken-rollforward/index.ts'
import { contentsOrder } from './contents-order/index.ts'
import { contradictoryBreakdown } from './contradictory-breakdown/index.ts'
import { contradictoryRestatement } from './contradictory-restatement/index.ts'
import { directionWord } from './direction-word/index.ts'
import { emptyTableNote } from './empty-table-note/index.ts'
import { factSet } from './factset.ts'
import { itemCount } from './item-count/index.ts'
import { misplacedPurpose } from './misplaced-purpose/index.ts'
import { missingDisclosure } from './missing-disclosure/index.ts'
import { oddTarget } from './odd-target/index.ts'
import { oddUnit } from './odd-unit/index.ts'
import { omittedItem } from './omitted-item/index.ts'
import { otherBody } from './other-body/index.ts'
import { procurementBound } from './procurement-bound/index.ts'
import { procurementKinds } from './procurement-kinds/index.ts'
import { purchaseWithoutCost } from './purchase-without-cost/index.ts'
import { reasonAgainstDirection } from './reason-against-direction/index.ts'
import { renamedItem } from './renamed-item/index.ts'
import { claimsOf, type Rule } from './rule.ts'
import { scoreAboveWeight } from './score-above-weight/index.ts'
import { subCountAboveCount } from './sub-count-above-count/index.ts'
import { targetMissedWithFullMarks } from './target-missed-with-full-marks/index.ts'
import { templateResidue } from './template-residue/index.ts'
import { unfootedScore } from './unfooted-score/index.ts'
import { unfootedTotal } from './unfooted-total/index.ts'
import { untiedDocument } from './untied-document/index.ts'
import { untiedFigure } from './untied-figure/index.ts'
import { untiedScore } from './untied-score/index.ts'
import { untiedShare } from './untied-share/index.ts'
import { claimsByVolume } from './volumes.ts'
import { wrongAverage } from './wrong-average/index.ts'
import { wrongChange } from './wrong-change/index.ts'
import { wrongChangeRate } from './wrong-change-rate/index.ts'
import { wrongCompletion } from './wrong-completion/index.ts'
import { wrongShare } from './wrong-share/index.ts'
import { wrongYear } from './wrong-year/index.ts'

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
  oddTarget,
  missingDisclosure,
]

/** What rules say of an extraction beside other documents, for the judge. */
export const claimedBy =
  (applied: readonly Rule[], document: Document, beside: readonly Beside[] = []) =>
  (extraction: Extraction): { readonly claims: Iterable<Claim>; readonly figures: readonly Figure[] } => {
    const facts = factSet(document, extraction, beside)
    return { claims: claimsByVolume(facts, (of) => claimsOf(applied, of)), figures: facts.figures }
  }
