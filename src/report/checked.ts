/** Whether anything of a document was checked, and how that is said: in the same words everywhere, for silence is no clean bill. */
import type { Language, Report } from '../model/finding.ts'
import { damageWord, unreadWord } from './words.ts'

/** Relations that were decided, whichever way. */
export const decidedChecks = ({ checks }: Pick<Report, 'checks'>): number =>
  checks.exact + checks.rounding + checks.convention + checks.contradiction

const words = {
  en: {
    nothing: 'Nothing was checked: no relation between its figures was recognised, so this is no clean bill.',
    blind: (pages: number, why: string) => `Nothing was checked: ${pages} of its ${pages} pages could not be read (${why}).`,
    partly: (why: string, withheld: number) =>
      `Checked in part: ${why}${withheld === 0 ? '' : ` ${withheld} ${withheld === 1 ? 'finding is' : 'findings are'} withheld, for what was lost may explain ${withheld === 1 ? 'it' : 'them'}.`}`,
    few: (covered: number, of: number) => `only ${covered} of its ${of} figures could be checked.`,
    more: (count: number) => `${count} more places are damaged.`,
    unread: (pages: number, of: number, why: string) =>
      `Nothing was checked: no relation between the figures that were read was recognised, and ${pages} of its ${of} pages could not be read (${why}).`,
  },
  zh: {
    nothing: '没有核对任何内容：未识别出数字之间的关系，不能视为相符。',
    blind: (pages: number, why: string) => `没有核对任何内容：全部 ${pages} 页均未能读取（${why}）。`,
    unread: (pages: number, of: number, why: string) =>
      `没有核对任何内容：已读部分未识别出数字之间的关系，另有 ${pages} 页（共 ${of} 页）未能读取（${why}）。`,
    partly: (why: string, withheld: number) =>
      `仅核对了一部分：${why}${withheld > 0 ? `另有 ${withheld} 项发现可能由此造成，未列出。` : ''}`,
    few: (covered: number, of: number) => `${of} 个数字中只有 ${covered} 个可以核对。`,
    more: (count: number) => `另有 ${count} 处损坏。`,
  },
} as const

/** One sentence that nothing was checked, and why; undefined when something was. */
export function uncheckedSentence(report: Pick<Report, 'checks' | 'document'>, language: Language): string | undefined {
  if (decidedChecks(report) > 0) return undefined
  const lost = lostOf(report, language)
  return [unread(report, language), ...lost].join(language === 'zh' ? '' : ' ')
}

function unread(report: Pick<Report, 'document'>, language: Language): string {
  const { pages, unreadablePages } = report.document
  if (unreadablePages.length === 0) return words[language].nothing
  const why = [...new Set(unreadablePages.map(({ reason }) => unreadWord(reason, language)))].join(language === 'zh' ? '；' : '; ')
  if (unreadablePages.length === pages) return words[language].blind(pages, why)
  return words[language].unread(unreadablePages.length, pages, why)
}

/** With fewer figures a small share says nothing. */
const FEWEST = 50
/** Of some 200 real reports that were read whole, the least share that was covered is 0.6. */
const LEAST = 0.1
/** So many losses are told one by one. */
const TOLD = 3

/** What was lost, the first of it one by one. */
function lostOf({ document: { damage = [] } }: Pick<Report, 'document'>, language: Language): string[] {
  const told = damage.slice(0, TOLD).map((one) => damageWord(one, language))
  return damage.length > TOLD ? [...told, words[language].more(damage.length - TOLD)] : told
}

/** One sentence that only a part was checked, and why: something was lost on the way, or hardly any figure was understood. */
export function partlySentence(
  report: Pick<Report, 'checks' | 'coverage' | 'document' | 'withheld'>,
  language: Language,
): string | undefined {
  if (decidedChecks(report) === 0) return undefined
  const say = words[language]
  const { covered, figures } = report.coverage
  const told = lostOf(report, language)
  if (figures >= FEWEST && covered < figures * LEAST) told.push(say.few(covered, figures))
  if (told.length === 0) return undefined
  return say.partly(told.join(language === 'zh' ? '' : ' '), report.withheld ?? 0)
}

/** What a reader must know before they rely on the findings, or on there being none. */
export const reservation = (
  report: Pick<Report, 'checks' | 'coverage' | 'document' | 'withheld'>,
  language: Language,
): string | undefined => uncheckedSentence(report, language) ?? partlySentence(report, language)
