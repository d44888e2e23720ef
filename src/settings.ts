/**
 * What users may change about a check, as data: weights of rules, rules left out, further names of items, further identities.
 * The same document under the same settings always gives the same assessment.
 */
import type { Severity } from './model/claim.ts'
import type { Checked, Found } from './model/finding.ts'
import { rules } from './rules/index.ts'

export interface Settings {
  /** Severity of all findings of a rule, instead of the one that the judge gives. */
  readonly severities?: Readonly<Record<string, Severity>>
  /** Rules that are not applied, and notes that are not made. */
  readonly disabled?: readonly string[]
  /** Item → other names by which the documents call it. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  /** Wholes and what they consist of. */
  readonly identities?: readonly Whole[]
}

/** A whole and its parts, by name. */
export interface Whole {
  readonly whole: string
  readonly parts: readonly string[]
  /** Parts that may be left unsaid when there is nothing to say. */
  readonly optional?: readonly string[]
}

/** Notes that the judge makes without a rule. */
const notes = ['rounding', 'convention']

/** Every name that a setting may speak of: rules, then notes. */
export const settingNames = (): string[] => [...rules.map((rule) => rule.id), ...notes]

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** JSON Schema (draft-07) of a configuration file. */
export function settingsSchema(): object {
  const names = settingNames()
  const name = { type: 'string', minLength: 1 }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'gouji.config.json',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      severities: {
        description: 'Severity of all findings of a rule.',
        type: 'object',
        propertyNames: { enum: names },
        additionalProperties: { enum: severities },
      },
      disabled: { description: 'Rules that are not applied.', type: 'array', items: { enum: names }, uniqueItems: true },
      synonyms: {
        description: 'Item → other names by which documents call it.',
        type: 'object',
        propertyNames: { minLength: 1 },
        additionalProperties: { type: 'array', items: name, minItems: 1, uniqueItems: true },
      },
      identities: {
        description: 'Wholes and the parts they consist of, by the names that sentences and table rows give them.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['whole', 'parts'],
          properties: {
            whole: name,
            parts: { type: 'array', items: name, minItems: 2, uniqueItems: true },
            optional: { description: 'Parts that may be left unsaid.', type: 'array', items: name, uniqueItems: true },
          },
        },
      },
    },
  }
}

/** The rules that are applied under these settings. */
export const rulesUnder = (settings: Settings): typeof rules => rules.filter((rule) => !settings.disabled?.includes(rule.id))

const order = (a: Found, b: Found): number =>
  a.page - b.page || severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.id < b.id ? -1 : 1)

/** The assessment with the severities of the settings, and without the notes they leave out. */
export function weighed(assessment: Checked, settings: Settings): Checked {
  if (settings.severities === undefined && settings.disabled === undefined) return assessment
  const findings = assessment.report.findings
    .filter((finding) => !settings.disabled?.includes(finding.rule))
    .map((finding) => ({ ...finding, severity: settings.severities?.[finding.rule] ?? finding.severity }))
    .sort(order)
  return { ...assessment, report: { ...assessment.report, findings } }
}
