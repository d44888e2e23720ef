/** Every passage is silent as it stands and speaks when its one figure is changed. */
import { describe, expect, it } from 'vitest'
import { checkDisclosure, openDisclosure } from '../../src/index.ts'
import { lawful, passages } from './passages.ts'

async function reportOn(text: string) {
  const bytes = new TextEncoder().encode(text)
  const disclosure = await openDisclosure({ path: 'passage.txt', bytes }, { ocr: 'never' })
  return checkDisclosure(disclosure, { language: 'zh' }).report
}
const shown = (report: Awaited<ReturnType<typeof reportOn>>): string[] =>
  report.findings.filter((f) => f.severity !== 'info').map((f) => f.message)

describe('passages', () => {
  for (const { id, text, wrong, claims } of passages) {
    const [from, to] = wrong
    it(`${id}: agrees`, async () => {
      expect(text.split(from)).toHaveLength(2)
      const report = await reportOn(text)
      expect(shown(report)).toEqual([])
      const { exact, rounding, convention } = report.checks
      expect(exact + rounding + convention).toBeGreaterThanOrEqual(claims)
    })
    if (from !== to)
      it(`${id}: does not with ${to}`, async () => {
        expect(shown(await reportOn(text.replace(from, to)))).not.toEqual([])
      })
  }
})

describe('lawful passages', () => {
  it.each(lawful)('%s', async (text) => {
    expect(shown(await reportOn(text))).toEqual([])
  })
})
