/**
 * The public library: a disclosure's bytes in; what it says, and where it does not agree with itself, out. All that the
 * command line may import.
 */
import { createHash } from 'node:crypto'
import { besideOf, togetherOf } from './check/across.ts'
import { assess, describe } from './check/assess.ts'
import { defences } from './check/belief/defences/index.ts'
import { type Experience, experienceOf } from './check/belief/experience.ts'
import { withoutExplainable } from './check/damage.ts'
import { type Waivers, waive } from './check/waivers.ts'
import { recordOf } from './corpus/record.ts'
import { correctFigures } from './extract/correct.ts'
import { extract } from './extract/extract.ts'
import { boxesOfQuote } from './extract/quoted.ts'
import { withVocabulary } from './extract/vocabulary.ts'
import { ties } from './families/ties.ts'
import { layout } from './layout/layout.ts'
import { type Skip, skips } from './layout/page-numbers.ts'
import { layoutText } from './layout/text.ts'
import type { Document } from './layout/types.ts'
import type { Damage } from './model/document.ts'
import type { DutyList } from './model/duty.ts'
import type { Assessment, Checked, CoverageLedger, Language, Other, Report } from './model/finding.ts'
import type { Extraction } from './model/reading.ts'
import { readNumeral } from './number/numeral.ts'
import { type Limits, MEGABYTE, usualLimits } from './pdf/limits.ts'
import type { PageImage } from './pdf/render.ts'
import type { Page } from './pdf/types.ts'
import { OverLimit, UnreadableInput } from './pdf/unreadable.ts'
import { ledgerOf } from './report/coverage.ts'
import { type Extract, extractReport } from './report/extract.ts'
import { correctionsIn, type Handover, handover } from './report/handover.ts'
import { type Pictures, picturesOf } from './report/pictures.ts'
import { reasonsWith } from './report/reasons.ts'
import { spoken } from './report/spoken.ts'
import { factSet } from './rules/factset.ts'
import { claimedBy, rules } from './rules/index.ts'
import { dutyListOf, survey } from './rules/missing-disclosure/survey.ts'
import { rulesUnder, type Settings, weighed } from './settings.ts'
import type { ReadRecord } from './store/database/record.ts'
import { type Entry, entry, findingMark, merge, ofDocument } from './store/ledger.ts'

