/** The check list of what must be disclosed, as a sheet. */
import type { WriteSheet } from 'hucre/xlsx'
import type { DutyList } from '../../model/duty.ts'
import type { Language } from '../../model/finding.ts'
import { dutySign, dutyWord } from '../duties.ts'
import { Draft, fills } from './sheet.ts'

const words = {
  zh: { name: '应公开事项', heads: ['结果', '部分', '应公开事项', '应在', '页', '原文', '说明', '依据'] },
  en: { name: 'Duties', heads: ['result', 'part', 'what must be there', 'where', 'page', 'quote', 'note', 'asked for by'] },
} as const

const widths = [12, 18, 44, 28, 6, 60, 32, 48] as const

export function dutiesSheet(list: DutyList, language: Language): WriteSheet {
  const say = words[language]
  const draft = new Draft(say.name, widths)
  for (const [index, head] of say.heads.entries()) draft.head(1, index + 1, head)
  const chapters = new Map(list.chapters.map(({ key, name }) => [key, name[language]]))
  for (const [at, duty] of list.duties.entries()) {
    const row = [
      `${dutySign[duty.status]} ${dutyWord[duty.status][language]}`,
      chapters.get(duty.chapter),
      duty.must[language],
      duty.where[language],
      duty.place?.page,
      duty.place?.quote,
      duty.reason?.[language],
      duty.source[language],
    ]
    for (const [index, content] of row.entries())
      draft.put(at + 2, index + 1, content, { wrap: true, ...(duty.status === 'missing' && index === 0 ? { fill: fills.bad } : {}) })
  }
  return draft.made({ head: 1, columns: 1, filter: true })
}
