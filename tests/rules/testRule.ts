/**
 * One way to test a rule: passages in which what it claims holds, does not hold, or cannot be told. Each is read as a whole
 * document and judged by this rule alone; a finding's messages are read in both languages.
 */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import type { Severity } from '../../src/model/claim.ts'
import type { Assessment, Finding, Language } from '../../src/model/finding.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

export interface Inconsistent {
  /** As {@link passage} reads it. */
  readonly text: string
  /** Value and unit, as printed: `106.86%`. Absent where only words are at fault. */
  readonly stated?: string
  readonly expected?: string
  /** `error` unless told otherwise. */
  readonly severity?: Severity
  readonly message: Readonly<Record<Language, string>>
}

export interface Cases {
  /** Something is claimed and all of it holds. */
  readonly consistent: readonly string[]
  /** Exactly one finding each. */
  readonly inconsistent: readonly Inconsistent[]
  /** The rule decides nothing. */
  readonly undetermined: readonly string[]
  /** Rules judged along with it where they must speak for a figure before the right one can be blamed. */
  readonly along?: readonly Rule[]
}

const judge = (rules: readonly Rule[], text: string, language: Language): Assessment => {
  const document = passage(text)
  return assess({ path: 'passage.txt', sha256: '', document, extraction: extract(document) }, { language, rules })
}

const alarms = ({ report }: Assessment): Finding[] => report.findings.filter((finding) => finding.severity !== 'info')
const shown = (quantity: Finding['stated']): string | undefined => quantity && `${quantity.value}${quantity.unit}`
const titled = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 60)

export function testRule(rule: Rule, { consistent, inconsistent, undetermined, along = [] }: Cases): void {
  const rules = [rule, ...along]
  describe(rule.id, () => {
    test.each(consistent.map((text) => [titled(text), text]))('holds: %s', (_, text) => {
      const assessment = judge(rules, text, 'en')
      expect(alarms(assessment).map((finding) => finding.message)).toEqual([])
      const held = assessment.judged.filter(
        ({ claim, verdict }) => claim.rule === rule.id && (verdict === 'exact' || verdict === 'rounding' || verdict === 'convention'),
      )
      expect(held.length, 'relations that hold').toBeGreaterThan(0)
    })

    test.each(inconsistent.map((one) => [titled(one.text), one] as const))('does not hold: %s', (_, one) => {
      const english = alarms(judge(rules, one.text, 'en'))
      const chinese = alarms(judge(rules, one.text, 'zh'))
      expect(
        english.map((finding) => ({
          rule: finding.rule,
          severity: finding.severity,
          stated: shown(finding.stated),
          expected: shown(finding.expected),
          message: { en: finding.message, zh: chinese.find((other) => other.id === finding.id)?.message },
        })),
      ).toEqual([{ rule: rule.id, severity: one.severity ?? 'error', stated: one.stated, expected: one.expected, message: one.message }])
    })

    test.each(undetermined.map((text) => [titled(text), text]))('cannot be told: %s', (_, text) => {
      const { report, judged } = judge(rules, text, 'en')
      expect(report.findings.map((finding) => finding.message)).toEqual([])
      expect(
        judged.filter(({ claim, verdict }) => claim.rule === rule.id && verdict !== 'notCheckable').map((one) => one.claim.subject),
      ).toEqual([])
    })
  })
}
