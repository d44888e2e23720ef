/** A sentence that is nothing but a list of items and their amounts: 「科学技术…元、卫生健康…元、住房保障…元。」 It may be all of a total told beside it. */

import type { Mention } from '../../model/reading.ts'
import { compare } from '../../number/decimal.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

const total = /支出|收入|预算|总计|合计|总额|拨款|经费|资金/

/** How far, in blocks, the total may stand. */
const reach = 2

export function* bareLists(facts: FactSet): Generator<RuleClaim> {
  const sentences = new Map<string, Mention[]>()
  for (const m of facts.mentions) {
    const key = `${m.block} ${m.source.offset - m.source.at[0]}`
    sentences.set(key, [...(sentences.get(key) ?? []), m])
  }
  for (const items of sentences.values()) {
    const first = items[0]
    const parts = items.map((m) => mainAmount(m)?.figure)
    if (first === undefined || items.length < 3 || parts.some((p) => p === undefined) || !items.every(isItem)) continue
    const told = parts as number[]
    if (told.some((p) => facts.figure(p).unit.dimension !== 'money') || new Set(told).size !== told.length) continue
    const wholes = facts.mentions
      .filter((m) => m.parent === undefined && !items.includes(m) && Math.abs(m.block - first.block) <= reach && total.test(m.name))
      .flatMap((m) => {
        const figure = mainAmount(m)?.figure
        return figure === undefined || facts.figure(figure).unit.dimension !== 'money' ? [] : [{ m, figure }]
      })
      .filter(({ figure }) => told.every((p) => compare(facts.value(p), facts.value(figure)) < 0))
      .sort((a, b) => Math.abs(a.m.id - first.id) - Math.abs(b.m.id - first.id))
      .slice(0, 4)
    const whole = wholes[0]
    if (!whole) continue
    yield {
      stated: whole.figure,
      subject: whole.m.name,
      readings: wholes.map(({ figure }): Relation => ({ kind: 'sum', op: '=', terms: [term(figure), ...told.map((p) => term(p, -1))] })),
      certain: false,
      slipProves: 'unless-omitted',
      atMost: 'warning',
      roles: Object.fromEntries([[whole.figure, 'whole'], ...told.map((p) => [p, 'part'])]),
    }
  }
}

/** An amount and nothing else. */
const isItem = (m: Mention): boolean =>
  m.parent === undefined &&
  m.name !== '' &&
  m.movements.length === 0 &&
  m.shares.length === 0 &&
  m.completions.length === 0 &&
  m.phases.length === 0
