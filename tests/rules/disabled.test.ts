/** A rule that is switched off takes what it says with it, and nothing else. */
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDisclosure, type Disclosure, openDisclosure, rules } from '../../src/index.ts'
import { factSet } from '../../src/rules/factset.ts'
import { claimsOf } from '../../src/rules/rule.ts'

const root = new URL('../../', import.meta.url)
const paths = ['corpus/passages.txt', 'corpus/hengzhou-services-2025.pdf', 'corpus/jdz-foreign-affairs-2021.pdf']

let documents: readonly Disclosure[] = []
beforeAll(async () => {
  documents = await Promise.all(
    paths.map(async (path) => openDisclosure({ path, bytes: await readFile(new URL(path, root)) }, { ocr: 'never' })),
  )
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('without %s', (id, rule) => {
  test('every claim of the other rules is still made, and none under its name', () => {
    for (const { document, extraction } of documents) {
      const facts = factSet(document, extraction)
      const all = [...claimsOf(rules, facts)]
      const rest = [
        ...claimsOf(
          rules.filter((other) => other !== rule),
          facts,
        ),
      ]
      expect(rest).toEqual(all.filter((claim) => claim.rule !== id))
    }
  })
})

test('the wrong rate of a whole is still found without the rule on totals', () => {
  const [passages] = documents
  if (!passages) throw new Error('no passages')
  const ids = (disabled: readonly string[]): string[] =>
    checkDisclosure(passages, { language: 'en', settings: { disabled } })
      .report.findings.filter((f) => f.rule === 'wrong-change-rate')
      .map((f) => f.id)
  expect(ids(['unfooted-total'])).toEqual(ids([]))
  expect(ids([])).not.toEqual([])
})
