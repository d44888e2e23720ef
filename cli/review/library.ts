/** What the review takes from the library; the only place of the review that names it. */

export type { Document, Place, PlacedText, TextBlock } from '../../src/layout/types.ts'
export type {
  Assessment,
  Box,
  Claim,
  Evidence,
  Extraction,
  Fact,
  Figure,
  FigureCoverage,
  Finding,
  Judged,
  Language,
  Severity,
  Table,
  Verdict,
} from '../../src/model.ts'
export * from '../../src/store/ledger.ts'
