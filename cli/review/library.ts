/** What the review takes from the library; the only place of the review that names it. */
export type { Assessment, Claim, Evidence, Extraction, Fact, Figure, FigureCoverage, Finding, Judged, Language, Severity, Table, Verdict, Box } from '../../src/model.ts'
export type { Document, PlacedText, Place, TextBlock } from '../../src/layout/types.ts'
export * from '../../src/store/ledger.ts'
