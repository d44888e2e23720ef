/** The check list of what must be disclosed, for people at a terminal, and the words that every form of it uses. */
import type { DutyCheck, DutyList, DutyStatus } from '../model/duty.ts'
import type { Language } from '../model/finding.ts'
import { columnsOf, head, wrap } from './columns.ts'
import { printable } from './printable.ts'
import { kindWord, pageWord } from './words.ts'

type Words = Readonly<Record<Language, string>>

export const dutySign: Readonly<Record<DutyStatus, string>> = { met: '✓', excused: '–', missing: '✗', 'not-found': '?' }

export const dutyWord: Readonly<Record<DutyStatus, Words>> = {
  met: { zh: '已公开', en: 'there' },
  excused: { zh: '不适用', en: 'excused' },
  missing: { zh: '缺失', en: 'missing' },
  'not-found': { zh: '未找到', en: 'not found' },
}

export const dutyStatuses: readonly DutyStatus[] = ['met', 'excused', 'missing', 'not-found']

const words = {
  zh: {
    title: '应公开事项核对清单',
    none: '不是部门（单位）预算或决算，没有适用的公开要求。',
    where: '应在：',
    source: '依据：',
    said: '该处为：',
    note: '“未找到”不等于缺失：仅表示未能读到，请人工核对。',
    colon: '：',
  },
  en: {
    title: 'What must be disclosed',
    none: "This is no department's or unit's budget or account: no duties apply.",
    where: 'should stand in: ',
    source: 'asked for by: ',
    said: 'there stands: ',
    note: '“Not found” is not “missing”: it was not seen, and a person should look.',
    colon: ': ',
  },
} as const

/** Headline of the list, in both languages. */
export const dutiesTitle: Words = { zh: words.zh.title, en: words.en.title }
export const dutiesNote: Words = { zh: words.zh.note, en: words.en.note }
export const dutiesNone: Words = { zh: words.zh.none, en: words.en.none }

/** 「✓ 已公开 33 · – 不适用 2 · …」 */
export const dutyCounts = ({ counts }: DutyList, language: Language): string =>
  dutyStatuses.map((status) => `${dutySign[status]} ${dutyWord[status][language]} ${counts[status]}`).join(' · ')

const colours: Readonly<Record<DutyStatus, string>> = { met: '32', excused: '36', missing: '1;31', 'not-found': '33' }

export interface DutiesOptions {
  readonly language: Language
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
}

/** One document's check list, with a final line break. */
export function dutiesText(list: DutyList, { language, width: columns, colour }: DutiesOptions): string {
  const say = words[language]
  const width = Math.max(40, columns)
  const paint = (text: string, code: string): string => (colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines: string[] = []
  const { document } = list
  const subject = document.department || document.title || document.path
  const year = document.year === null ? '' : language === 'zh' ? `${document.year} 年` : `${document.year} `
  for (const line of wrap(printable([subject, `${year}${kindWord[document.kind][language]}`, say.title].join(' · ')), width))
    lines.push(paint(line.text, '1'))
  if (subject !== document.path) for (const line of wrap(printable(document.path), width)) lines.push(paint(line.text, '2'))
  if (list.duties.length === 0) return `${[...lines, ...wrap(say.none, width).map(({ text }) => text)].join('\n')}\n`
  for (const line of wrap(dutyCounts(list, language), width)) lines.push(line.text)
  for (const { key, name } of list.chapters) {
    lines.push('', paint(name[language], '1'))
    for (const duty of list.duties) if (duty.chapter === key) lines.push(...entry(duty, language, width, paint))
  }
  lines.push('')
  for (const line of wrap(say.note, width)) lines.push(paint(line.text, '2'))
  return `${lines.join('\n')}\n`
}

function entry(duty: DutyCheck, language: Language, width: number, paint: (text: string, code: string) => string): string[] {
  const say = words[language]
  const { status, place, reason } = duty
  const page = place === undefined || status === 'missing' ? '' : pageWord(place.page, language)
  const [first = { text: '', start: 0 }, ...rest] = wrap(
    printable(duty.must[language]),
    width - 4 - (page === '' ? 0 : columnsOf(page) + 2),
  )
  const gap = Math.max(2, width - 2 - columnsOf(first.text) - columnsOf(page))
  const lines = [`${paint(dutySign[status], colours[status])} ${first.text}${page === '' ? '' : `${' '.repeat(gap)}${paint(page, '2')}`}`]
  for (const line of rest) lines.push(`  ${line.text}`)
  const more = (text: string, code = '2'): void => {
    for (const line of wrap(printable(text), width - 4)) lines.push(`    ${paint(line.text, code)}`)
  }
  const quote = place === undefined ? '' : oneLine(place.quote, width - 4)
  if (status === 'missing') {
    more(say.where + duty.where[language], '0')
    if (place) {
      const at = language === 'zh' ? `（${pageWord(place.page, language)}）` : ` (${pageWord(place.page, language)})`
      more(say.said + oneLine(place.quote, width - 4 - columnsOf(say.said + at)) + at)
    }
    more(say.source + duty.source[language])
  } else if (status === 'met') more(quote)
  else more([reason?.[language] ?? dutyWord[status][language], ...(quote === '' ? [] : [quote])].join(say.colon))
  return lines
}

/** As much of a quote as one line holds, line breaks taken out. */
const oneLine = (quote: string, room: number): string => {
  const text = printable(quote.replace(/\s*\n\s*/g, ''))
  return columnsOf(text) > room ? `${head(text, room - 1)}…` : text
}
