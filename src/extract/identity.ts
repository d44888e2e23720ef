/** Which body's which report of which year this is, from its first pages. */
import type { Document } from '../layout/types.ts'
import type { DocumentKind, Identity } from '../model.ts'
import { fold } from '../number/fold.ts'

const titlePattern = /(?:部门|单位|学校|本级|汇总)?(?:收支)?(?:决算|预算)(?:公开|说明|报告|情况|信息|草案|编制|书)*/

/** Text of the first pages, where covers, contents and tables' department lines stand. */
function opening(document: Document): string[] {
  const lines: string[] = []
  for (const block of document.blocks) {
    if (lines.length > 120) break
    if (block.kind === 'table') lines.push(...block.above.map((l) => l.text))
    else lines.push(...block.text.split('\n'))
  }
  return lines.map((l) => fold(l).replace(/\s/g, '')).filter((l) => l !== '')
}

const chineseDigits = '〇一二三四五六七八九'
const chineseYear = (text: string): number | undefined => {
  const match = /([一二三四五六七八九〇]{4})年/.exec(text)
  return match ? Number(Array.from(match[1] ?? '', (c) => chineseDigits.indexOf(c)).join('')) : undefined
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

export function identify(document: Document): Identity {
  const lines = opening(document)
  const text = lines.join('\n')
  const everything = document.blocks.map((b) => (b.kind === 'table' ? b.above.map((l) => l.text).join('') : b.text)).join('\n')
  const folded = fold(everything).replace(/\s/g, '')
  const titleLine = lines.find((l) => l.length <= 60 && /(?:19|20)\d\d年/.test(l) && titlePattern.test(l) && !/[。,;]/.test(l)) ?? lines.find((l) => l.length <= 50 && titlePattern.test(l) && !/[。,;]/.test(l))
  const years = [...folded.matchAll(/(?<![较比与和同至])((?:19|20)\d\d)年度?(?:部门|单位|区级|市级|省级)?.{0,24}?(?:决算|预算)/g)].map((m) => Number(m[1]))
  const titled = titleLine ? /((?:19|20)\d\d)年/.exec(titleLine)?.[1] : undefined
  const year = titled ? Number(titled) : (mostFrequent(years) ?? chineseYear(text) ?? null)
  const settled = (folded.match(/决算/g) ?? []).length
  const planned = (folded.match(/预算/g) ?? []).length
  const kind: DocumentKind = titleLine && /决算/.test(titleLine) ? 'final-account' : titleLine && /预算/.test(titleLine) ? 'budget' : settled + planned < 3 ? 'unknown' : settled > planned * 0.5 ? 'final-account' : 'budget'
  const named = [
    ...folded.matchAll(/(?:预算主管部门|预算单位|单位名称|部门名称|编制单位|编制部门|填报单位|公开部门|部门|单位)[:：]([\u4e00-\u9fff()（）]{4,40})/g),
  ].map((m) => (m[1] ?? '').replace(/金额单位.*|单位$/, ''))
  const fromTitle = titleLine
    ?.replace(/(?:19|20)\d\d年度?/, '')
    .replace(/(?:部门|单位|\(本级\)|本级)?(?:收支)?(?:决算|预算).*$/, '')
    .replace(/^第.部分/, '')
  // 「预算主管部门：上海市普陀区商务委员会」 on the cover names the body; the title above it may name the district alone.
  const cover = lines.slice(0, 12).flatMap((l) => /^(?:预算主管部门|预算单位|主管部门|部门名称|单位名称)[:：]([\u4e00-\u9fff()]{4,40})$/.exec(l)?.[1] ?? [])[0]
  const about = /([\u4e00-\u9fff]{4,30}?)(?:19|20)\d\d年?度?(?:部门|单位|收)/.exec(folded)?.[1]
  const department = cover ?? (fromTitle && fromTitle.length >= 4 ? fromTitle : undefined) ?? mostFrequent(named.filter((n) => n.length >= 4)) ?? about ?? ''
  return { title: titleLine ?? (department ? `${department}` : (lines[0] ?? '').slice(0, 60)), department, year, kind }
}
