/** Which body's which report of which year this is, from its first pages. */
import type { Document } from '../layout/types.ts'
import type { DocumentKind, Identity } from '../model/document.ts'
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

const chapter = /^第[一二三四五六七八九十]+部分/
/** A heading within the report tells its kind; it names neither the report nor a body. */
const numbered = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))/
const contentsLine = /[.…·]{3,}|\d$/
const bodyEnd =
  /(?:[局委部厅院办会所处站队社馆团校]|中心|大学|学校|政府|街道|办公室|办事处|公司|法院|检察院|组织部|支队|委员会)(?:\([^)]*\))?(?:\(本级\)|本级)?$/

/** Names of a body, cleaned of what stands around them; empty when it is no name. */
function bodyName(text: string): string {
  const name = text
    .replace(/(?:19|20)\d\d年度?/g, '')
    .replace(chapter, '')
    .replace(/金额单位.*$/, '')
    .replace(/(?:概况|简介)$/, '')
  return name.length >= 3 &&
    name.length <= 40 &&
    !/^(?:万元|元|人民币|金额|部门|单位|本部门|本单位|区级|市级|省级)/.test(name) &&
    !/[区市省县]级$/.test(name)
    ? name
    : ''
}

/** 「关于2025年预算执行情况和2026年预算草案的报告」「某市2025年政府预算」: of a government as a whole, not of one of its departments. */
const ofGovernment =
  /预算执行情况|预算草案|(?<!市|省|县|区|州|镇|乡|民)政府预算|(?:政府|财政|本级)(?:总)?(?:预算|决算)(?:公开|草案|报告|报表|执行)|(?:财政|收支|收入|支出)(?:预算)?执行情况/
