/** Kinds that are counted one by one: together they are no more than all, and what is told behind all of them is none of them. */
import type { Mention } from '../../model/reading.ts'
import { add, compare, zero } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/** Kinds that one person or thing may be of at once. */
const overlapping =
  /党员|女|男|民族|学历|本科|研究生|硕士|博士|大专|职称|高级|中级|初级|干部|岁|以上|以下|新增|当年|本年|退役|残疾|贫困|平均|合计|共计/

/** The counts told under a count, in its unit and sentence. */
function countsUnder(facts: FactSet, whole: Mention): Mention[] {
  const all = mainAmount(whole)?.figure
  const unit = all === undefined ? undefined : facts.figure(all).unit
  if (all === undefined || unit === undefined || unit.dimension === 'money' || unit.symbol === '') return []
  return facts.partsOf(whole).filter((part) => {
    const count = mainAmount(part)?.figure
    const between = count === undefined ? undefined : facts.between(all, count)
    return count !== undefined && facts.figure(count).unit.symbol === unit.symbol && between !== undefined && !/[;；。]/.test(between)
  })
}

const countIn = (facts: FactSet, m: Mention): ReturnType<FactSet['value']> => {
  const count = mainAmount(m)?.figure
  return count === undefined ? zero : facts.value(count)
}

const sumOf = (facts: FactSet, parts: readonly Mention[]): ReturnType<FactSet['value']> =>
  parts.reduce((total, m) => add(total, countIn(facts, m)), zero)

/** 「离退休人员71人，其中离休6人，退休65人，财政全额供养人员117人」: whether the counts before it come to all already. */
export function standsBehindAll(facts: FactSet, part: Mention, whole: Mention): boolean {
  const before = countsUnder(facts, whole).filter((m) => m.id < part.id)
  return before.length > 1 && compare(sumOf(facts, before), countIn(facts, whole)) === 0
}

/** 「现有职工19人，其中在编13人，县招聘2人，临时工6人」: three kinds or more, together more than all. */
export function* moreThanAll(facts: FactSet): Generator<RuleClaim<'kinds'>> {
  for (const whole of facts.mentions) {
    const all = mainAmount(whole)?.figure
    const parts = countsUnder(facts, whole).filter((m) => !standsBehindAll(facts, m, whole))
    const [first, last] = [parts[0], parts.at(-1)].map((m) => (m === undefined ? undefined : mainAmount(m)?.figure))
    if (all === undefined || first === undefined || last === undefined || parts.length < 3) continue
    if (parts.some((m) => m.link !== 'of-which' && m.link !== 'bracket') || new Set(parts.map((m) => m.name)).size !== parts.length)
      continue
    // What is told of one of the kinds is not a kind beside it.
    if (
      parts.some((m) => overlapping.test(m.name) || facts.partsOf(m).length > 0) ||
      /其中|含|包括|另|此外|还有/.test(facts.between(first, last) ?? '其中')
    )
      continue
    const counts = parts.flatMap((m) => mainAmount(m)?.figure ?? [])
    // Lists of kinds that are no more than all say little: others may be left out.
    if (compare(sumOf(facts, parts), countIn(facts, whole)) <= 0) continue
    yield {
      stated: all,
      subject: whole.name,
      readings: [{ kind: 'sum', op: '>=', terms: [term(all), ...counts.map((count) => term(count, -1))] }],
      certain: true,
      atMost: 'warning',
      roles: Object.fromEntries([[all, 'whole'], ...counts.map((count) => [count, 'part'])]),
      case: 'kinds',
    }
  }
}
