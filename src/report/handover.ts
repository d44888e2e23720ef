/** All that is handed over of one document: what was read, what was found, and what reviewers decided about it. */
import type { Judged, Severity } from '../model/claim.ts'
import type { Box } from '../model/document.ts'
import type { DutyList } from '../model/duty.ts'
import type { Assessment, FigureCoverage, Finding, Language, Report } from '../model/finding.ts'
import type { Extraction, Figure } from '../model/reading.ts'
import type { Page } from '../pdf/types.ts'
import {
  type CorrectionEntry,
  carriedOver,
  type Decision,
  type Entry,
  type FindingEntry,
  locateFigure,
  replay,
  stale,
} from '../store/ledger.ts'

/** What stands about a finding: as decided, or `settled` when figures were corrected so that it is gone. */
export type Standing = 'open' | 'confirmed' | 'dismissed' | 'settled'

/** Names that the rules and the judge give, for readers. */
export interface Wording {
  /** A few words for a rule. */
  rule(id: string, language: Language): string
  /** Why a figure took part in no check. */
  reason(id: string | undefined, language: Language): string
}

export interface HandedFinding {
  /** In the language of the handover. */
  readonly finding: Finding
  /** What is worded, in both languages. */
  readonly texts: Readonly<Record<Language, { readonly message: string; readonly diagnosis: string }>>
  readonly standing: Standing
  readonly decision?: Decision
  /** Where it stands when it is about words: points, y down, unrotated page. Figures have their boxes in the evidence. */
  readonly words: readonly Box[]
  /** It came up only once figures were corrected: the document as printed does not show it. */
  readonly afterCorrection: boolean
}

export interface Correction {
  readonly entry: CorrectionEntry
  /** The figure as printed. */
  readonly figure: Figure
}

export interface Handover {
  readonly language: Language
  /** Of the document as printed. */
  readonly report: Report
  readonly judged: readonly Judged[]
  readonly ledger: readonly FigureCoverage[]
  readonly extraction: Extraction
  /** Sizes are of the upright page. */
  readonly pages: readonly Pick<Page, 'number' | 'width' | 'height' | 'turn'>[]
  readonly findings: readonly HandedFinding[]
  /** In force, in the order of the review. */
  readonly corrections: readonly Correction[]
  /** Decisions that do not apply to this document any more. */
  readonly stale: readonly (FindingEntry | CorrectionEntry)[]
  /** Everyone who decided, in the order of their first decision. */
  readonly reviewers: readonly string[]
  readonly wording: Wording
  /** What must be disclosed, duty by duty; absent where it was not looked through. */
  readonly duties?: DutyList
}

export interface HandoverParts {
  readonly language: Language
  /** The check of the document as printed. */
  readonly printed: Readonly<Record<Language, Assessment>>
  /** The check of the document as corrected; absent when nothing was corrected. */
  readonly corrected?: Readonly<Record<Language, Assessment>>
  readonly extraction: Extraction
  readonly pages: Handover['pages']
  /** The review's ledger; empty when there was no review. */
  readonly entries: readonly Entry[]
  /** Entries about another document: none of them is applied. */
  readonly foreign?: readonly Entry[]
  readonly wording: Wording
  readonly duties?: DutyList
  /** Boxes of the words of a finding without figures, on its page. */
  readonly locate: (finding: Finding) => readonly Box[]
}

/** Corrections in force whose figure is found in this reading of the document. */
export const correctionsIn = (entries: readonly Entry[], figures: readonly Figure[]): Correction[] =>
  replay(entries).corrections.flatMap((entry) => {
    const id = locateFigure(entry.figure, figures)
    const figure = id === undefined ? undefined : figures[id]
    return figure ? [{ entry, figure }] : []
  })