export { kinshipOf } from './check/across.ts'
export { added, type Experience, isExperience, noExperience } from './check/belief/experience.ts'
export { baseline, type Waiver, type Waivers, waive, waiversSchema } from './check/waivers.ts'
export { type BatchEvent, type BatchOptions, type BatchOutcome, type BatchTask, batch, fingerprint, fingerprintOf } from './corpus/batch.ts'
export { NoCharts } from './corpus/charts.ts'
export {
  type By,
  type CompareOptions,
  type Comparison,
  compareOver,
  type Entry as ComparedEntry,
  type Trend,
  trendOf,
  usualConcepts,
} from './corpus/compare.ts'
export { datapackage, dictionaryText, type Resource } from './corpus/dictionary.ts'
export { type Digested, digestsOf, storedBeside } from './corpus/digests.ts'
export { exportRows, type TableFormat, TooManyRows, tableFormats } from './corpus/export.ts'
export { sideBySide } from './corpus/lanes.ts'
export { type Overview, overviewOf, overviewPage, overviewSheets } from './corpus/overview.ts'
export { comparisonPage, type LinkOf, trendPage } from './corpus/page.ts'
export { type DeadLetter, type DocumentQueue, type Made, type Order, openQueue, type QueueOptions, type Taken } from './corpus/queue.ts'
export { type AcrossEvent, type AcrossOptions, across, type BesideTask, relationsIn } from './corpus/relations.ts'
export { comparisonRows, comparisonView, trendRows } from './corpus/rows.ts'
export { s3Place, s3Shelf } from './corpus/s3.ts'
export { folderShelf, OffTheShelf, type Shelf } from './corpus/shelf.ts'
export { comparisonText, trendText } from './corpus/terminal.ts'
export { correctFigures } from './extract/correct.ts'
export { boxesOfQuote } from './extract/quoted.ts'
export { unreadablePhrase } from './families/duties/phrases.ts'
export type { Block, Document, GridCell, Place, PlacedText, TableBlock, TextBlock } from './layout/types.ts'
export type * from './model/claim.ts'
export type * from './model/document.ts'
export type * from './model/duty.ts'
export type * from './model/finding.ts'
export type * from './model/reading.ts'
export { type Limits, MEGABYTE, usualLimits } from './pdf/limits.ts'
export type { PageImage } from './pdf/render.ts'
export { type Glyph, type Page, type Ruling, turned, unturned } from './pdf/types.ts'
export { OverLimit, UnreadableInput, type UnreadableReason } from './pdf/unreadable.ts'
export type { Relation, Term, Verdict } from './relation/relation.ts'
export { annotatedPdf, CannotAnnotate } from './report/annotated-pdf.ts'
export { type AppendixOptions, ledgerText, waivedText } from './report/appendix.ts'
export { decidedChecks, partlySentence, uncheckedSentence } from './report/checked.ts'
export { columnsOf, head, tail, wrap } from './report/columns.ts'
export { findingsCsv } from './report/csv.ts'
export { beliefOf, type Digest, digestOf, greatestAmount } from './report/digest.ts'
export { dutiesText } from './report/duties.ts'
export { type Extract, selectFrom } from './report/extract.ts'
export type { Handover } from './report/handover.ts'
export type { Missed } from './report/html.ts'
export { htmlReport } from './report/html.ts'
export { jsonReport, ndjsonReport, reviewJson } from './report/json.ts'
export { type Part, partOf, wholeOf } from './report/many.ts'
export { markdownReport } from './report/markdown.ts'
export type { Pictures } from './report/pictures.ts'
export { printable, printableJson } from './report/printable.ts'
export { type SarifInput, type SarifOptions, sarifLog } from './report/sarif.ts'
export { type Sheet, workbookOf } from './report/sheets.ts'
export { statisticsText } from './report/statistics.ts'
export { tableCsv, tablesCsv, tablesMarkdown } from './report/tables.ts'
export { quietLine, type TextOptions, textReport } from './report/text.ts'
export { amendment, keptPages, noteName, roleName, unreadWord } from './report/words.ts'
export { extractWorkbook } from './report/xlsx/extract.ts'
export { workbook } from './report/xlsx.ts'
export { rules } from './rules/index.ts'

export type { Rule } from './rules/rule.ts'
export { type Settings, settingNames, settingsSchema } from './settings.ts'
export { copyTo } from './store/database/copy.ts'
export type { FailedRecord, ReadRecord } from './store/database/record.ts'
export { type Column, type ColumnType, type View, views } from './store/database/schema.ts'
export { StoreFailure } from './store/database/sql.ts'
export { isServer, openStore, type Store, type StoreOptions } from './store/database/store.ts'
export * from './store/ledger.ts'

/** A disclosure as it was read. */
export interface Disclosure {
  /** As given; `-` for standard input. */
  readonly path: string
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  /** Empty for plain text. */
  readonly pages: readonly Page[]
  readonly document: Document
  readonly extraction: Extraction
}

export interface Progress {
  readonly stage: 'read' | 'ocr' | 'check'
  /** Pages done, of all pages. */
  readonly done: number
  readonly total: number
}

export interface OpenOptions {
  /** Ends the reading between two pages; it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal
  /** Whether pages are read by character recognition: those without usable text, none, or all. */
  readonly ocr: 'auto' | 'never' | 'always'
  readonly onProgress?: (progress: Progress) => void
  /** What reads characters: PaddleOCR where it is installed with Tesseract as a second reader of figures (`auto`, the default), or one alone. */
  readonly ocrEngine?: 'auto' | 'tesseract' | 'paddle'
  /** Pages read side by side by character recognition; 1 when absent. */
  readonly ocrWorkers?: number
  /** Folder in which readings of pictures are kept, so that they are made once; none are kept when absent. */
  readonly ocrCache?: string
  /** Names and identities beyond those the families know. */
  readonly settings?: Settings
  /** How much is read at most; the usual limits where nothing else is said. */
  readonly limits?: Partial<Limits>
}

/**
 * Reads a PDF, or a narrative in plain text (UTF-8).
 * @throws UnreadableInput when nothing can be read; its message does not name the path
 */
