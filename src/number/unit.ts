/** Units of a disclosure's figures. Money is held in 元, so 31.26 万元 has power 4. */
import { fold } from './fold.ts'

export type Dimension = 'money' | 'percent' | 'percentage-point' | 'people' | 'count' | 'area' | 'score' | 'time' | 'other' | 'none'

export interface Unit {
  /** As it should be printed: 万元, %, 人次, 台（套） … ; empty when the figure carries none. */
  readonly symbol: string
  readonly dimension: Dimension
  /** The figure times 10^power is in the dimension's base unit (元, %, one piece …). */
  readonly power: number
}

/** What a figure has that is printed without a unit. */
export const noUnit: Unit = { symbol: '', dimension: 'none', power: 0 }

export interface UnitRead {
  readonly unit: Unit
  /** Where the unit's own first character stands, after blanks. */
  readonly start: number
  /** From the position asked for to behind the unit, leading blanks included. */
  readonly length: number
}

/** Base measures by dimension; those that take no power of ten to the dimension's base are listed below. */
const measures = new Map<string, Unit>()
const define = (dimension: Dimension, names: string, power = 0): void => {
  for (const name of names.split(' ')) measures.set(name, { symbol: name.replace('(', '（').replace(')', '）'), dimension, power })
}
define('money', '元')
define('percent', '%')
define('percent', '‰', -1)
define('percentage-point', '百分点 个百分点')
define('percentage-point', '千分点 个千分点', -1)
define('people', '人 人次 人(次) 名 位')
define(
  'count',
  '批 批次 批(次) 个 个批次 个(次) 次 项 项次 项(次) 件 件次 场 场次 场(次) 家 家次 家(次) 户 户次 期 条 条次 篇 份 座 间 幢 栋 处',
)
define(
  'count',
  '团 团组 团次 个团 个团组 个(团)组 辆 辆次 台 台次 台套 台(套) 台/套 台(套、件) 台(辆) 辆(台) 套 套次 个(套) 件(套) 组 册 本 张 支 只 头',
)
define('count', '株 棵 盏 部 所 艘 架 节 班 班次 宗 例 笔 起 轮 款 种 类 门 片 层 根 枚 幅 卷 课 字 车次 点位')
define('area', '平方米 平米 ㎡ m2 m²')
define('area', '公顷', 4)
define('score', '分')
define('time', '天 日 小时 分钟 秒 秒钟 毫秒 周 周岁 岁 个月 工作日 个工作日 自然日 个小时 课时 学时 人天 人月')
define(
  'other',
  '亩 公里 千米 米 厘米 毫米 延米 平方公里 平方千米 立方米 立方 吨 公斤 千克 克 毫克 微克 升 毫升 度 千瓦 千瓦时 兆瓦 倍 分贝 ℃',
)
define('other', '美元 欧元 港元 日元 英镑 m³ m3 km km2 km² kg cm mm kW kWh MW GB TB MB Mbps')

/**
 * What may follow when the character is no unit but begins another word: 人 in 人员, 项 in 项目. Names of accounts and
 * indicators stand directly behind numbers in tables and lists ("303 人员经费").
 */
const otherWords = new Map<string, RegExp>(
  Object.entries({
    元: '[旦素]',
    人: '[员民力大社才事均口工文身数防体间居像行为生武物们]',
    名: '[称单义额誉录目胜牌优词]',
    位: '[于置移列居]',
    批: '[复准示发量改评文]',
    个: '[税性别案]|人(?:和|账|所|缴|农|项|住|能)',
    次: '[要序数]',
    项: '目(?!标)',
    件: '数',
    场: '[所地馆景站外合均]',
    家: '[庭具长属乡电园政]',
    户: '[籍外口型厕主]',
    期: '[间限末初满货权待刊内]',
    条: '[件例款约线码]',
    份: '[额量]',
    座: '[谈位椅机落]',
    间: '[接隔断距]',
    处: '[理置级室于长罚方所]',
    团: '[队体员结委市购长费]',
    团组: '织',
    台: '[账风湾州办帐胞]',
    套: '[餐牌]',
    组: '[织成长合建别员团件]',
    册: '[封页]',
    本: '[年部级单次局院市区着表项身科金地月期报人厅委办季省县镇街]',
    张: '[家贴]',
    支: '[出付持撑行部队农]',
    只: '[有要能]',
    头: '[部]',
    部: '[门分署队长级委位]',
    所: '[有得属长需在以谓]',
    节: '[约能余目日假省支]',
    班: '[子级车]',
    例: '[如外会行子]',
    笔: '[记试]',
    起: '[草的点步止始到诉重用征来执]',
    款: '[项待的]',
    种: '[子植类]',
    类: '[别似款型]',
    门: '[户诊面窗]',
    片: '区',
    层: '[级面次]',
    根: '[据本]',
    卷: '烟',
    课: '[题程堂]',
    字: '[号典]',
    分: '为(?![优良中差满合不])|[别析类配布解局公之项级批期管散支行校院工歧成化中享发担层包]',
    天: '[然津气河山猫网线燃文]',
    日: '[常期报均照前志本用程益光化起]',
    周: '[期边末转年]',
    米: '粉',
    升: '[级学值降]',
    克: '服',
    度: '假',
    倍: '数',
    万: '[里家州宁载盛象达事物全能科有无众向博泰隆华]',
    亿: '[达利阳]',
  }).map(([name, words]) => [name, new RegExp(`^(?:${words})`)]),
)
const longestWord = 3

