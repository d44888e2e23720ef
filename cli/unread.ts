/** Pages that were not read, and what the user can do about it. */
import { type Report, unreadWord } from '../src/index.ts'
import type { Task } from './jobs/document.ts'
import type { Text } from './language.ts'
import type { Shell } from './shell.ts'

type Pages = Report['document']['unreadablePages']

/** `no text layer; damaged page` */
export const whyUnread = (pages: Pages, language: Shell['language']): string =>
  [...new Set(pages.map((page) => unreadWord(page.reason, language)))].join(language === 'zh' ? '；' : '; ')

const recognise: Text = {
  en: ' Without --ocr never they are read by character recognition.',
  zh: '去掉 --ocr never 即可用文字识别读取。',
}

/** A sentence to go on with; empty when nothing can be done. */
export const remedy = (pages: Pages, ocr: Task['ocr'], language: Shell['language']): string =>
  ocr === 'never' && pages.length > 0 ? recognise[language] : ''
