/** What every rule owes: a test, messages and documentation in both languages, a generated page, and an example in a golden truth. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Language, Words } from '../../src/model/finding.ts'
import { rules } from '../../src/rules/index.ts'
import type { Truth } from '../golden/meets.ts'

const root = join(import.meta.dirname, '..', '..')
const languages: readonly Language[] = ['en', 'zh']
const chinese = /\p{Script=Han}/u

/** Whatever a rule puts into its claim. */
const more = new Proxy<Record<string, string>>({}, { get: () => '7' })

/** Words told apart, so that a message shows which of them it uses. */
const words: Words = { subject: '接待费', stated: '1.14%', expected: '114.00%', equation: '1.14 ÷ 1 × 100 = 114.00 ≠ 1.14', more }

const truths = readdirSync(join(root, 'golden')).map(
  (name) => JSON.parse(readFileSync(join(root, 'golden', name, 'truth.json'), 'utf8')) as Truth,
)
const examples = new Set(truths.flatMap((truth) => truth.discrepancies.flatMap((d) => (d.rule === undefined ? [] : [d.rule]))))

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has a file and a test of its own', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(existsSync(join(root, 'src', 'rules', id, 'index.ts')), `src/rules/${id}/index.ts`).toBe(true)
    expect(existsSync(join(root, 'tests', 'rules', `${id}.test.ts`)), `tests/rules/${id}.test.ts`).toBe(true)
  })

  test.each(languages)('has messages: %s', (language) => {
    for (const [name, say] of Object.entries(rule.cases)) {
      const message = say[language](words)
      // What is claimed, or the rule's own words for it.
      expect(
        [words.subject, more['word'] ?? ''].some((word) => message.includes(word)),
        name,
      ).toBe(true)
      expect(message).not.toMatch(/undefined|\[object|NaN|\s{2}/)
      expect(message.trim()).toMatch(language === 'en' ? /\.$/ : /。$/)
      // The subject is Chinese in both; the sentence around it is not.
      expect(/[\p{Script=Han}：。]/u.test(message.replace(words.subject, ''))).toBe(language === 'zh')
    }
  })

  test.each(languages)('is documented: %s', (language) => {
    const { finds, why, silent, example } = rule.documentation
    const texts = [rule.term, rule.summary, finds, why, silent, example].map((text) => text[language].trim())
    expect(texts.filter((text) => text === '')).toEqual([])
    if (language === 'zh') expect(texts.filter((text) => !chinese.test(text))).toEqual([])
    // Examples quote what is printed; everything else is in the reader's language.
    else expect([rule.term.en, rule.summary.en].filter((text) => /^\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('has a generated page that is in the index', () => {
    expect(existsSync(join(root, 'docs', 'rules', `${id}.md`)), 'npm run generate').toBe(true)
    expect(readFileSync(join(root, 'docs', 'rules', 'README.md'), 'utf8')).toContain(`(${id}.md)`)
  })

  test('has an example in golden/*/truth.json', () => {
    expect(examples.has(id)).toBe(true)
  })
})

describe('rules', () => {
  test('have names of their own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  })

  test('are all in the index', () => {
    // operands/ is what rules share.
    const folders = readdirSync(join(root, 'src', 'rules'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(
      folders
        .map((folder) => folder.name)
        .filter((name) => name !== 'operands')
        .sort(),
    ).toEqual(rules.map((rule) => rule.id).sort())
  })

  test('that golden truths name exist', () => {
    const known = new Set(rules.map((rule) => rule.id))
    expect([...examples].filter((id) => !known.has(id))).toEqual([])
  })
})
