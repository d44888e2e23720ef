/**
 * Budgets and final accounts of a government as a whole: whose money a table tells, of which year and phase, and which lines of it must
 * agree with which. Data: a new title or line is one pattern.
 */
import type { TableColumn } from '../model/reading.ts'
import { plainLabel } from './tables.ts'

export interface GovernmentTable {
  readonly account: 'general' | 'fund' | 'capital' | 'social'
  readonly side: 'income' | 'spending' | 'balance'
  /** Of the area with all below it, or of the government's own level. */
  readonly level: 'whole' | 'own'
}

/** Tables that take out one part of the money, or set it out another way. */
const apart =
  /转移支付|税收返还|分地区|分区|分项目|分市县|结构|重点|项目|明细|经济分类|三公|部门|专项资金|专户|债|结余(?:执行|草案|情况)|基本支出|对下/

const accounts: readonly (readonly [GovernmentTable['account'], RegExp])[] = [
  ['social', /社会保险基金/],
  ['fund', /政府性基金/],
  ['capital', /国有资本经营/],
  ['general', /一般公共(?:财政)?预算|公共财政预算/],
]

const own = /本级|(?:省|市|州|县|区|旗|盟)级/

/** What a title says of a government's table; undefined where it tells a part, or says too little. */
export function governmentTable(title: string): GovernmentTable | undefined {
  const plain = plainLabel(title)
  const account = accounts.find(([, pattern]) => pattern.test(plain))?.[0]
  if (account === undefined || apart.test(plain)) return undefined
  const [income, spending] = [/收入/.test(plain), /支出/.test(plain)]
  const side = /收支|平衡/.test(plain) || (income && spending) ? 'balance' : income ? 'income' : spending ? 'spending' : undefined
  return side === undefined ? undefined : { account, side, level: own.test(plain) ? 'own' : 'whole' }
}

/** Year and phase of a column as two tables of one budget share them: 「2025 actual」; undefined for changes, rates and money of another count. */
export function phaseOf({ path, key }: TableColumn, title: string): string | undefined {
  if (key?.measure !== undefined && key.measure !== 'money') return undefined
  const heads = plainLabel(path.join('/'))
  if (/不含|含提前|提前告知|剔除/.test(heads)) return undefined
  const words = /执行|完成|快报|决算|实际|预算|草案|计划/.test(heads) ? heads : plainLabel(title)
  const phase = /执行|完成|快报|实际/.test(words)
    ? 'actual'
    : /决算/.test(words)
      ? 'final'
      : /调整|变动/.test(words)
        ? 'adjusted'
        : /预算|草案|计划/.test(words)
          ? 'budget'
          : undefined
  const year = key?.year ?? Number(/(20\d\d)年/.exec(plainLabel(title))?.[1] ?? Number.NaN)
  return phase === undefined || Number.isNaN(year)
    ? undefined
    : `${key?.period === 'prior' && key.year === undefined ? year - 1 : year} ${phase}`
}

/** Lines that pass between levels, or carry over: no part of what the area has as a whole. */
export const passesOn = /补助|转移|返还|上解|转贷|调入|调出|结余|结转|调节基金|还本|总计|各项|债务/

/** The line of a balance that the table of its side adds up to. */
export const balanceLine: Readonly<Record<'income' | 'spending', RegExp>> = {
  income:
    /^(?:[全本][省市州县区级])?(?:地方|本级)?(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)(?:本级)?收入(?:合计)?$/,
  spending:
    /^(?:[全本][省市州县区级])?(?:地方|本级)?(?:一般公共预算|公共财政预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)(?:本级)?支出(?:合计)?$/,
}

/** The total of a side before transfers and carry-over. */
export const sideTotal: Readonly<Record<'income' | 'spending', RegExp>> = {
  income: /^(?:合计|(?:本年)?收入合计|.*(?:一般公共预算|基金(?:预算)?|经营(?:预算)?)收入(?:合计)?)$/,
  spending: /^(?:合计|(?:本年)?支出合计|.*(?:一般公共预算|基金(?:预算)?|经营(?:预算)?)支出(?:合计)?)$/,
}

/** Lines of a list about debt; each names a year. */
export const debtLines = {
  balance: /(20\d\d)年末.*债务余额(?!.*限额)/,
  limit: /(20\d\d)年末?(?!.*新增).*债务(?:余额)?限额/,
  raised: /(20\d\d)年.*(?:举借|发行)额/,
  repaid: /(20\d\d)年.*还本额/,
} as const

/** Heads of the area as a whole, and of the level's own part of it. */
export const areaHeads = { whole: /^(?:全[省市州县区]|本地区|地区合计)$/, own: /^(?:[省市州县区]?本级)$/ } as const

/** Which debt a head or a label tells of. */
export const debtKind = (heads: string): '一般债务' | '专项债务' | '' =>
  /一般债/.test(heads) ? '一般债务' : /专项债/.test(heads) ? '专项债务' : ''
