import { expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { layoutText } from '../../src/layout/text.ts'
import { assess } from '../assess.ts'

/** What is offered instead of each figure, by findings. */
function offered(text: string): (string | undefined)[] {
  const document = layoutText(text)
  const { report } = assess({ path: 'a.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh' })
  return report.findings.flatMap((f) =>
    f.severity === 'info' ? [] : [f.expected?.value, ...(f.diagnosis?.candidates ?? []).map((c) => c.value)],
  )
}

test('no amount is said to be a hundred times what is printed, though that would suit a wrong share', () => {
  const values = offered(
    '2023年“三公”经费支出决算4.12万元，其中：因公出国（境）费支出0万元，占0%；公务用车购置及运行维护费支出1.60万元，占0.02%；公务接待费支出0.35万元，占0.95%。',
  )
  expect(values.length).toBeGreaterThan(0)
  expect(values.filter((value) => Number(value) > 412)).toEqual([])
})

test('but for its unit', () => {
  expect(offered('公务接待费1.58元，经核查，2015年度我单位支出公务接待费为1.58万元。')).toContain('15800.00')
})
