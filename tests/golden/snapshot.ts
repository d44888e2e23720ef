/**
 * `npm run golden` writes golden/<document>/findings.json for every document of the corpus (or for those named). Read the difference
 * before committing it: the snapshot is what a person has agreed to. Tests only compare.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { checkDisclosure, openDisclosure } from '../../src/index.ts'
import type { Finding, Report } from '../../src/model/finding.ts'

const root = new URL('../../', import.meta.url)

/** What of a finding is worth a person's agreement: all but places on the page. */
const reviewed = (f: Finding): object => ({
  id: f.id,
  rule: f.rule,
  severity: f.severity,
  page: f.page,
  quote: f.quote,
  message: f.message,
  ...(f.stated === undefined ? {} : { stated: f.stated }),
  ...(f.expected === undefined ? {} : { expected: f.expected }),
  ...(f.equation === undefined ? {} : { equation: f.equation }),
  evidence: f.evidence.map((e) => `${e.role}: ${e.value} ${e.unit} (p${e.page})`),
  ...(f.diagnosis === undefined
    ? {}
    : { diagnosis: { kind: f.diagnosis.kind, text: f.diagnosis.text, candidates: f.diagnosis.candidates.map((c) => c.value) } }),
})

/** The report of a document of the corpus, by its manifest path. */
export async function reportOf(path: string): Promise<Report> {
  const disclosure = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(new URL(path, root))) }, { ocr: 'never' })
  return checkDisclosure(disclosure, { language: 'en' }).report
}

export const snapshot = (report: Report): string =>
  `${JSON.stringify({ coverage: report.coverage, checks: report.checks, findings: report.findings.map(reviewed) }, null, 1)}\n`

if (import.meta.main) {
  const { documents } = JSON.parse(readFileSync(new URL('corpus/manifest.json', root), 'utf8')) as {
    documents: { id: string; path: string }[]
  }
  for (const { id, path } of documents) {
    if (argv.length > 2 && !argv.includes(id)) continue
    const report = await reportOf(path)
    writeFileSync(new URL(`golden/${id}/findings.json`, root), snapshot(report))
    stdout.write(`${id}: ${report.findings.length} findings\n`)
  }
}
