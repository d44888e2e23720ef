/** List numbers at the head of a line: 「第一部分」「一、」「（一）」「1.」「（1）」「①」. */

export interface ListNumber {
  /** 1 第…部分 · 2 一、 · 3 （一） · 4 1. · 5 （1） · 6 ①. */
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
  /** As printed, without blanks after it. */
  readonly printed: string
  /** Its place in the list (1, 2, …). */
  readonly ordinal: number
}

const HAN = '一二三四五六七八九十百零〇'
const PATTERNS: readonly (readonly [ListNumber['level'], RegExp])[] = [
  [1, new RegExp(`^第\\s*([${HAN}]{1,4}|[0-9０-９]{1,2})\\s*(?:部分|章|篇)`, 'u')],
  [2, new RegExp(`^([${HAN}]{1,4})\\s*[、．.]`, 'u')],
  [3, new RegExp(`^[（(]\\s*([${HAN}]{1,4})\\s*[）)]\\s*[、．.]?`, 'u')],
  // 「1.5万元」 is no list number, 「1.2021年…」 is: a full year may follow.
  [4, /^([0-9０-９]{1,3})\s*(?:、|[．.](?![0-9０-９])|[．.](?=(?:19|20)\d{2}\s*年))/u],
  [5, /^[（(]\s*([0-9０-９]{1,3})\s*[）)]\s*[、．.]?/u],
  [5, /^([0-9０-９]{1,2})\s*[）)]/u],
  [6, /^([①-⑳㉑-㉟])/u],
]

/** The list number a line begins with, if any. */
export function listNumber(text: string): ListNumber | undefined {
  const line = text.trimStart()
  for (const [level, pattern] of PATTERNS) {
    const found = pattern.exec(line)
    if (found) return { level, printed: found[0].trimEnd(), ordinal: ordinalOf(found[1] ?? '') }
  }
  return undefined
}

const DIGITS = '零一二三四五六七八九'

function ordinalOf(printed: string): number {
  const folded = printed.normalize('NFKC')
  if (/^\d+$/.test(folded)) return Number(folded)
  let total = 0
  let digit = 0
  for (const character of printed.replaceAll('〇', '零')) {
    const value = DIGITS.indexOf(character)
    if (value >= 0) digit = value
    else if (character === '十') {
      total += (digit === 0 ? 1 : digit) * 10
      digit = 0
    } else if (character === '百') {
      total += (digit === 0 ? 1 : digit) * 100
      digit = 0
    }
  }
  return total + digit
}