const powers: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
}
const multiplier = /^[余多]?(万亿|[十百千]亿|亿|[十百千]万|[百千万])[余多]?/
/** What 万 before a plural noun counts, though no measure stands between. */
const plural = /^(?:粉丝|农|居民|群众|用户|市民|职工|学生|师生|读者|考生|方)/
const perWhat = /^\/(?:人[·.]?(?:次|天|月|日|年)|人|年|月|季度|天|日|次|批|个|辆|台|套|户|亩|平方米|㎡|公里|吨|小时|课时|件|份|期|场)/

/** Longest unit in characters. */
const reach = 9
const letter = /[A-Za-z0-9]/

/** The next printed characters, blanks left out, with the position behind each. A letter-spaced or wrapped unit is one unit. */
function gather(text: string, from: number): { readonly characters: string; readonly ends: readonly number[] } {
  let characters = ''
  const ends: number[] = []
  let gap = 0
  let breaks = 0
  for (let i = from; i < text.length && characters.length < reach; i++) {
    const character = text.charAt(i)
    if (character === ' ' || character === '\n' || character === '\r') {
      // A wide gap is a column gap, and an empty line ends the paragraph: what follows belongs to something else.
      if (character === '\n') breaks++
      if (breaks > 1 || ++gap > (breaks === 0 ? 3 : 40)) break
      continue
    }
    gap = 0
    breaks = 0
    characters += character
    ends.push(i + 1)
  }
  return { characters, ends }
}

interface Match {
  readonly unit: Unit
  /** In gathered characters. */
  readonly size: number
}

/**
 * Reads the unit that stands at a position of a folded text, longest first; blanks and one line break may stand before it and
 * inside it. 万 and 亿 alone are money; before another measure (万人, 万平方米) they are its power of ten. Undefined when what
 * stands there is no unit, or is the beginning of another word (人 of 人员).
 */
export function readUnit(folded: string, from: number): UnitRead | undefined {
  const { characters, ends } = gather(folded, from)
  if (characters === '') return undefined
  const bracketed = characters.charAt(0) === '('
  const match = bracketed ? bracketedMatch(characters) : matchUnit(characters, (size) => endOf(size))
  if (!match) return undefined
  const end = endOf(match.size)
  return { unit: match.unit, start: endOf(1) - 1, length: end - from }

  function endOf(size: number): number {
    return ends[size - 1] ?? folded.length
  }

  /** What follows, across a line break; across a blank only where the text is letter-spaced. */
  function following(end: number): string {
    const next = folded.slice(end, end + longestWord + 1)
    const spaced = folded.charAt(from) === ' ' && next.charAt(0) === ' '
    return next.charAt(0) === '\n' || spaced ? next.slice(1) : next
  }

  function bracketedMatch(inside: string): Match | undefined {
    const close = inside.indexOf(')')
    if (close < 2) return undefined
    const found = matchUnit(inside.slice(1, close), () => folded.length)
    return found && found.size === close - 1 ? { unit: found.unit, size: close + 1 } : undefined
  }

  function matchUnit(text: string, positionOf: (size: number) => number): Match | undefined {
    const opensWord = (name: string, size: number): boolean => {
      const end = positionOf(size)
      if (letter.test(name.charAt(name.length - 1))) return letter.test(folded.charAt(end))
      const words = otherWords.get(name)
      return words?.test(following(end)) ?? false
    }
    const measureAt = (offset: number): Match | undefined => {
      for (let size = Math.min(text.length - offset, 7); size > 0; size--) {
        const name = text.slice(offset, offset + size)
        const unit = measures.get(name)
        if (!unit || opensWord(name, offset + size)) continue
        const per = perWhat.exec(text.slice(offset + size))?.[0]
        return per
          ? { unit: { symbol: unit.symbol + per, dimension: 'other', power: 0 }, size: offset + size + per.length }
          : { unit, size: offset + size }
      }
      return undefined
    }
    const plain = measureAt(0)
    if (plain) return plain
    const times = multiplier.exec(text)
    if (!times) return /^[余多]/.test(text) ? measureAt(1) : undefined
    const name = times[1] ?? ''
    const power = powers[name] ?? 0
    const base = measureAt(times[0].length)
    if (base)
      return { unit: { symbol: name + base.unit.symbol, dimension: base.unit.dimension, power: power + base.unit.power }, size: base.size }
    // 百 and 千 alone are numerals, not units; 万 and 亿 alone are what is said for 万元 and 亿元.
    if (power < 4 || opensWord(name.slice(-1), times[0].length)) return undefined
    const behind = text.slice(times[0].length)
    const per = perWhat.exec(behind)?.[0] ?? ''
    const dimension = per !== '' || plural.test(behind) ? 'other' : 'money'
    return { unit: { symbol: name + per, dimension, power }, size: times[0].length + per.length }
  }
}

/**
 * The unit a heading declares: 「金额单位：万元」 beside a table, 「决算数（万元）」 in a column head. Undefined when it declares none.
 */
export function readUnitNote(text: string): Unit | undefined {
  const folded = fold(text)
  const note = /单\s*位\s*[:：]\s*(?:人民币)?\s*/.exec(folded)
  const declared = note && readUnit(folded, note.index + note[0].length)
  if (declared) return declared.unit
  for (let open = folded.indexOf('('); open >= 0; open = folded.indexOf('(', open + 1)) {
    const inside = readUnit(folded, open)
    if (inside) return inside.unit
  }
  return undefined
}
