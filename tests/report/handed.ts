/** What the reports are made from in these tests: the bundled sample, read once, with decisions where a test wants some. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Disclosure,
  type Entry,
  entry,
  findingMark,
  type Handover,
  handoverOf,
  type Language,
  openDisclosure,
} from '../../src/index.ts'
import type { HandedFinding } from '../../src/report/handover.ts'

export const root = join(import.meta.dirname, '..', '..')
export const samplePath = 'corpus/jdz-foreign-affairs-2021.pdf'
export const sampleBytes = (): Uint8Array => new Uint8Array(readFileSync(join(root, samplePath)))

let disclosure: Promise<Disclosure> | undefined
export const sample = (): Promise<Disclosure> =>
  (disclosure ??= openDisclosure({ path: samplePath, bytes: sampleBytes() }, { ocr: 'never' }))

export const handed = async (language: Language = 'zh', entries: readonly Entry[] = []): Promise<Handover> =>
  handoverOf(await sample(), entries, { language })

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 5, minute))

/** One finding confirmed, one dismissed with a reason and noted, one figure corrected, one decision about a finding that is not there. */
export async function decisions(): Promise<Entry[]> {
  const { findings, extraction, report } = await handed()
  const common = { by: '审核员甲', document: report.document.sha256 }
  const broken = findings.filter(({ finding }) => finding.severity === 'error').map(({ finding }) => finding)
  const [first, second, third] = broken
  const figure = third?.figure === undefined ? undefined : extraction.figures[third.figure]
  if (!first || !second || !third?.expected || !figure) throw new Error('the sample has three findings about figures')
  const { id, printed, label, source } = figure
  return [
    entry({ ...common, kind: 'confirm', finding: first.id, mark: findingMark(first) }, at(1), 'e1'),
    entry({ ...common, kind: 'dismiss', finding: second.id, text: '口径不同', mark: findingMark(second) }, at(2), 'e2'),
    entry({ ...common, kind: 'note', finding: second.id, text: '已电话核实', mark: findingMark(second) }, at(3), 'e3'),
    entry(
      { ...common, kind: 'correct', figure: { id, printed, label, page: source.page, quote: source.quote }, value: third.expected.value },
      at(4),
      'e4',
    ),
    entry(
      { ...common, kind: 'confirm', finding: 'gone', mark: { rule: 'wrong-share', page: 2, message: '早先版本中的一项' } },
      at(5),
      'e5',
    ),
  ]
}

/** Text that tries to become markup, script, a formula or a command, in each place that comes from a document. */
export const hostile = `"'><script>globalThis.pwned=1</script><img src=x onerror="globalThis.pwned=1">]]>{{7*7}}--><style>*{display:none}</style>\u202e\u0000=cmd|' /C calc'!A0`

export function poisoned(clean: Handover, text: string = hostile): Handover {
  const poison = (item: HandedFinding): HandedFinding => ({
    ...item,
    texts: { en: { message: text, diagnosis: text }, zh: { message: text, diagnosis: text } },
    finding: {
      ...item.finding,
      message: text,
      quote: text,
      equation: text,
      at: [2, 9],
      section: [text],
      stated: { value: text, unit: text },
      expected: { value: text, unit: text },
      evidence: item.finding.evidence.map((e) => ({ ...e, role: text, value: text, unit: text, quote: text })),
    },
  })
  const { document } = clean.report
  return {
    ...clean,
    report: {
      ...clean.report,
      document: { ...document, path: text, title: text, department: text, unreadablePages: [{ page: 1, reason: text }] },
    },
    findings: clean.findings.map(poison),
    extraction: {
      ...clean.extraction,
      figures: clean.extraction.figures.map((figure) => ({
        ...figure,
        label: text,
        unit: { ...figure.unit, symbol: text },
        source: { ...figure.source, quote: text, at: [2, 9] as const },
      })),
      facts: clean.extraction.facts.map((fact) => ({ ...fact, concept: text, label: text, scope: text })),
      tables: clean.extraction.tables.map((table) => ({
        ...table,
        title: text,
        columns: table.columns.map((column) => ({ ...column, path: [text, text] })),
        rows: table.rows.map((row) => ({ ...row, label: text, code: text })),
      })),
    },
  }
}
