/**
 * What users may change about a check, as data: weights of rules, rules left out, further names of items, further identities.
 * The same document under the same settings always gives the same assessment.
 */
import type { Severity } from './model/claim.ts'
import type { OwnDuty } from './model/duty.ts'
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
  /** What must be disclosed here beyond what gouji asks for; a line with a known id takes that one's place. */
  readonly duties?: readonly OwnDuty[]
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
      duties: {
        description: 'What must be disclosed beyond what gouji asks for, a line each; a line with a known id takes the place of that one.',
        type: 'array',
        items: dutySchema(),
      },
    },
  }
}

/** A line of `duties`: the words of duties that gouji knows, in one language. */
function dutySchema(): object {
  const name = { type: 'string', minLength: 1 }
  const phrases = (description: string) => ({ description, type: 'array', items: name, minItems: 1, uniqueItems: true })
  const year = { type: 'integer', minimum: 1990, maximum: 2100 }
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'must', 'sought'],
    properties: {
      id: { ...name, description: 'A name of its own, or that of the duty it takes the place of.' },
      must: { ...name, description: 'What must be there, for readers.' },
      chapter: { enum: ['overview', 'tables', 'totals', 'three-public', 'matters', 'performance', 'glossary'] },
      kind: { enum: ['table', 'section', 'amount', 'breakdown', 'count', 'comparison', 'reason', 'note'] },
      of: { description: 'Kind of document; both when absent.', enum: ['final-account', 'budget'] },
      bodies: { description: 'Departments or single units alone.', enum: ['department', 'unit'] },
      from: { ...year, description: 'First year it holds for.' },
      until: { ...year, description: 'Last year it holds for.' },
      where: { ...name, description: 'Where it should stand, for readers.' },
      within: {
        description: 'Where it is looked for.',
        enum: ['tables', 'text', 'glossary', 'totals', 'three-public', 'running', 'purchases', 'assets', 'performance', 'funds'],
      },
      sought: phrases('Phrases any of which shows that it is there; … stands for words, # for a figure, (甲|乙) for a choice.'),
      traces: phrases('Looser phrases: where one of them stands, it may be there in other words.'),
      about: phrases('Items: a sentence that there is none of one of them excuses it.'),
      excuses: phrases('Phrases that excuse it by themselves.'),
      zero: phrases('Items: where all that is told of one of them is 0, nothing need be said.'),
      tables: phrases('Kinds of tables that are what is sought: B1, T1 and so on, as extract names them.'),
      orTable: phrases('Kinds of tables that tell it in a label.'),
      source: { ...name, description: 'Regulation that asks for it.' },
      weight: { description: 'warning: plain absence is a finding. listed: it is only shown.', enum: ['warning', 'listed'] },
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
