/** Whether anything of a document was checked, and how that is said: in the same words everywhere, for silence is no clean bill. */
import type { Language, Report } from '../model/finding.ts'
import { unreadWord } from './words.ts'

/** Relations that were decided, whichever way. */
export const decidedChecks = ({ checks }: Pick<Report, 'checks'>): number =>
  checks.exact + checks.rounding + checks.convention + checks.contradiction

const words = {
  en: {
    nothing: 'Nothing was checked: no relation between its figures was recognised, so this is no clean bill.',
    blind: (pages: number, why: string) => `Nothing was checked: ${pages} of its ${pages} pages could not be read (${why}).`,
    unread: (pages: number, of: number, why: string) =>
      `Nothing was checked: no relation between the figures that were read was recognised, and ${pages} of its ${of} pages could not be read (${why}).`,
  },
  zh: {
    nothing: '没有核对任何内容：未识别出数字之间的关系，不能视为相符。',
    blind: (pages: number, why: string) => `没有核对任何内容：全部 ${pages} 页均未能读取（${why}）。`,
    unread: (pages: number, of: number, why: string) =>
      `没有核对任何内容：已读部分未识别出数字之间的关系，另有 ${pages} 页（共 ${of} 页）未能读取（${why}）。`,
  },
} as const

/** One sentence that nothing was checked, and why; undefined when something was. */
export function uncheckedSentence(report: Pick<Report, 'checks' | 'document'>, language: Language): string | undefined {
  if (decidedChecks(report) > 0) return undefined
  const { pages, unreadablePages } = report.document
  if (unreadablePages.length === 0) return words[language].nothing
  const why = [...new Set(unreadablePages.map(({ reason }) => unreadWord(reason, language)))].join(language === 'zh' ? '；' : '; ')
  if (unreadablePages.length === pages) return words[language].blind(pages, why)
  return words[language].unread(unreadablePages.length, pages, why)
}
