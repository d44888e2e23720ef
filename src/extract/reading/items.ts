/** Marks that number the items of a list within a paragraph: 「1.」「（一）」「①」. */

const digits = '一二三四五六七八九十'
/** What numbers an item, where a sentence begins: 「2.」「（二）」「②」. */
const itemMark = /^\s*(?:(\d{1,2})([.、)])(?!\d)|\((\d{1,2}|[一二三四五六七八九十])\)|([②-⑩]))/

/** The marks of the first item of a list and of the one before the item that begins a text. */
export function marksBefore(text: string): { readonly first: string; readonly last: string } | undefined {
  const [, plain, mark = '', inBrackets, circled] = itemMark.exec(text) ?? []
  if (circled !== undefined) return { first: '①', last: String.fromCharCode(circled.charCodeAt(0) - 1) }
  if (plain !== undefined) return Number(plain) < 2 ? undefined : { first: `1${mark}`, last: `${Number(plain) - 1}${mark}` }
  if (inBrackets === undefined) return undefined
  const n = digits.includes(inBrackets) ? digits.indexOf(inBrackets) + 1 : Number(inBrackets)
  const write = (i: number): string => `(${digits.includes(inBrackets) ? digits.charAt(i - 1) : i})`
  return n < 2 ? undefined : { first: write(1), last: write(n - 1) }
}

/** Farther back no item of the same list begins, in characters. */
const longestList = 4000

/** Where a mark stands last before a place, the 「1.」 of 1,231.55 being none; -1 where it does not. */
export function markBefore(text: string, mark: string, end: number): number {
  const from = Math.max(0, end - longestList)
  const near = text.slice(from, end)
  for (let at = near.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : near.lastIndexOf(mark, at - 1))
    if (!/[\d.,]/.test(near[at - 1] ?? '') && !/\d/.test(near[at + mark.length] ?? '')) return from + at
  return -1
}
