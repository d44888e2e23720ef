/** The document itself, with the figures of the findings highlighted and commented. Nothing of the document is changed. */
import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib'
import type { Severity } from '../model/claim.ts'
import type { Box } from '../model/document.ts'
import type { Language } from '../model/finding.ts'
import { type HandedFinding, type Handover, statedBoxes } from './handover.ts'
import { addSummary } from './summary-page.ts'
import { amendment, expectedWord, pageWord, quantityText, roleName, ruleWord, severityWord, standingWord, timeText } from './words.ts'

type Library = typeof import('@cantoo/pdf-lib')
type Colour = readonly [red: number, green: number, blue: number]

/** The PDF cannot be written to: damaged so that its pages cannot be found again, or locked. */
export class CannotAnnotate extends Error {
  override readonly name = 'CannotAnnotate'
}

const colours: Readonly<Record<Severity, Colour>> = { error: [1, 0.68, 0.66], warning: [1, 0.88, 0.5], info: [0.75, 0.87, 1] }
const evidenceColour: Colour = [0.8, 0.9, 1]
/** Of findings that were dismissed, or are gone since figures were corrected. */
const settledColour: Colour = [0.87, 0.87, 0.87]

const words = {
  en: {
    stated: 'stated',
    evidence: 'Evidence of',
    decision: 'Decision',
    reason: 'Reason',
    note: 'Note',
    corrected: (value: string) => `Corrected in the review: should read ${value}`,
  },
  zh: {
    stated: '文中',
    evidence: '作为依据',
    decision: '决定',
    reason: '理由',
    note: '备注',
    corrected: (value: string) => `复核更正：应为 ${value}`,
  },
} as const

interface Comment {
  readonly page: number
  /** Points, y down, unrotated page; empty for a comment on the page as a whole. */
  readonly boxes: readonly Box[]
  readonly colour: Colour
  readonly name: string
  readonly subject: string
  readonly author: string
  readonly text: string
  /** ISO time of the decision, where there is one. */
  readonly at?: string
}

/**
 * The original bytes with an update behind them that holds the comments: everything that was there stays as it is.
 * @throws CannotAnnotate when the document is locked or beyond repair
 */
export async function annotatedPdf(original: Uint8Array, handed: Handover): Promise<Uint8Array> {
  const library = await import('@cantoo/pdf-lib')
  const comments = commentsOf(handed)
  if (comments.length === 0) return original
  try {
    // Refuses what is encrypted, also where no password is needed to read it.
    const document = await library.PDFDocument.load(original, {
      updateMetadata: false,
      forIncrementalUpdate: true,
      parseSpeed: library.ParseSpeeds.Fastest,
    })
    write(document, comments, library)
    addSummary(document, handed, library)
    return await document.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new CannotAnnotate('The PDF cannot be written to: its structure is damaged or it is encrypted.', { cause })
  }
}

/** A commented document that is to be bound with others. */
export interface BoundPart {
  /** Its bookmark. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Commented documents one behind the other in one file, a bookmark each.
 * @throws CannotAnnotate when one of them cannot be taken apart
 */
export async function boundPdf(parts: readonly BoundPart[]): Promise<Uint8Array> {
  const { PDFDict, PDFDocument, PDFHexString, PDFName, ParseSpeeds } = await import('@cantoo/pdf-lib')
  try {
    const whole = await PDFDocument.create({ updateMetadata: false })
    const { context } = whole
    const firsts: { readonly name: string; readonly page: PDFRef }[] = []
    for (const { name, bytes } of parts) {
      const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
      const pages = (await whole.copyPages(document, document.getPageIndices())).map((page) => whole.addPage(page))
      for (const page of pages) {
        for (const annotation of page.node.Annots()?.asArray() ?? []) {
          const of = context.lookup(annotation)
          // What was copied leads to a copy of the page that is not in the book.
          if (of instanceof PDFDict) of.set(PDFName.of('P'), page.ref)
        }
      }
      const [first] = pages
      if (first) firsts.push({ name, page: first.ref })
    }
    const outlines = context.nextRef()
    const refs = firsts.map(() => context.nextRef())
    const [first, last] = [refs[0], refs.at(-1)]
    if (first && last) {
      for (const [at, ref] of refs.entries()) {
        const { name, page } = firsts[at] ?? { name: '', page: ref }
        const [before, after] = [refs[at - 1], refs[at + 1]]
        const beside = { ...(before ? { Prev: before } : {}), ...(after ? { Next: after } : {}) }
        context.assign(
          ref,
          context.obj({ Title: PDFHexString.fromText(name), Parent: outlines, ...beside, Dest: [page, PDFName.of('Fit')] }),
        )
      }
      context.assign(outlines, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }))
      whole.catalog.set(PDFName.of('Outlines'), outlines)
      whole.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
    }
    return await whole.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new CannotAnnotate('One of the documents cannot be taken apart.', { cause })
  }
}