export async function openDisclosure(
  input: { readonly path: string; readonly bytes: Uint8Array },
  options: OpenOptions,
): Promise<Disclosure> {
  const { path, bytes } = input
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (bytes.length === 0) throw new UnreadableInput('empty', 'The file is empty: nothing can be read from it.')
  const limits = { ...usualLimits, ...options.limits }
  if (bytes.length > limits.size * MEGABYTE) throw new OverLimit('size', Math.ceil(bytes.length / MEGABYTE), limits.size)
  if (!isPdf(bytes)) {
    const document = layoutText(decodeText(path, bytes))
    shortEnough(document, limits)
    return { path, sha256, pages: [], document, extraction: withVocabulary(extract(document), options.settings ?? {}) }
  }
  // Loaded here, so that plain text and `--help` do not wait for pdf.js.
  const { readPdf } = await import('./pdf/read.ts')
  const { onProgress, signal } = options
  signal?.throwIfAborted()
  const read = await readPdf(bytes, {
    limits,
    onPage: (done, total) => {
      signal?.throwIfAborted()
      onProgress?.({ stage: 'read', done, total })
    },
  })
  const pages = await recognised(bytes, sha256, read.pages, options)
  signal?.throwIfAborted()
  const laid = layout(pages)
  const damage = [...read.damage, ...skips(laid).map(leftOut)]
  const document = { ...laid, ...(damage.length === 0 ? {} : { damage }) }
  shortEnough(document, limits)
  return { path, sha256, pages, document, extraction: withVocabulary(extract(document), options.settings ?? {}) }
}

const leftOut = ({ page, from, to }: Skip): Damage => ({
  kind: 'pages',
  text: `Pages are missing after this one: the numbers printed go from ${from} to ${to}.`,
  page,
})

/** @throws OverLimit when a paragraph is longer than the limit */
function shortEnough({ blocks }: Document, { characters }: Limits): void {
  for (const block of blocks)
    if (block.kind !== 'table' && block.text.length > characters) throw new OverLimit('characters', block.text.length, characters)
}

/** The pages, those that show no text read by character recognition, where that is wanted. */
async function recognised(bytes: Uint8Array, sha256: string, pages: readonly Page[], options: OpenOptions): Promise<readonly Page[]> {
  const { ocr, onProgress } = options
  const wanted = pages
    .filter(({ unreadable }) => ocr === 'always' || (ocr === 'auto' && unreadable !== undefined))
    .map(({ number }) => number)
  if (wanted.length === 0) return pages
  // Loaded here: a document with text never pays for what reads pictures.
  const [{ readScans }, { scanPages }] = await Promise.all([import('./ocr/ocr.ts'), import('./pdf/scan.ts')])
  const { ocrEngine: engine = 'auto', ocrWorkers: workers = 1, ocrCache: cache } = options
  const reading = { engine, workers, ...(cache === undefined ? {} : { cache }) }
  const found = new Map<number, Page>()
  let done = 0
  onProgress?.({ stage: 'ocr', done, total: wanted.length })
  for await (const { number, page, failure } of readScans(
    sha256,
    wanted,
    (left) => scanPages(bytes, left, { ...usualLimits, ...options.limits }),
    reading,
  )) {
    const before = pages[number - 1]
    if (page) found.set(number, page)
    else if (before?.unreadable !== undefined)
      found.set(number, { ...before, unreadable: `${before.unreadable}; recognition failed: ${failure}` })
    else if (before) found.set(number, { ...before, unrecognised: failure ?? '' })
    options.signal?.throwIfAborted()
    onProgress?.({ stage: 'ocr', done: ++done, total: wanted.length })
  }
  return pages.map((page) => found.get(page.number) ?? page)
}

/** Loads what the first PDF would wait for, in a process that is still waiting for one. */
export const readyForPdf = async (): Promise<void> => (await import('./pdf/read.ts')).ready()

/** Whether an engine for reading characters is installed; Tesseract always is. */
export async function hasOcrEngine(engine: 'tesseract' | 'paddle'): Promise<boolean> {
  return engine === 'tesseract' || (await import('./ocr/ocr.ts')).hasPaddle()
}

/** What is checked, and under which settings. */
export interface CheckOptions {
  readonly settings?: Settings
  /** Documents checked together with this one; those that do not speak of the same money are passed over. */
  readonly others?: readonly Other[]
}

