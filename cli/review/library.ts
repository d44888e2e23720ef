/** What the review takes from the library: the only place of the review that names it. */
export type * from '../../src/index.ts'
export {
  appendEntry,
  checkDisclosure,
  correctFigures,
  entry,
  findingMark,
  lastActive,
  lastUndo,
  ledgerPath,
  locateFigure,
  merge,
  noteName,
  openDisclosure,
  pageImage,
  readLedger,
  replay,
  reviewerName,
  roleName,
  rules,
  stale,
  unturned,
} from '../../src/index.ts'
