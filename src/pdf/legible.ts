/**
 * Whether text can be what the page shows. A font without a character map yields codes that look like text: hieroglyph-like
 * control and private characters, or, worse, quite ordinary Chinese characters in an impossible mix.
 */

/** Characters that make up most of any Chinese administrative text, simplified and traditional. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严预算决财拨款项目费购置维护税缴结余转基金障住房积社险疗养老伤退休离津贴补奖绩效评审计监督执纪检察司法绝密公务接待因境车辆招投标采购服务货物政府性国营本收支出入合同户籍区镇乡街道办事处管委会委员党组织中共市厅局处室所中心站院校村镇編制預決財撥購維護業務會計機關經費車國結餘轉贈與為開關類項總額較減長價單' +
    '说明情绪填报备注附录占亿减持平降升幅差及增零整无其余含包括主要用于项款类功能科目名称合计小计序号科编码单位部门概况职责设置构成人员编制数附属下级本级',
)

function plausible(code: number, character: string): boolean {
  // Punctuation, full-width forms, circled and Roman numerals, units, box drawing, geometric signs, Greek.
  if ((code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef) || (code >= 0x2010 && code <= 0x206f)) return true
  if ((code >= 0x2100 && code <= 0x27bf) || (code >= 0x3200 && code <= 0x33ff) || (code >= 0x391 && code <= 0x3c9)) return true
  // Of the Latin-1 signs only these are used in Chinese text; the rest is how double-byte text looks when read byte by byte.
  return COMMON.has(character) || '·×÷°±§«»'.includes(character)
}

/** Letters with marks that stand in names and units, and signs that stand in any text. */
const MARKED = new Set('·×÷°±§«»®©²³¹¼½¾àáâäãåçèéêëìíîïñòóôöõùúûüāēěīǐōǒūǔǎǖǘǚǜ')

/** A character of no script that these reports are written in: what codes look like under a wrong map, or none. */
function foreign(code: number, character: string): boolean {
  if (code <= 0x7e || MARKED.has(character) || (code >= 0x391 && code <= 0x3c9)) return false
  // Signs, radicals, all that is Chinese; symbol fonts put their bullets at U+F000.
  if ((code >= 0x2000 && code <= 0x9fff) || (code >= 0xf000 && code <= 0xfaff) || (code >= 0xfe10 && code <= 0xffef)) return false
  return code < 0x20000 || code > 0x3ffff
}

/** Genuine pages have none; where fonts lost their map, one character in thirty to one in two is. */
const FEWEST_FOREIGN = 2
const FOREIGN_SHARE = 0.01

/** Genuine pages lie well above this (the lowest of some 900 has 0.72), wrongly mapped ones well below. */
const LEAST_COMMON = 0.5
/** Fewer characters prove nothing. */
const FEWEST = 16

/**
 * Whether the characters make sense as text of a Chinese report; digits and Latin letters, which often keep their map when
 * the Chinese fonts have none, do not vouch for the rest.
 */
export function legibility(texts: Iterable<string>): { readonly legible: boolean; readonly characters: number } {
  let common = 0
  let beyond = 0
  let strange = 0
  let characters = 0
  for (const text of texts) {
    for (const character of text.normalize('NFKC')) {
      const code = character.codePointAt(0) ?? 0
      if (character.trim() === '') continue
      characters++
      if (code >= 0x21 && code <= 0x7e) continue
      beyond++
      if (plausible(code, character)) common++
      if (foreign(code, character)) strange++
    }
  }
  const telling = beyond >= FEWEST && beyond > characters * 0.15
  if (strange >= FEWEST_FOREIGN && strange >= characters * FOREIGN_SHARE) return { legible: false, characters }
  return { legible: !telling || common >= beyond * LEAST_COMMON, characters }
}
