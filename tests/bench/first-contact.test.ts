import { expect, test } from 'vitest'
import { hear, passagesIn } from '../../bench/first-contact.ts'

const batch = `# 甲省 2023
公务接待费预算15.00万元,决算⟦12.48→12.84⟧万元,与预算相比减少2.52万元。
---
# 乙省 2022
三公经费决算20.12万元,完成预算的⟦?99.99⟧%,预算40.24万元。
---
# 丙省 2021
公务用车保有量2辆。
`

test('a batch is passages, each as printed and with its slip', () => {
  expect(passagesIn(batch)).toEqual([
    {
      province: '甲省',
      year: '2023',
      own: [],
      printed: '公务接待费预算15.00万元,决算12.48万元,与预算相比减少2.52万元。',
      slipped: '公务接待费预算15.00万元,决算12.84万元,与预算相比减少2.52万元。',
    },
    { province: '乙省', year: '2022', own: ['99.99'], printed: '三公经费决算20.12万元,完成预算的99.99%,预算40.24万元。' },
    { province: '丙省', year: '2021', own: [], printed: '公务用车保有量2辆。' },
  ])
})

test('planted slips and slips of the page are heard, and nothing else is said', async () => {
  expect(await hear(passagesIn(batch))).toEqual({ passages: 3, planted: 1, heard: 1, own: 1, ownHeard: 1, falseAlarms: 0, remarks: [] })
})

test('what is missed and what is said without cause has a line each', async () => {
  const heard = await hear(
    passagesIn('# 甲省 2023\n公务接待费⟦12→13⟧万元。\n---\n# 乙省 2022\n公务接待费预算15.00万元,决算12.48万元,与预算相比减少2.25万元。'),
  )
  expect(heard).toMatchObject({ planted: 1, heard: 0, falseAlarms: 1 })
  expect(heard.remarks.map((remark) => remark.slice(0, 16))).toEqual(['1 甲省 2023 MISSED', '2 乙省 2022 FALSE '])
})
