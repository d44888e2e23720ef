/** Findings as SARIF 2.1.0, for viewers and pipelines that read what linters write. */

import type { Severity } from '../model/claim.ts'
import type { Box } from '../model/document.ts'
import type { Evidence, Finding, Language, Report, Waived } from '../model/finding.ts'
import { uncheckedSentence } from './checked.ts'
import type { HandedFinding } from './handover.ts'
import { printableJson } from './printable.ts'
import { damageWord, noteName, pageWord, quantityText, roleName, unreadWord } from './words.ts'

type Text = Readonly<Record<Language, string>>

/** In a message of SARIF brackets make a link, and braces take arguments (3.11.5, 3.11.6). */
const plain = (text: string): string => text.replace(/[\\[\]]/g, (mark) => `\\${mark}`).replace(/[{}]/g, (brace) => brace + brace)

/** What SARIF tells of a rule. */
export interface SarifRule {
  readonly id: string
  readonly term: Text
  readonly summary: Text
  readonly documentation: Readonly<Record<'finds' | 'why' | 'silent' | 'example', Text>>
}

export interface SarifOptions {
  readonly language: Language
  /** Of gouji. */
  readonly version: string
  readonly rules: readonly SarifRule[]
}

/** A report, and what was decided about its findings where there was a review. */
export interface SarifInput {
  readonly report: Report
  readonly findings?: readonly HandedFinding[]
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }
const headings = {
  finds: { en: 'What it finds', zh: '查什么' },
  why: { en: 'Why it matters', zh: '为什么重要' },
  silent: { en: 'When it stays silent', zh: '何时不报' },
  example: { en: 'Example', zh: '示例' },
} as const

/** One log with one run; a document is an artifact of the run. */
export function sarifLog(inputs: readonly SarifInput[], options: SarifOptions): string {
  const { language, version } = options
  const rules = [
    ...options.rules.map((rule) => described(rule, version, language)),
    ...['rounding', 'convention'].map((id) => note(id, language)),
  ]
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]))
  // A document that was given twice is one artifact.
  const documents = [...new Map(inputs.map(({ report }) => [keyOf(report), report])).values()]
  const artifacts = new Map(documents.map((report, index) => [keyOf(report), index]))
  return `${printableJson(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'gouji',
              version,
              semanticVersion: version,
              shortDescription: {
                text: language === 'zh' ? '核对公开的部门决算、部门预算' : 'Checks published disclosures by their own arithmetic',
              },
              language: language === 'zh' ? 'zh-CN' : 'en-US',
              rules,
            },
          },
          language: language === 'zh' ? 'zh-CN' : 'en-US',
          columnKind: 'utf16CodeUnits',
          invocations: [
            {
              executionSuccessful: documents.every((report) => uncheckedSentence(report, language) === undefined),
              toolExecutionNotifications: documents.flatMap(({ document, checks }, artifact) => [
                ...[uncheckedSentence({ document, checks }, language) ?? []].flat().map((text) => ({
                  level: 'error',
                  message: { text },
                  locations: [{ physicalLocation: { artifactLocation: located(document.path, artifact) } }],
                })),
                ...(document.damage ?? []).map((lost) => ({
                  level: 'error',
                  message: { text: plain(damageWord(lost, language)) },
                  locations: [{ physicalLocation: { artifactLocation: located(document.path, artifact) } }],
                })),
                ...document.unreadablePages.map(({ page, reason }) => ({
                  level: 'warning',
                  message: { text: plain(`${pageWord(page, language)}: ${unreadWord(reason, language)}`) },
                  locations: [
                    {
                      physicalLocation: { artifactLocation: located(document.path, artifact) },
                      logicalLocations: [onPage(page, language)],
                    },
                  ],
                })),
              ]),
            },
          ],
          artifacts: documents.map(({ document, coverage, checks }) => ({
            location: { uri: uriOf(document.path) },
            mimeType: document.pages > 0 && !/\.txt$/i.test(document.path) ? 'application/pdf' : 'text/plain',
            hashes: { 'sha-256': document.sha256 },
            properties: {
              title: document.title,
              department: document.department,
              year: document.year,
              kind: document.kind,
              pages: document.pages,
              coverage,
              checks,
            },
          })),
          results: inputs.flatMap(({ report, findings }) =>
            [
              ...(findings ?? report.findings.map((finding): Item => ({ finding, ...(report.waived ? { waiver: undefined } : {}) }))),
              ...(report.waived ?? []).map(({ waiver, ...finding }): Item => ({ finding, waiver })),
            ].map((item) => result(item, report.document.path, artifacts.get(keyOf(report)) ?? 0, indexes, language)),
          ),
        },
      ],
    },
    2,
  )}\n`
}

const keyOf = ({ document }: Report): string => `${document.sha256} ${document.path}`

