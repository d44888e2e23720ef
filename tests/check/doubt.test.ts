/** Nobody is blamed for what our eyes made of a scan; and what is printed clearly stays an error. */
import { describe, expect, test } from 'vitest'
import { settleDoubts } from '../../src/check/doubt.ts'
import { extract } from '../../src/extract/extract.ts'
import type { Claim } from '../../src/model/claim.ts'
import type { Assessment } from '../../src/model/finding.ts'
import type { Extraction, Figure } from '../../src/model/reading.ts'
import { format, trim } from '../../src/number/decimal.ts'
import { assess } from '../assess.ts'
import { passage } from '../rules/passage.ts'
import { claim, figures, total, within } from './figures.ts'

const doubted = (figure: Figure, ...alternatives: readonly string[]): Figure => ({ ...figure, doubt: { confidence: 0.6, alternatives } })

/** Settles the doubts of a list of figures on which the same claims are always made. */
function settled(of: readonly Figure[], ...claims: readonly Claim[]) {
  const extraction = { figures: of } as Extraction
  const { extraction: after, byArithmetic } = settleDoubts(extraction, () => claims)
  return { values: after.figures.map((f) => format(trim(f.value))), doubts: after.figures.map((f) => f.doubt !== undefined), byArithmetic }
}

describe('settling', () => {
  const [whole, a, b] = figures(['300.00万元', '100.00万元', '700.00万元']) as [Figure, Figure, Figure]

  test('the one reading that satisfies what is claimed is taken', () => {
    expect(settled([whole, a, doubted(b, '100.00', '200.00')], claim(0, total(0, 1, 2)))).toEqual({
      values: ['300', '100', '200'],
      doubts: [false, false, false],
      byArithmetic: new Set([2]),
    })
  })

  test('it must satisfy every claim on the figure', () => {
    const other = figures(['1.00万元', '2.00万元', '3.00万元', '750.00万元']).at(-1) as Figure
    const { values, doubts, byArithmetic } = settled(
      [whole, a, doubted(b, '200.00'), other],
      claim(0, total(0, 1, 2)),
      claim(3, total(3, 2)),
    )
    expect([values[2], doubts[2], byArithmetic.size]).toEqual(['700', true, 0])
  })

  test('where none satisfies it, the doubt stays', () => {
    const { values, doubts, byArithmetic } = settled([whole, a, doubted(b, '900.00', '')], claim(0, total(0, 1, 2)))
    expect([values[2], doubts[2], byArithmetic.size]).toEqual(['700', true, 0])
  })

  test('a bound is satisfied by nearly anything and decides nothing', () => {
    const { values, doubts } = settled([whole, a, doubted(b, '100.00')], claim(2, within(2, 0)))
    expect([values[2], doubts[2]]).toEqual(['700', true])
  })

  test('a reading that an equation bears out, and no other does, is doubtful no longer', () => {
    const right = { ...b, ...figures(['0万元', '0万元', '200.00万元'])[2] } as Figure
    expect(settled([whole, a, doubted(right, '700.00')], claim(0, total(0, 1, 2)))).toMatchObject({
      doubts: [false, false, false],
      byArithmetic: new Set(),
    })
    // A bound is no proof.
    expect(settled([whole, a, doubted(right, '700.00')], claim(2, within(2, 0))).doubts[2]).toBe(true)
  })

  test('what is only guessed to belong together settles nothing', () => {
    const { values, doubts } = settled([whole, a, doubted(b, '200.00')], claim(0, total(0, 1, 2), { certain: false }))
    expect([values[2], doubts[2]]).toEqual(['700', true])
  })

  test('a sign that was read in words stays', () => {
    const fall = { ...b, value: { ...b.value, digits: -b.value.digits } }
    const whole = figures(['-100.00万元'])[0] as Figure
    expect(settled([whole, a, doubted(fall, '200.00')], claim(0, total(0, 1, 2))).values[2]).toBe('-200')
  })

  test('without doubtful figures claims are made once', () => {
    let made = 0
    settleDoubts({ figures: [whole, a, b] } as unknown as Extraction, () => {
      made++
      return []
    })
    expect(made).toBe(1)
  })
})

describe('in a report', () => {
  const table = `> 收入决算表
> 单位：万元
| 项目 | 合计 | 财政拨款收入 | 其他收入 |
| 合计 | 300.00 | 200.00 | 100.00 |
| 行政运行 | 220.00 | 140.00 | 80.00 |
| 机关服务 | 80.00 | 60.00 | 28.00 |`

  const judged = (printed?: string, ...alternatives: readonly string[]): Assessment => {
    const document = passage(table)
    const extraction = extract(document)
    return assess(
      {
        path: 'scan.pdf',
        sha256: '',
        document,
        extraction: { ...extraction, figures: extraction.figures.map((f) => (f.printed === printed ? doubted(f, ...alternatives) : f)) },
      },
      { language: 'en' },
    )
  }
  const serious = ({ report }: Assessment) => report.findings.filter((f) => f.severity !== 'info')

  test('a figure that is read clearly stays an error', () => {
    expect(serious(judged()).map((f) => [f.severity, f.stated?.value, f.expected?.value])).toEqual([['error', '28.00', '20.00']])
  })

  test('an alternative that satisfies its sums is taken: no finding, and the ledger says how it was read', () => {
    const assessment = judged('28.00', '23.00', '20.00')
    expect(serious(assessment)).toEqual([])
    expect(assessment.judged.filter((j) => j.note === 'read-by-arithmetic').map((j) => j.verdict)).toContain('exact')
    expect(assessment.judged.filter((j) => j.reason === 'doubtful-reading')).toEqual([])
  })

  test('where no alternative satisfies them, nothing is said against the document', () => {
    const assessment = judged('28.00', '23.00', '26.00')
    expect(serious(assessment)).toEqual([])
    expect(assessment.judged.filter((j) => j.reason === 'doubtful-reading').length).toBeGreaterThan(0)
    expect(assessment.judged.some((j) => j.note !== undefined)).toBe(false)
  })

  test('a doubtful figure without alternatives accuses nobody either', () => {
    expect(serious(judged('28.00'))).toEqual([])
  })

  test('doubt about another figure does not hide the error', () => {
    expect(serious(judged('200.00', '700.00')).map((f) => f.stated?.value)).toEqual(['28.00'])
  })
})