/** One comment a finding at its own figure, and one a figure that is evidence. */
function commentsOf(handed: Handover): Comment[] {
  const { language, findings, extraction, corrections, wording } = handed
  const say = words[language]
  const comments: Comment[] = []
  const evidence = new Map<number, { boxes: readonly Box[]; page: number; lines: string[]; live: boolean }>()
  for (const item of findings) {
    const { finding, standing, decision } = item
    const live = standing === 'open' || standing === 'confirmed'
    const subject = `${severityWord[finding.severity][language]} · ${ruleWord(finding.rule, language, wording)}`
    const place = statedBoxes(item)
    comments.push({
      page: place?.page ?? finding.page,
      boxes: place?.boxes ?? [],
      colour: live ? colours[finding.severity] : settledColour,
      name: finding.id,
      subject,
      author: decision?.last?.by ?? 'gouji',
      text: textOf(item, language),
      ...(decision?.last ? { at: decision.last.at } : {}),
    })
    for (const e of finding.evidence) {
      if (e.figure === undefined || e.figure === finding.figure || !e.boxes || e.boxes === place?.boxes) continue
      const known = evidence.get(e.figure) ?? { boxes: e.boxes, page: e.page, lines: [], live: false }
      known.lines.push(
        `${roleName(e.role, language)} ${quantityText(e)} — ${say.evidence}：${subject}（${pageWord(finding.page, language)}）`,
      )
      known.live ||= live
      evidence.set(e.figure, known)
    }
  }
  for (const [figure, { page, boxes, lines, live }] of evidence) {
    comments.push({
      page,
      boxes,
      colour: live ? evidenceColour : settledColour,
      name: `figure-${figure}`,
      subject: extraction.figures[figure]?.label ?? '',
      author: 'gouji',
      text: lines.join('\n'),
    })
  }
  for (const { entry, figure } of corrections) {
    comments.push({
      page: figure.source.page,
      boxes: figure.source.boxes,
      colour: colours.warning,
      name: entry.id,
      subject: figure.label,
      author: entry.by,
      text: say.corrected(entry.value),
      at: entry.at,
    })
  }
  return comments
}

function textOf({ finding, standing, decision }: HandedFinding, language: Language): string {
  const say = words[language]
  const who = (entry: { readonly by: string; readonly at: string }): string => `${entry.by}, ${timeText(entry.at)}`
  const amended = amendment(finding)
  return [
    finding.message,
    ...(amended ? [`${say.stated} ${quantityText(amended.from)} → ${expectedWord(amended.to)[language]} ${quantityText(amended.to)}`] : []),
    ...(finding.equation ? [finding.equation] : []),
    ...(finding.diagnosis?.text ? [finding.diagnosis.text] : []),
    ...(standing === 'open'
      ? []
      : [`${say.decision}: ${standingWord[standing][language]}${decision?.last ? ` (${who(decision.last)})` : ''}`]),
    ...(decision?.reason === undefined ? [] : [`${say.reason}: ${decision.reason}`]),
    ...(decision?.notes ?? []).map((note) => `${say.note}: ${note.text ?? ''} (${who(note)})`),
  ].join('\n')
}

