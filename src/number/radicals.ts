/**
 * Many PDF fonts map an ideograph to the radical of the same shape (「⼀」 U+2F00 for 「一」). On paper they are the same
 * sign, so what is meant is the ideograph.
 */

/** Radicals of the supplement block (U+2E80…) that stand for an ideograph; Unicode's compatibility mapping leaves them out. */
const SUPPLEMENT = new Map<string, string>(
  Array.from(
    '⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺋卩⺌小⺍小⺎尢⺏尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢水⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱网⺲罒⺳网⺶羊⺷羊⺸羊⺹耂⺺肀⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'.match(
      /../gu,
    ) ?? [],
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
)

/** The ideographs that a glyph's radicals stand for; other text unchanged. The length never changes. */
export function withoutRadicals(text: string): string {
  const code = text.charCodeAt(0)
  if (text.length === 1 && (code < 0x2e80 || code > 0x2fdf)) return text
  return text.replace(/[\u2e80-\u2fdf]/gu, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize('NFKC'))
}
