/** Many documents in one report: what each brings, made where it is read, and the whole, made of what all brought. */
import type { Language } from '../model/finding.ts'
import { type BoundPart, boundPdf } from './annotated-pdf.ts'
import { csvOfMany, csvPart } from './csv.ts'
import type { Handover } from './handover.ts'
import { type HtmlPart, htmlOfMany, htmlPart, type Missed } from './html.ts'
import { reviewJson } from './json.ts'
import { markdownReport } from './markdown.ts'
import type { Pictures } from './pictures.ts'
import { printable } from './printable.ts'
import type { SarifInput } from './sarif.ts'
import { type SheetsPart, sheetsPart, workbookOfMany } from './xlsx.ts'

/** What one document brings, by the kind of report. Plain data: it crosses from one process to another. */
export type Part =
  | { readonly kind: 'html'; readonly part: HtmlPart }
  | { readonly kind: 'xlsx'; readonly part: SheetsPart }
  | { readonly kind: 'csv' | 'md' | 'json'; readonly part: string }
  | { readonly kind: 'sarif'; readonly part: SarifInput }
  | { readonly kind: 'pdf'; readonly part: BoundPart }

/** The kinds that are made of what was handed over alone; a commented PDF is made of the document's own bytes. */
export function partOf(kind: Exclude<Part['kind'], 'pdf'>, handed: Handover, pictures: Pictures, number: number): Part {
  switch (kind) {
    case 'html':
      return { kind, part: htmlPart(handed, pictures, number) }
    case 'xlsx':
      return { kind, part: sheetsPart(handed) }
    case 'csv':
      return { kind, part: csvPart(handed) }
    case 'md':
      return { kind, part: markdownReport(handed) }
    case 'json':
      return { kind, part: reviewJson(handed) }
    case 'sarif':
      return { kind, part: { report: handed.report, findings: handed.findings } }
  }
}

export interface WholeOptions {
  readonly language: Language
  readonly byteOrderMark: boolean
  /** Files of which there is no report: they are told, not passed over. */
  readonly missed: readonly Missed[]
  readonly sarif: (inputs: readonly SarifInput[]) => string
}

/** @param parts all of the kind, in their order */
export async function wholeOf(kind: Part['kind'], parts: readonly Part[], options: WholeOptions): Promise<string | Uint8Array> {
  const { language, missed } = options
  const texts = parts.flatMap((one) => (one.kind === 'csv' || one.kind === 'md' || one.kind === 'json' ? [one.part] : []))
  switch (kind) {
    case 'html':
      return htmlOfMany(
        parts.flatMap((one) => (one.kind === 'html' ? [one.part] : [])),
        missed,
        language,
      )
    case 'xlsx':
      return workbookOfMany(
        parts.flatMap((one) => (one.kind === 'xlsx' ? [one.part] : [])),
        missed,
        language,
      )
    case 'csv':
      return csvOfMany(texts, options)
    case 'md':
      return [...texts, ...missed.map(({ path, sentence }) => `# ${printable(path)}\n\n${printable(sentence)}\n`)].join('\n---\n\n')
    case 'json':
      return `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`
    case 'sarif':
      return options.sarif(parts.flatMap((one) => (one.kind === 'sarif' ? [one.part] : [])))
    case 'pdf':
      return boundPdf(parts.flatMap((one) => (one.kind === 'pdf' ? [one.part] : [])))
  }
}
