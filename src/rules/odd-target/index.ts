import { compare, decimal } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'
import { type Indicator, type Project, projectsOf } from '../operands/indicators.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { counters, isUnwanted, noLimit, ofWhole } from './excluded.ts'

type Case = 'plain' | 'least' | 'most' | 'unit' | 'twice'

/** A target that the indicator's own name rules out, or that the form gives in two ways. */
export const oddTarget = defineRule({
  id: 'odd-target',
  term: { en: 'odd target', zh: '指标值异常' },
  summary: {
    en: 'The target of an indicator is one that its own name rules out.',
    zh: '绩效指标的指标值与指标名称不相容。',
  },
  documentation: {
    finds: {
      en: 'In forms of performance targets: a rate of a whole (satisfied, up to standard, in time) above 100 %; a cost of the project with ≥ at all of its money, while no other cost of the document is a least one; ≥ for complaints and the like, ≤ for satisfaction; things counted in people or in per cent; one indicator with two targets in one form.',
      zh: '绩效目标表中：满意度、合格率、及时率等超过 100%；成本指标以“≥”等于项目资金，而全文其余成本指标均不用“≥”；投诉、差错等用“≥”，满意度等用“≤”；窗口、设备等以“人”或“%”计量；同一表中同一指标有两个指标值。',
    },
    why: {
      en: 'A target that cannot be met, or that is met by doing worse, measures nothing.',
      zh: '不可能达到、或做得越差越符合的指标值，无法用于评价。',
    },
    silent: {
      en: 'Where no sign says which way a target is a bound, where the name speaks of savings or receipts, of rates of plans (which may be above 100 %), and of forms that tell what was reached.',
      zh: '没有“≥”“≤”，名称为节约、收入等，可超过 100% 的计划类比率，以及列有实际完成值的自评表，不作判断。',
    },
    example: { en: '「综合窗口设置数量 ≤92人」: windows are not counted in people.', zh: '「综合窗口设置数量 ≤92人」：窗口不以“人”计。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: the target is ${w.stated}, above the whole.`,
      zh: (w) => `${w.subject}：指标值为 ${w.stated}，超过 100%。`,
    },
    least: {
      en: (w) => `${w.subject}: the target is no less than ${w.stated}, while what is named should be little.`,
      zh: (w) => `${w.subject}：指标值为“不低于 ${w.stated}”，而该项应以少为好。`,
    },
    most: {
      en: (w) => `${w.subject}: the target is no more than ${w.stated}, while what is named should be much.`,
      zh: (w) => `${w.subject}：指标值为“不超过 ${w.stated}”，而该项应以高为好。`,
    },
    unit: {
      en: (w) => `${w.subject}: the target is ${w.stated}, a unit in which this is not counted.`,
      zh: (w) => `${w.subject}：指标值为 ${w.stated}，计量单位与指标名称不符。`,
    },
    twice: {
      en: (w) => `${w.subject}: the target is ${w.stated}, and ${w.more['other'] ?? ''} in the same form.`,
      zh: (w) => `${w.subject}：指标值为 ${w.stated}，同一表中又为 ${w.more['other'] ?? ''}。`,
    },
  },
  *claims(facts) {
    const projects = projectsOf(facts).filter(({ table }) => !table.columns.some((c) => c.concept === 'actual' || c.concept === 'score'))
    const limits = limited(facts, projects)
    for (const project of projects) {
      for (const indicator of project.indicators) {
        const odd = oddity(facts, project, indicator, limits)
        if (odd !== undefined) yield claimOf(indicator, odd)
      }
      yield* twice(facts, project)
    }
  },
})

const whole = decimal(100)
/** Fewest costs of a document, none of them a least one, by which another is known to be meant as a limit. */
const fewest = 3

const isCost = ({ classes, name, figure }: Indicator): boolean =>
  /成本/.test(classes) && figure.unit.dimension === 'money' && !noLimit.test(name)

/** Whether no cost of the document is a least one, but for those that are all of a project's money. */
function limited(facts: FactSet, projects: readonly Project[]): boolean {
  const costs = projects.flatMap((p) => p.indicators.filter((i) => isCost(i) && !isAll(facts, p, i)))
  return costs.length >= fewest && costs.every((i) => i.bound !== '>=')
}

const isAll = (facts: FactSet, { amount }: Project, { figure }: Indicator): boolean =>
  amount !== undefined && compare(facts.value(amount), facts.value(figure.id)) === 0

function oddity(facts: FactSet, project: Project, indicator: Indicator, limits: boolean): Case | undefined {
  const { figure, bound } = indicator
  const name = indicator.name.replace(/\([^()]*\)/g, '')
  const percent = figure.unit.symbol === '%'
  if (percent && ofWhole.test(name) && compare(figure.value, whole) > 0) return 'plain'
  if (bound === '>=' && isUnwanted(name)) return 'least'
  if (bound === '>=' && limits && isCost(indicator) && isAll(facts, project, indicator)) return 'least'
  if (bound === '<=' && percent && ofWhole.test(name)) return 'most'
  // 「完成项目数量 100%」: all of them.
  if (percent && compare(figure.value, whole) === 0) return undefined
  return counters.some(({ counted, by }) => counted.test(name) && by.test(figure.unit.symbol)) ? 'unit' : undefined
}

/** Names that tell what is counted; 「指标1：」 only numbers them. */
const plain = (name: string): string => name.replace(/^指标\d*[:：.、]?/, '')
const shortest = 4

/** Within one class: where the classes begin again, so does another project. */
function* twice(facts: FactSet, { table, whole: all, indicators }: Project): Generator<RuleClaim<Case>> {
  if (all) return
  const first = new Map<string, Indicator>()
  let classes = ''
  for (const indicator of indicators) {
    if (indicator.classes !== classes) first.clear()
    classes = indicator.classes
    const key = `${plain(indicator.name)}|${indicator.figure.unit.symbol}`
    const before = first.get(key)
    const [row, above] = [table.rows[indicator.row], before && table.rows[before.row]]
    // 「中期目标」 and 「年度目标」 beside each other promise each its own.
    if (above !== undefined && (above.line === row?.line || above.lane !== row?.lane)) continue
    if (before === undefined) first.set(key, indicator)
    else if (plain(indicator.name).length >= shortest && compare(facts.value(before.figure.id), facts.value(indicator.figure.id)) !== 0)
      yield { ...claimOf(indicator, 'twice', before), words: { other: `${before.figure.printed} ${before.figure.unit.symbol}`.trim() } }
  }
}

const claimOf = ({ figure, name }: Indicator, of: Case, ...others: Indicator[]): RuleClaim<Case> => ({
  stated: figure.id,
  subject: name,
  readings: [{ kind: 'assertion', holds: false, figures: [figure.id, ...others.map((o) => o.figure.id)] }],
  certain: true,
  atMost: 'warning',
  roles: { [figure.id]: 'target' },
  case: of,
})