/** Judges what a disclosure states, in no language yet: {@link inLanguage} puts it into words. The same bytes always give the same result. */
export function checked(disclosure: Disclosure, { settings = {}, others = [] }: CheckOptions): Checked {
  const { path, sha256, document, extraction } = disclosure
  const beside = besideOf(extraction, others)
  const found = weighed(
    assess({ path, sha256, document, extraction }, { claimed: claimedBy(rulesUnder(settings), document, beside), beside }),
    settings,
  )
  const report = withoutExplainable(found.report)
  if (others.length === 0) return { ...found, report }
  return { ...found, report: { ...report, together: togetherOf(found.judged, beside) } }
}

/** Why a figure or a claim was not checked, in words. */
export const reasonText = reasonsWith(new Map(defences.map(({ key, text }) => [key, text])))

/** What was found, in words. */
export const inLanguage = (found: Checked, language: Language): Assessment =>
  spoken(found, (rule, of) => rules.find(({ id }) => id === rule)?.cases[of], language)

/** What a disclosure teaches of how often forms of reading hold; nothing of it needs to be judged by a person. */
export const learnFrom = (disclosure: Disclosure): Experience => experienceOf(disclosure, checked(disclosure, {}).judged)

/** Judges what a disclosure states; messages are in `language`. The same bytes always give the same assessment. */
export const checkDisclosure = (
  disclosure: Disclosure,
  { language, ...options }: CheckOptions & { readonly language: Language },
): Assessment => inLanguage(checked(disclosure, options), language)

/** Figure by figure and identity by identity, what an assessment could check and what not. */
export const coverageLedger = (assessment: Assessment, { extraction }: Disclosure, language: Language): CoverageLedger =>
  ledgerOf(
    assessment,
    extraction,
    ties.filter((tie) => tie.left.kinds.some((kind) => kind.startsWith(extraction.identity.kind === 'budget' ? 'B' : 'T'))),
    language,
    reasonText,
  )

/** What must be disclosed, duty by duty: where it stands, why it need not, or that it was not found. */
export const dutyList = ({ path, sha256, document, extraction }: Disclosure): DutyList =>
  dutyListOf(describe({ path, sha256, document, extraction }), survey(factSet(document, extraction)))

/** What other documents are checked against. */
export const otherOf = ({ path, document, extraction }: Disclosure): Other => ({
  path,
  extraction,
  text: document.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text.replace(/\s/g, '')])).join('\n'),
})

/** A disclosure as a store keeps it: checked, its facts and coverage as rows. `others` as with {@link checkDisclosure}. */
export function recordDisclosure(
  disclosure: Disclosure,
  options: { readonly language: Language; readonly settings?: Settings; readonly others?: readonly Other[] },
): ReadRecord {
  const assessment = checkDisclosure(disclosure, options)
  const ledger = coverageLedger(assessment, disclosure, options.language)
  return recordOf(disclosure.sha256, disclosure.extraction, assessment, ledger, otherOf(disclosure))
}

/** Tables, statements and facts for other programs. */
export function extractOf(disclosure: Disclosure): Extract {
  return extractReport(describe(disclosure), disclosure.extraction)
}

/**
 * One page of a PDF as a picture; undefined when there is no such page. `number` is 1-based, `dpi` pixels an inch.
 * @throws UnreadableInput when the bytes are no readable PDF
 */
export async function pageImage(bytes: Uint8Array, number: number, dpi: number): Promise<PageImage | undefined> {
  const { renderPages } = await import('./pdf/render.ts')
  for await (const image of renderPages(bytes, [number], { dpi })) return image
  return undefined
}

/** What a file of waivers accepts, as a review would have recorded it: dismissed by the author of the waiver, on its day. */
export const acceptedBy = (report: Report, waivers: Waivers, today: string): Entry[] =>
  (waive(report, waivers, today).waived ?? []).map(({ waiver, ...finding }) =>
    entry(
      {
        kind: 'dismiss',
        finding: finding.id,
        text: waiver.reason,
        mark: findingMark(finding),
        by: waiver.author,
        document: report.document.sha256,
      },
      new Date(waiver.date),
      `waiver:${finding.id}`,
    ),
  )

/**
 * All that a report hands over of a disclosure: the check in both languages, with the decisions of a review (`entries`,
 * none when there was no review); those about another document, or other bytes of it, are not applied. Findings that the file of waivers covers `today` (ISO date) count as dismissed. Corrections that are no numerals are left out; those whose figure is not found are stale.
 */