export function handover(parts: HandoverParts): Handover {
  const { language, printed, corrected, extraction } = parts
  const entries = carriedOver(parts.entries, [...printed[language].report.findings, ...(corrected?.[language].report.findings ?? [])])
  const { decisions, active } = replay(entries)
  const other: Language = language === 'zh' ? 'en' : 'zh'
  const handed = (
    by: Readonly<Record<Language, Assessment>>,
    settled: ReadonlySet<string> | undefined,
    after: boolean,
  ): HandedFinding[] => {
    const translated = new Map(by[other].report.findings.map((finding) => [finding.id, finding]))
    const texts = (finding: Finding) => ({ message: finding.message, diagnosis: finding.diagnosis?.text ?? '' })
    return by[language].report.findings.map((finding) => {
      const own = texts(finding)
      const their = translated.get(finding.id)
      const decision = decisions.get(finding.id)
      const gone = settled !== undefined && !settled.has(finding.id)
      return {
        finding,
        texts: language === 'zh' ? { zh: own, en: their ? texts(their) : own } : { en: own, zh: their ? texts(their) : own },
        // Whoever dismissed it said more than that it is gone.
        standing: gone && decision?.status !== 'dismissed' ? 'settled' : (decision?.status ?? 'open'),
        words: finding.evidence.some((e) => (e.boxes?.length ?? 0) > 0) ? [] : parts.locate(finding),
        afterCorrection: after,
        ...(decision ? { decision } : {}),
      }
    })
  }
  const left = corrected && new Set(corrected[language].report.findings.map((finding) => finding.id))
  const before = new Set(printed[language].report.findings.map((finding) => finding.id))
  const fresh = corrected ? handed(corrected, undefined, true).filter((item) => !before.has(item.finding.id)) : []
  const findings = [...handed(printed, left, false), ...fresh].sort((a, b) => a.finding.page - b.finding.page)
  const { report, judged, ledger } = printed[language]
  return {
    language,
    report,
    judged,
    ledger,
    extraction,
    pages: parts.pages,
    findings,
    corrections: correctionsIn(entries, extraction.figures),
    stale: [
      ...stale(parts.foreign ?? [], [], () => undefined),
      ...stale(
        entries,
        findings.map((item) => item.finding.id),
        (mark) => locateFigure(mark, extraction.figures),
      ),
    ],
    reviewers: [...new Set(active.map((entry) => entry.by))],
    wording: parts.wording,
    ...(parts.duties === undefined ? {} : { duties: parts.duties }),
  }
}

/** Whether anything was decided. */
export const reviewed = (handed: Handover): boolean => handed.reviewers.length > 0

/** Whether it waits for a decision: notes (rounding, conventions) need none. */
export const waits = ({ finding, standing }: HandedFinding): boolean => standing === 'open' && finding.severity !== 'info'

/** Findings of each severity, notes among them, and of each standing: open are those that wait for a decision. */
export function tally(findings: readonly HandedFinding[]): Readonly<Record<Standing | Severity, number>> {
  const counts: Record<Standing | Severity, number> = { error: 0, warning: 0, info: 0, open: 0, confirmed: 0, dismissed: 0, settled: 0 }
  for (const item of findings) {
    counts[item.finding.severity]++
    if (item.standing !== 'open' || waits(item)) counts[item.standing]++
  }
  return counts
}

/** What a figure of a table or sentence has to do with the findings. */
export interface Involvement {
  /** Findings that are about it. */
  readonly stated: readonly HandedFinding[]
  /** Findings it is evidence for. */
  readonly evidence: readonly HandedFinding[]
}

/** By figure id; figures that no finding speaks of are left out. Notes (rounding, conventions) are no findings here. */
export function involvements(findings: readonly HandedFinding[]): ReadonlyMap<number, Involvement> {
  const map = new Map<number, { stated: HandedFinding[]; evidence: HandedFinding[] }>()
  const at = (figure: number) => {
    const known = map.get(figure) ?? { stated: [], evidence: [] }
    map.set(figure, known)
    return known
  }
  for (const item of findings) {
    const { finding, afterCorrection } = item
    if (finding.severity === 'info' || afterCorrection) continue
    if (finding.figure !== undefined) at(finding.figure).stated.push(item)
    for (const { figure } of finding.evidence) if (figure !== undefined && figure !== finding.figure) at(figure).evidence.push(item)
  }
  return map
}

/** Findings about a figure, those that stand before those that were dismissed or are settled. */
export const standsAgainst = (involvement: Involvement | undefined): HandedFinding | undefined =>
  involvement?.stated.find((item) => item.standing === 'open' || item.standing === 'confirmed') ?? involvement?.stated[0]

/** The boxes of the figure a finding is about, else of its first evidence, else of its words. */
export function statedBoxes({ finding, words }: HandedFinding): { readonly page: number; readonly boxes: readonly Box[] } | undefined {
  const evidence =
    finding.evidence.find((e) => e.figure !== undefined && e.figure === finding.figure) ??
    finding.evidence.find((e) => (e.boxes?.length ?? 0) > 0)
  if (evidence?.boxes && evidence.boxes.length > 0) return { page: evidence.page, boxes: evidence.boxes }
  return words.length > 0 ? { page: finding.page, boxes: words } : undefined
}