function described(rule: SarifRule, version: string, language: Language) {
  const part = (name: keyof typeof headings) => ({ head: headings[name][language], body: rule.documentation[name][language].trim() })
  const parts = (['finds', 'why', 'silent', 'example'] as const).map(part)
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.term[language] },
    fullDescription: { text: rule.summary[language] },
    // The page that is in the package of this version.
    helpUri: `https://unpkg.com/gouji@${version}/docs/rules/${rule.id}.md`,
    help: {
      text: parts.map(({ head, body }) => `${head}\n${body}`).join('\n\n'),
      markdown: parts.map(({ head, body }) => `## ${head}\n\n${body}`).join('\n\n'),
    },
    defaultConfiguration: { level: 'error' },
  }
}

/** The judge's own notes: they tell how the document rounds, not that something does not agree. */
function note(id: string, language: Language) {
  const name = noteName(id, language) ?? id
  const text = language === 'zh' ? '说明文档如何舍入，不表示不符。' : 'Tells how the document rounds; nothing fails to agree.'
  return {
    id,
    name: id.replace(/^./, (letter) => letter.toUpperCase()),
    shortDescription: { text: name },
    fullDescription: { text },
    help: { text, markdown: text },
    defaultConfiguration: { level: 'note' },
  }
}

/** A finding, with what was decided about it, or the waiver that covers it; `waiver` is undefined where others are covered. */
type Item = Pick<HandedFinding, 'finding'> & Partial<HandedFinding> & { readonly waiver?: Waived['waiver'] | undefined }

function result(item: Item, path: string, artifact: number, indexes: ReadonlyMap<string, number>, language: Language) {
  const { finding, standing, decision, afterCorrection, waiver } = item
  const index = indexes.get(finding.rule)
  const others = finding.evidence.filter((e) => e.figure === undefined || e.figure !== finding.figure)
  const suppression =
    waiver !== undefined
      ? { kind: 'external', status: 'accepted', justification: `${waiver.reason} (${waiver.author}, ${waiver.date})` }
      : standing === 'dismissed'
        ? { kind: 'external', status: 'accepted', justification: decision?.reason ?? '' }
        : standing === 'settled'
          ? {
              kind: 'external',
              status: 'accepted',
              justification: language === 'zh' ? '更正数字后不再存在' : 'gone once figures were corrected',
            }
          : undefined
  return {
    ruleId: finding.rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: levels[finding.severity],
    kind: 'fail',
    message: { text: plain([finding.message, finding.diagnosis?.text ?? ''].filter((part) => part !== '').join('\n') || finding.rule) },
    locations: [location(located(path, artifact), finding, boxesOf(finding), language)],
    ...(others.length === 0
      ? {}
      : {
          relatedLocations: others.map((e, id) => ({
            id,
            ...location(e.path === undefined ? located(path, artifact) : { uri: uriOf(e.path) }, e, e.boxes ?? [], language),
            message: { text: plain(`${roleName(e.role, language)} ${quantityText(e)}`) },
          })),
        }),
    partialFingerprints: { 'goujiFinding/v1': finding.id },
    // Where any result is suppressed, the others say that they are not.
    ...(standing === undefined && !('waiver' in item) ? {} : { suppressions: suppression ? [suppression] : [] }),
    properties: {
      page: finding.page,
      ...(finding.stated ? { stated: finding.stated } : {}),
      ...(finding.expected ? { expected: finding.expected } : {}),
      ...(finding.equation ? { equation: finding.equation } : {}),
      ...(finding.diagnosis ? { diagnosis: finding.diagnosis } : {}),
      ...(finding.section ? { section: finding.section } : {}),
      ...(standing === undefined ? {} : { standing }),
      ...(decision?.last ? { decidedBy: decision.last.by, decidedAt: decision.last.at } : {}),
      ...(decision && decision.notes.length > 0 ? { notes: decision.notes.map(({ by, at, text }) => ({ by, at, text: text ?? '' })) } : {}),
      ...(afterCorrection ? { afterCorrection } : {}),
    },
  }
}

const boxesOf = (finding: Finding): readonly Box[] =>
  finding.evidence.find((e) => e.figure !== undefined && e.figure === finding.figure && e.page === finding.page)?.boxes ?? []

/**
 * SARIF has lines and bytes but no pages: the page is a logical location, and with the boxes (points, y down, unrotated
 * page) a property of the region, whose snippet is the quote.
 */
function location(
  artifactLocation: ReturnType<typeof located> | { readonly uri: string },
  { page, quote }: Pick<Evidence, 'page' | 'quote'>,
  boxes: readonly Box[],
  language: Language,
) {
  return {
    physicalLocation: {
      artifactLocation,
      region: { ...(quote === '' ? {} : { snippet: { text: quote } }), properties: { page, ...(boxes.length > 0 ? { boxes } : {}) } },
    },
    logicalLocations: [onPage(page, language)],
  }
}

const located = (path: string, index: number) => ({ uri: uriOf(path), index })

const onPage = (page: number, language: Language) => ({ name: pageWord(page, language), fullyQualifiedName: `page/${page}`, kind: 'page' })

/** A path as a URI reference. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin'
  const parts = path.replaceAll('\\', '/').split('/')
  const encoded = parts.map((part, at) => (at === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part.toWellFormed()))).join('/')
  if (path.startsWith('/')) return `file://${encoded}`
  return /^[A-Za-z]:/.test(encoded) ? `file:///${encoded}` : encoded
}