// ── into the file ────────────────────────────────────────────────────────────────────────────────────────────────────

function write(document: PDFDocument, comments: readonly Comment[], library: Library): void {
  const pages = document.getPages()
  const byPage = new Map<PDFPage, PDFRef[]>()
  for (const comment of comments) {
    const page = pages[comment.page - 1]
    if (!page) continue
    const refs = byPage.get(page) ?? []
    refs.push(annotation(document, page, comment, refs.length, library))
    byPage.set(page, refs)
  }
  const { PDFName } = library
  for (const [page, refs] of byPage) {
    // A list of its own: several pages may share one, and then each would show what belongs to the others.
    const present = page.node.Annots()?.asArray() ?? []
    page.node.set(PDFName.of('Annots'), document.context.obj([...present, ...refs]))
    document.context.snapshot?.markRefForSave(page.ref)
  }
}

function annotation(document: PDFDocument, page: PDFPage, comment: Comment, order: number, library: Library): PDFRef {
  const { PDFHexString, PDFName, PDFString } = library
  const { context } = document
  const { boxes, colour } = comment
  const rects = boxes.map((box) => toUserSpace(box, page, library))
  const common = {
    Type: 'Annot',
    P: page.ref,
    Contents: PDFHexString.fromText(comment.text),
    T: PDFHexString.fromText(comment.author),
    Subj: PDFHexString.fromText(comment.subject),
    NM: PDFHexString.fromText(comment.name),
    // Printed with the page.
    F: 4,
    ...(comment.at === undefined ? {} : { M: PDFString.of(pdfDate(comment.at)), CreationDate: PDFString.of(pdfDate(comment.at)) }),
  }
  const [first] = rects
  if (!first) {
    // About the page as a whole: notes at its upper edge, one below the other.
    const { x, y, height } = page.getCropBox()
    const top = y + height - 12 - order * 24
    return context.register(
      context.obj({ ...common, Subtype: 'Text', Name: PDFName.of('Comment'), C: [...colour], Rect: [x + 12, top - 20, x + 32, top] }),
    )
  }
  const hull = rects.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] as const)
  const shade = rects.map(([x0, y0, x1, y1]) => `${n(x0)} ${n(y0)} ${n(x1 - x0)} ${n(y1 - y0)} re`).join(' ')
  const appearance = context.register(
    context.stream(`/G gs ${colour.map(n).join(' ')} rg ${shade} f`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [...hull],
      Resources: { ExtGState: { G: { Type: 'ExtGState', BM: 'Multiply' } } },
      Group: { S: 'Transparency' },
    }),
  )
  return context.register(
    context.obj({
      ...common,
      Subtype: 'Highlight',
      C: [...colour],
      Rect: [...hull],
      // Upper left, upper right, lower left, lower right, as viewers expect them.
      QuadPoints: rects.flatMap(([x0, y0, x1, y1]) => [x0, y1, x1, y1, x0, y0, x1, y0]),
      AP: { N: appearance },
    }),
  )
}

/** Points, y down from the upper edge of the visible page → the page's own coordinates. /Rotate turns both alike. */
function toUserSpace(
  [x0, top, x1, bottom]: Box,
  page: PDFPage,
  { PDFName, PDFNumber }: Library,
): readonly [number, number, number, number] {
  const crop = page.getCropBox()
  const media = page.getMediaBox()
  const left = Math.max(crop.x, media.x)
  const upper = Math.min(crop.y + crop.height, media.y + media.height)
  const unit = page.node.get(PDFName.of('UserUnit'))
  const points = unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1
  return [left + x0 / points, upper - bottom / points, left + x1 / points, upper - top / points]
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000)

/** 2026-11-24T05:06:07.000Z → D:20261124050607Z */
const pdfDate = (iso: string): string => `D:${iso.replace(/\.\d+/, '').replace(/[^\d]/g, '').slice(0, 14)}Z`
