/** From the words that stand before a figure to the item they name: whose, when, of which money, and what remains. */
import { normalName } from '../../families/concepts.ts'
import { genericWords, type NameWord, prefixWords, suffixWords } from './naming.ts'

/** Names longer than this are sentences: no item is called so. */
const longestName = 400

const sticky = ({ text, after }: NameWord): RegExp =>
  new RegExp(`(?:${text})${after === undefined ? '' : after.startsWith('!') ? `(?!${after.slice(1)})` : `(?=${after})`}`, 'y')

const generic = genericWords.map(sticky)
const prefixes = new RegExp(`^(?:${prefixWords.map((word) => sticky(word).source).join('|')})+`)
const suffix = new RegExp(`(?:${suffixWords.join('|')})$`)

/** Whether a name consists of words that name nothing, in whatever way it is divided. */
function consistsOfGeneric(name: string): boolean {
  const reached = new Set([0])
  for (let at = 0; at < name.length; at++) {
    if (!reached.has(at)) continue
    for (const word of generic) {
      word.lastIndex = at
      if (word.test(name)) reached.add(word.lastIndex)
    }
  }
  return reached.has(name.length)
}

const generics = new Map<string, boolean>()

/** Whether words name nothing by themselves: 「支出总额」「本部门」. */
export function isGeneric(raw: string): boolean {
  const name = cleanName(raw)
  if (name.length > longestName) return false
  const known = generics.get(name)
  if (known !== undefined) return known
  if (generics.size > 10_000) generics.clear()
  const found = consistsOfGeneric(name)
  generics.set(name, found)
  return found
}

/** What remains of a name when words that only introduce or measure are taken off. */
export function cleanName(raw: string): string {
  let name = normalName(raw)
  if (name.length > longestName) return name
  for (let before = ''; before !== name; ) {
    before = name
    name = name
      // 「市本级支出」: without the level nothing but 支出 is left.
      .replace(prefixes, (m) => (/本级$/.test(m) && consistsOfGeneric(name.slice(m.length)) ? m : ''))
      // 「一般公共预算拨款安排的培训费」: which money is its scope, not its name.
      .replace(
        /^(?:使用|通过|由|用)?(?:当年|本年)?(?:一般公共预算|政府性基金预算?|国有资本经营预算|财政)(?:财政)?(?:当年)?(?:拨款)?(?:(?:安排|开支|列支|负担)的?|的)(?=.{3})/,
        '',
      )
      // 「支出总预算」「一般公共预算支出」: there 预算 is part of the name.
      .replace(/(?:年初|全年|调整后?|年度)?(?:预算|决算)(?:安排|支出|执行)?数?$/, (m) =>
        /^(?:预算|决算)$/.test(name) || /[总共]$/.test(name.slice(0, -m.length)) ? m : '',
      )
      .replace(suffix, (m) => (name.length - m.length >= 2 && !/(?:收入|支出)(?:合计|总计|总额)$/.test(name) ? '' : m))
  }
  return name
}

/** Words before a name that are no part of it, taken off. */
export const withoutPrefix = (name: string): string => name.replace(prefixes, '')

/** A whole as named behind 占. */
export const wholeName = (raw: string): string =>
  normalName(raw)
    .replace(/^(?:(?:本|我)(?:部门|单位))?(?:全部|本年|当年|整个)/, '')
    .replace(/(?:的|比重|比例|为|是|达)+$/, '')

/** A body, before what of it is told. */
const bodyBefore =
  /^[\u4e00-\u9fff()]{2,30}?(?:局|委员会|办公室|厅|中心|法院|检察院|街道办事处|人民政府)(?:\(本级\)|本级|机关(?!运行))?(?=(?:财政拨款|一般公共预算|政府性基金|国有资本|机关运行|[“"]?三公|收入|支出|收支|本年|当年|政府采购))/

/** 「某市水务局收入预算」: whose it is, is not part of what it is. */
export function withoutBody(name: string, department: string): string {
  const own =
    department.length > 3 && name.startsWith(department)
      ? name.slice(department.length).replace(/^(?:\(本级\)|本级|机关(?!运行))?的?/, '')
      : name
  return own === '' ? name : own.replace(bodyBefore, '')
}

/** 「公务接待费支出情况说明」: a head, without the words that say that something is told of it. */
export const withoutSaying = (head: string): string => head.replace(/(?:决算|预算)?(?:总体|具体)?(?:情况)?的?(?:说明|情况)$/, '')

/** Whether a name ends as bodies do: 「某某局2024年度…」. */
export const endsAsBody = (name: string): boolean =>
  /(?:[局委部厅院办会所处站队社馆团校]|中心|大学|学校|政府|部门|单位|机关|公司|本级)$/.test(name)

/** The sides of an account that a name speaks of: 收入, 支出, both joined, or neither. */
export const sidesIn = (name: string): string => [...new Set(name.match(/收入|支出/g) ?? [])].join('')
