import { indicatorsOf } from '../operands/indicators.ts'
import { defineRule } from '../rule.ts'

/** How far apart rows may stand and still be told as one list. */
const near = 6
/** What a name must share with its neighbours' to be of their kind, in characters. */
const alike = 4

const rated = /率|比例|占比|比重|程度|幅|完成|覆盖|达标|合格|满意|及时|准确|提升|提高|增长|下降|降低|度$/

/** A count among counts of one kind that carries a %. */
export const oddUnit = defineRule({
  id: 'odd-unit',
  term: { en: 'odd unit', zh: '计量单位异常' },
  summary: {
    en: 'A count carries % while the like indicators beside it carry a unit of counting.',
    zh: '数量指标的单位写成“%”，而同类指标均为“个”等计数单位。',
  },
  documentation: {
    finds: {
      en: 'In tables of indicators, a whole number with % whose name is built like those of two or more neighbours, all of them counted in one other unit.',
      zh: '绩效指标表中，某数量指标的单位为“%”，而与其名称结构相同的两个以上相邻指标均用同一计数单位。',
    },
    why: { en: 'Five projects and five per cent of them are different promises.', zh: '“5 个项目”与“5%”是不同的目标。' },
    silent: {
      en: 'When the name speaks of a rate or the value is 100, when fewer than two neighbours are alike, or when one of them carries % too.',
      zh: '名称本身表示比率、指标值为 100、相似指标不足两个，或其中也有用“%”的，不作判断。',
    },
    example: {
      en: '「开展信息化领域审计项目 ≥5 %」 beside 「开展社保领域审计项目 ≥7 个」 and 「开展国资国企及金融领域审计项目 ≥12 个」.',
      zh: '「开展信息化领域审计项目 ≥5 %」，而相邻的「开展社保领域审计项目 ≥7 个」「开展国资国企及金融领域审计项目 ≥12 个」均以“个”计。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated}, while the like indicators beside it are counted in ${w.more['unit'] ?? ''}.`,
      zh: (w) => `${w.subject}：${w.stated}，而相邻同类指标均以“${w.more['unit'] ?? ''}”为单位。`,
    },
  },
  *claims(facts) {
    for (const table of facts.tables) {
      const indicators = indicatorsOf(facts, table)
      for (const one of indicators) {
        const { figure } = one
        if (figure.unit.dimension !== 'percent' || figure.decimals > 0 || figure.printed === '100' || rated.test(one.name)) continue
        const sisters = indicators.filter((o) => o !== one && Math.abs(o.row - one.row) <= near && isAlike(o.name, one.name))
        const units = new Set(sisters.map((s) => s.figure.unit.symbol))
        const unit = sisters[0]?.figure.unit
        if (sisters.length < 2 || units.size !== 1 || !unit || unit.symbol === '' || unit.dimension === 'percent') continue
        yield {
          stated: figure.id,
          subject: one.name,
          readings: [
            {
              kind: 'assertion',
              holds: false,
              figures: [figure.id, ...sisters.map((s) => s.figure.id)],
              expected: `${figure.printed} ${unit.symbol}`,
            },
          ],
          certain: true,
          atMost: 'warning',
          roles: { [figure.id]: 'target' },
          words: { unit: unit.symbol },
        }
      }
    }
  },
})

/** Built alike: the same beginning and the same end, the middle tells them apart. */
function isAlike(a: string, b: string): boolean {
  let head = 0
  while (head < Math.min(a.length, b.length) && a.charAt(head) === b.charAt(head)) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.charAt(a.length - 1 - tail) === b.charAt(b.length - 1 - tail)) tail++
  return head >= 1 && tail >= alike && a !== b
}
