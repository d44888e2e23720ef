/** Counts by kinds that leave nothing out: posts by kind, staff on the payroll and retired, projects by their grade. */

import type { Mention } from '../../model/reading.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

interface Kinds {
  readonly name: string
  readonly kind: RegExp
  readonly unit: RegExp
  /** What stands before the number of all. */
  readonly whole: RegExp
  /** Where the list of kinds ends. */
  readonly stop: RegExp
  /** Kinds that are all there can be; any others are no more than all. */
  readonly closed: (names: readonly string[]) => boolean
}

const some = (names: readonly string[], pattern: RegExp): boolean => names.some((name) => pattern.test(name))

const kinds: readonly Kinds[] = [
  {
    name: '编制',
    kind: /(?:行政|事业|工勤|政法|参公)[^,。]{0,4}编制?数?$/,
    unit: /^[人名个]$/,
    whole: /编制[^,，。；]{0,6}$/,
    stop: /[；;。]/,
    closed: (names) => names.length > 2 || (some(names, /行政|参公|政法/) && some(names, /事业/)),
  },
  {
    name: '实有人数',
    kind: /^(?:在职|在编|离休|退休|离退休)(?:人员|职工|干部)?(?:人数)?$/,
    unit: /^[人名]$/,
    whole: /(?:[实實]有|年末|在[册冊])[^,，。；]{0,8}$/,
    stop: /[；;。]/,
    closed: () => false,
  },
  {
    name: '在职人员',
    kind: /^(?:(?:正式)?(?:在编|编内)|编外|非编|合同制)[^,。]{0,8}$/,
    unit: /^[人名]$/,
    whole: /(?:在职|在岗|职工|人员|实有|人数)[^,，。；]{0,8}$/,
    stop: /[；;。]/,
    closed: (names) => some(names, /(?:在编|编内)/) && some(names, /编外|非编/),
  },
  {
    name: '在职人员',
    kind: /^(?:公务员|参公|行政|事业|工勤)(?:编制|管理)?(?:在编)?(?:人员|人数)?$/,
    unit: /^[人名]$/,
    whole: /(?:在职|在编|在岗)[^,，。；]{0,8}$/,
    stop: /[；;。)）]/,
    closed: () => false,
  },
  {
    name: '离退休人员',
    kind: /^(?:离休|退休|退职)(?:人员|干部|职工)?(?:人数)?$/,
    unit: /^[人名]$/,
    whole: /离退休(?:人员|干部|职工)?[^,，。；]{0,4}$/,
    stop: /[；;。)）]/,
    closed: (names) => some(names, /^离休/) && some(names, /^退休/),
  },
  {
    name: '自评项目',
    kind: /(?:^|[为级是])(?:优秀?|良好?|中|差|一般|不?合格|不?及格)(?:等级|等次)?(?:的?项目|的)?$/,
    unit: /^[个项]$/,
    whole: /项目|自评|评价/,
    stop: /\n/,
    closed: (names) => some(names, /优/) && some(names, /差|不合格|不及格/),
  },
  {
    name: '车辆',
    kind: /(?:用车|作业车)(?:\([^()]*\))?$/,
    unit: /^辆$/,
    whole: /(?:车辆|用车)[^,，。；]{0,6}$/,
    // 「共有车辆17辆，比上年增加2辆，主要是…。其中，…用车1辆」: the kinds may be told a sentence later.
    stop: /\n/,
    closed: (names) => some(names, /^其他/),
  },
]

/** 「另有」 and 「等」 say that there is more. */
const more = /另有|等/

export function* countedKinds(facts: FactSet): Generator<RuleClaim> {
  for (const of of kinds) {
    const fits = (m: Mention): boolean =>
      // 「公务用车8辆，其中：一般公务用车6辆」: what has kinds is none of them.
      facts.partsOf(m).length === 0 &&
      m.amount !== undefined &&
      of.unit.test(facts.figure(m.amount).unit.symbol) &&
      facts.figure(m.amount).place === 'sentence'
    let run: Mention[] = []
    for (const [i, m] of facts.mentions.entries()) {
      if (fits(m) && of.kind.test(m.name) && (run.length === 0 || together(facts, run.at(-1), m, of.stop))) run.push(m)
      const next = facts.mentions[i + 1]
      if (run.length === 0 || (next !== undefined && fits(next) && of.kind.test(next.name) && together(facts, m, next, of.stop))) continue
      // One more count in the list that is of no known kind: who knows what else is left out.
      const open = next !== undefined && fits(next) && together(facts, m, next, of.stop)
      if (run.length > 1 && !open) yield* summed(facts, of, run)
      run = []
    }
  }
}

function together(facts: FactSet, a: Mention | undefined, b: Mention, stop: RegExp): boolean {
  const between = a?.amount === undefined || b.amount === undefined ? undefined : facts.between(a.amount, b.amount)
  return between !== undefined && !stop.test(between)
}

function* summed(facts: FactSet, of: Kinds, run: readonly Mention[]): Generator<RuleClaim> {
  const first = run[0]
  // As parts of their whole they are added up with it.
  const names = run.map((m) => m.name)
  if (first === undefined || (of.name === '车辆' && first.parent !== undefined && of.closed(names))) return
  const parts = run.flatMap((m) => (m.amount === undefined ? [] : [m.amount]))
  const [begins = 0, ends = 0] = [parts[0], parts.at(-1)]
  const between = facts.between(begins, ends) ?? ''
  // What is told of one of the kinds is not a kind beside it.
  if (/其中/.test(between)) return
  const listed = (between + facts.wordsAround(ends, 24).from).split(/[；;。]/)[0] ?? ''
  if (new Set(names).size !== names.length || more.test(listed.replace(/等[级次]/g, ''))) return
  const wholes = facts.mentions
    .filter((m) => m.id < first.id && m.block === first.block && m.amount !== undefined && !run.includes(m))
    .flatMap((m) => (m.amount === undefined ? [] : [m.amount]))
    .filter((f) => of.unit.test(facts.figure(f).unit.symbol))
    .filter(
      (f) =>
        of.whole.test(facts.wordsAround(f, 20).before) || /^\d+\s*[个项][^,，。；]{0,8}(?:项目|自评)/.test(facts.wordsAround(f, 40).from),
    )
    .filter((f) => !of.stop.test(facts.between(f, begins) ?? ''))
    .reverse()
    .slice(0, 3)
  const whole = wholes[0]
  if (whole === undefined) return
  yield {
    stated: whole,
    subject: of.name,
    readings: wholes.map(
      (f): Relation => ({
        kind: 'sum',
        op: of.closed(names) ? '=' : '>=',
        terms: [term(f), ...parts.map((p) => term(p, -1))],
      }),
    ),
    certain: true,
    atMost: 'warning',
    roles: Object.fromEntries([[whole, 'whole'], ...parts.map((p) => [p, 'part'])]),
  }
}