const ofDepartment = /部门|单位|局|委员会|办公室|中心|学校|大学|医院/
/** Titles that say whose money it is; the first of a document tells. */
const levels: readonly (readonly [level: 'department' | 'government', pattern: RegExp])[] = [
  ['department', /(?:部门|单位|学校|大学|学院)\d{0,4}(?:年度?)?(?:综合|收支)?(?:预算|决算)/],
  [
    'government',
    /(?:预算|决算|收支|收入|支出)执行情况|(?:预算|决算)\(?草案|(?:财政|地方|政府|本级|[省市县区州盟旗])(?:总|本级)?(?:预算|决算)(?:的|公开|报告|$)|次会议|会议文件|政府公报|政府工作报告/,
  ],
]
/** Longest line that is a title, in characters. */
const longestTitle = 60

/** Whose money a document tells of, by the first title that says so; undefined where none does. */
function levelIn(lines: readonly string[]): 'department' | 'government' | undefined {
  for (const line of lines) {
    const words = line.replace(/[〔〕“”"'‘’《》「」]/g, '')
    if (words.length > longestTitle) continue
    const level = levels.find(([, pattern]) => pattern.test(words.replace(/[()]/g, '')) || pattern.test(words))
    // A heading within the report speaks of a government's execution in passing.
    if (level && (level[0] === 'department' || !(numbered.test(line) || chapter.test(line)))) return level[0]
  }
  return undefined
}

/** Lines in which the title of a government's report stands: a department's tables come later. */
const titleReach = 30

export function identify(document: Document): Identity {
  const lines = opening(document)
  const text = lines.join('\n')
  const everything = document.blocks.map((b) => (b.kind === 'table' ? b.above.map((l) => l.text).join('\n') : b.text)).join('\n')
  const folded = fold(everything).replace(/[^\S\n]/g, '')
  const titles = lines.filter(
    (l) => l.length <= 60 && titlePattern.test(l) && !/[。,;]/.test(l) && !contentsLine.test(l) && !chapter.test(l),
  )
  const titleLine = titles.find((l) => /(?:19|20)\d\d年/.test(l)) ?? titles.find((l) => l.length <= 50 && !/^(?:预算)?\d*表/.test(l))
  const years = [...folded.matchAll(/(?<![较比与和同至])((?:19|20)\d\d)年度?(?:部门|单位|区级|市级|省级)?.{0,24}?(?:决算|预算)/g)].map(
    (m) => Number(m[1]),
  )
  const titled = titleLine ? /((?:19|20)\d\d)年/.exec(titleLine)?.[1] : undefined
  const year = titled ? Number(titled) : (mostFrequent(years) ?? chineseYear(text) ?? null)
  const settled = (folded.match(/决算/g) ?? []).length
  const planned = (folded.match(/预算/g) ?? []).length
  const kind: DocumentKind =
    titleLine && /决算/.test(titleLine)
      ? 'final-account'
      : titleLine && /预算/.test(titleLine)
        ? 'budget'
        : settled + planned < 3
          ? 'unknown'
          : settled > planned * 0.5
            ? 'final-account'
            : 'budget'
  const whole = lines
    .slice(0, titleReach)
    .some((l) => l.length <= 60 && ofGovernment.test(l) && !ofDepartment.test(l) && !numbered.test(l) && !chapter.test(l))
  const level = levelIn([...lines, titleLine ?? ''])
  const government = (whole && !(titleLine !== undefined && /部门|单位/.test(titleLine))) || level === 'government'
  const labelled = [
    ...folded.matchAll(
      /(?:预算主管部门|预算单位|单位名称|部门名称|编制单位|编制部门|填报单位|公开部门|部门|单位)[:：]([\u4e00-\u9fff()]{3,40})/g,
    ),
  ].map((m) => bodyName(m[1] ?? ''))
  // 「预算主管部门：上海市普陀区商务委员会」 on the cover names the body; the title above it may name the district alone.
  const cover = lines
    .slice(0, 12)
    .flatMap((l) => /^(?:预算主管部门|预算单位|主管部门|部门名称|单位名称)[:：]([\u4e00-\u9fff()]{4,40})$/.exec(l)?.[1] ?? [])[0]
  const name = titleLine !== undefined && numbered.test(titleLine) ? undefined : titleLine
  const fromTitle = name ? bodyName(name.replace(/(?:部门|单位)?(?:收支)?(?:决算|预算)(?!.*(?:局|委|厅)).*$/, '')) : ''
  // A cover set in several lines: 「2026年度 / 某某支队 / 单位预算」.
  const contents = lines.findIndex((l) => /^目录/.test(l))
  const joined = lines.slice(0, contents > 0 && contents <= 8 ? contents : 3).join('')
  const set =
    /^(?:(?:19|20)\d\d年度?)?([\u4e00-\u9fff()（）]{4,40}?)(?:(?:19|20)\d\d年度?)?(?:部门|单位)(?:预算|决算)/.exec(joined)?.[1] ?? ''
  const covered = bodyEnd.test(bodyName(set)) ? bodyName(set) : ''
  // A name that is broken over two lines of the cover.
  const at = name === undefined ? -1 : lines.indexOf(name)
  const before =
    at > 0 && /^[\u4e00-\u9fff]{4,20}$/.test(lines[at - 1] ?? '') && fromTitle !== '' && fromTitle.length < 12
      ? `${lines[at - 1]}${fromTitle}`
      : ''
  const described = [...folded.matchAll(/(?:^|\n)(?:第[一二三四五六七八九十]+部分)?([\u4e00-\u9fff()]{4,36})(?:部门|单位)?概况/g)]
    .map((m) => bodyName((m[1] ?? '').replace(/(?:部门|单位)$/, '')))
    .filter((n) => bodyEnd.test(n))
  const about = [...folded.matchAll(/([\u4e00-\u9fff()]{4,36}?)(?:19|20)\d\d年度?(?:部门|单位|收|支)/g)]
    .map((m) => bodyName(m[1] ?? ''))
    .filter((n) => bodyEnd.test(n))
  const repeated = before !== '' && folded.replace(/\n/g, '').split(before).length > 2 ? before : ''
  const department =
    cover ??
    (repeated ||
      covered ||
      (bodyEnd.test(fromTitle) ? fromTitle : '') ||
      described[0] ||
      mostFrequent(about) ||
      mostFrequent(labelled.filter((n) => bodyEnd.test(n))) ||
      fromTitle)
  const plainTitle = name?.includes(department) || name?.includes(department.slice(-6)) || cover ? name : undefined
  const composed =
    department === ''
      ? undefined
      : `${department}${year === null ? '' : `${year}年度`}${kind === 'budget' ? '部门预算' : kind === 'final-account' ? '部门决算' : ''}`
  return {
    title: plainTitle ?? composed ?? name ?? (lines[0] ?? '').slice(0, 60),
    department,
    year,
    kind,
    ...(government ? { government } : {}),
    ...(level === 'department' ? { departmental: true } : {}),
  }
}
