import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { added, type Experience, experienceOf, isExperience, noExperience } from '../../../src/check/belief/experience.ts'
import { extract } from '../../../src/extract/extract.ts'
import { assess } from '../../assess.ts'
import { passage } from '../../rules/passage.ts'

const experience: fc.Arbitrary<Experience> = fc
  .dictionary(fc.constantFrom('甲', '乙', '丙'), fc.tuple(fc.nat(1000), fc.nat(1000)))
  .map((forms) => added(noExperience, { schema: 'gouji.experience/1', documents: 1, forms }))

describe('experience', () => {
  test('adds up, in whatever order, and nothing adds nothing', () => {
    fc.assert(
      fc.property(experience, experience, experience, (a, b, c) => {
        expect(added(a, b)).toEqual(added(b, a))
        expect(added(added(a, b), c)).toEqual(added(a, added(b, c)))
        expect(added(a, noExperience)).toEqual(a)
      }),
    )
  })

  test('counts what holds and what does not, by the form of the reading', () => {
    const text =
      '2021年决算数为354.63万元，年初预算302.43万元，完成年初预算的106.86%。\n行政运行年初预算200.00万元，决算数为100.00万元，完成年初预算的50.00%。'
    const document = passage(text)
    const extraction = extract(document)
    const { judged } = assess({ path: 'a.txt', sha256: '', document, extraction }, { language: 'en' })
    const { documents, forms } = experienceOf({ document, extraction }, judged)
    expect(documents).toBe(1)
    const completions = Object.entries(forms).filter(([name]) => name.startsWith('wrong-completion'))
    expect(completions.reduce((sum, [, [held]]) => sum + held, 0)).toBe(1)
    expect(completions.reduce((sum, [, [, broken]]) => sum + broken, 0)).toBe(1)
  })

  test('a file that is none is known as such', () => {
    expect(isExperience({ schema: 'gouji.experience/1', documents: 2, forms: { 甲: [1, 0] } })).toBe(true)
    for (const value of [
      null,
      [],
      { schema: 'gouji.report/1' },
      { schema: 'gouji.experience/1', documents: -1, forms: {} },
      { schema: 'gouji.experience/1', documents: 1, forms: { 甲: [1] } },
      { schema: 'gouji.experience/1', documents: 1, forms: { 甲: [1, 0.5] } },
    ])
      expect(isExperience(value)).toBe(false)
  })
})