export function handoverOf(
  disclosure: Disclosure,
  entries: readonly Entry[],
  options: {
    readonly language: Language
    readonly settings?: Settings
    readonly waivers?: { readonly file: Waivers; readonly today: string }
    /** Documents that it is checked against. */
    readonly others?: readonly Other[]
  },
): Handover {
  const { language, waivers, ...rest } = options
  const inBoth = (of: Disclosure) => {
    const found = checked(of, rest)
    return { en: inLanguage(found, 'en'), zh: inLanguage(found, 'zh') }
  }
  const { extraction } = disclosure
  const printed = inBoth(disclosure)
  const accepted = waivers ? acceptedBy(printed[language].report, waivers.file, waivers.today) : []
  const { own, foreign } = ofDocument(entries, disclosure.sha256)
  const sound = merge(accepted, own).filter((entry) => entry.kind !== 'correct' || readNumeral(entry.value) !== undefined)
  const corrections = new Map(correctionsIn(sound, extraction.figures).map(({ entry, figure }) => [figure.id, entry.value]))
  return handover({
    language,
    printed,
    ...(corrections.size === 0 ? {} : { corrected: inBoth(correctFigures(disclosure, corrections)) }),
    extraction,
    pages: disclosure.document.pages,
    entries: sound,
    foreign,
    wording: {
      rule: (id, inLanguage) => rules.find((rule) => rule.id === id)?.term[inLanguage] ?? id,
      reason: reasonText,
    },
    duties: dutyList(disclosure),
    locate: (finding) => boxesOfQuote(disclosure.document, finding.page, finding.quote, finding.at ?? [0, 0]),
  })
}

/**
 * The parts of pages that a report shows, drawn at `dpi` pixels an inch; none for plain text.
 * @throws UnreadableInput when the bytes are no readable PDF
 */
export async function reportPictures(bytes: Uint8Array, handed: Handover, dpi = 144): Promise<Pictures> {
  const wanted = isPdf(bytes) ? picturesOf(handed) : []
  const pictures = new Map<string, Uint8Array>()
  if (wanted.length === 0) return pictures
  const { drawRegions } = await import('./pdf/render.ts')
  let at = 0
  for await (const png of drawRegions(bytes, wanted, { dpi })) {
    const key = wanted[at++]?.key
    if (png && key !== undefined) pictures.set(key, png)
  }
  return pictures
}

/** The head of a report: which document it is, and which of its pages were read how. */
/** `%PDF-` within the first kilobyte, as readers of PDFs look for it. */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')

const extensionOf = (path: string): string => /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

/** Bytes from which it is told whether a text is of two bytes a character. */
const longestSample = 20_000

/** Of bytes that are no UTF-8: UTF-16, by its mark, or by all that it says being characters of Chinese text. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const sample = bytes.subarray(0, longestSample)
  return (['utf-16le', 'utf-16be'] as const).find((encoding) =>
    /^[\t\n\r\u0020-\u007e\u00a0-\u00ff\u2000-\u2fff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+$/.test(
      new TextDecoder(encoding).decode(sample),
    ),
  )
}

/** Undefined where the bytes are no text in that encoding. */
function decoded(bytes: Uint8Array, encoding: 'utf-8' | ReturnType<typeof wideEncoding>): string | undefined {
  if (encoding === undefined) return undefined
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}

function decodeText(path: string, bytes: Uint8Array): string {
  const extension = extensionOf(path)
  if (extension === 'pdf') {
    throw new UnreadableInput(
      'not-a-pdf',
      'This is not a PDF file: it does not begin with "%PDF-"; give the PDF itself, or text in a .txt file.',
    )
  }
  if (extension !== 'txt' && extension !== '') {
    throw new UnreadableInput('unsupported', `Files of kind .${extension} cannot be read: give a PDF, or plain text in a .txt file.`)
  }
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, wideEncoding(bytes))
  if (text === undefined) {
    if (bytes.includes(0)) throw new UnreadableInput('not-text', 'This is not text: it holds zero bytes.')
    throw new UnreadableInput('not-text', 'This is not UTF-8 text: convert it (from GBK: iconv -f GB18030 -t UTF-8) and try again.')
  }
  if (text.trim() === '') throw new UnreadableInput('empty', 'The file is empty: nothing can be read from it.')
  return text
}
