/** What a form says of its own indicators in words: 「完成后扶项目不少于86个」 in its goal, 「实施后扶项目数量 ≥86 个」 in its list. */

import { type Decimal, equals, shift } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import { findNumerals } from '../../number/numeral.ts'
import type { FactSet } from '../factset.ts'
import { type Indicator, type Project, projectsOf } from '../operands/indicators.ts'
import type { RuleClaim } from '../rule.ts'

/** Shorter cells are names and values. */
const shortest = 12

interface Words {
  readonly text: string
  /** The one row that they stand in. */
  readonly line?: number
}

interface Told {
  /** The row of the one indicator that they can be about. */
  readonly line?: number
  /** The words right before the value. */
  readonly before: string
  readonly value: Decimal
  readonly unit: string
  readonly printed: string
}

export function* toldIndicators(facts: FactSet): Generator<RuleClaim<'plain' | 'goal'>> {
  for (const project of projectsOf(facts)) {
    const told = wordsOf(facts, project).flatMap(valuesIn)
    for (const [indicator, values] of matched(project, told)) {
      const [said] = values
      // Several values (steps of a score, parts of a whole): which of them is meant cannot be told.
      if (!said || values.some((v) => !equals(v.value, said.value))) continue
      yield {
        stated: indicator.figure.id,
        subject: indicator.name,
        readings: [{ kind: 'assertion', holds: equals(said.value, facts.value(indicator.figure.id)), figures: [indicator.figure.id] }],
        certain: true,
        atMost: 'warning',
        roles: { [indicator.figure.id]: 'stated' },
        case: 'goal',
        words: { said: said.printed },
      }
    }
  }
}

/** The longer texts of the form, of this project where several share a table. */
function wordsOf(facts: FactSet, { table, name, indicators }: Project): Words[] {
  const block = facts.document.blocks[table.block]
  // Where what was reached is told too, the words may be about that.
  if (block?.kind !== 'table' || table.columns.some((c) => c.concept === 'actual' || c.concept === 'score')) return []
  const lines = new Set(indicators.map((i) => table.rows[i.row]?.line ?? -1))
  const own = (row: number, span: number): boolean => [...lines].some((line) => line >= row && line < row + span)
  return block.cells
    .filter((cell) => name === '' || own(cell.row, cell.rowSpan))
    .map((cell) => ({ text: fold(cell.text).replace(/\s/g, ''), ...(cell.rowSpan === 1 ? { line: cell.row } : {}) }))
    .filter(({ text }) => text.length >= shortest && !indicators.some((i) => text.endsWith(i.name)))
}

/** What there is already, and what more than the year is to bring. */
const otherTime = /现有|已有|原有|已经|共有|上年|去年|累计|截至|[2-9二三四五十]年(?![度底末初])|十[二三四五六]五|[到至]20\d\d年/
const clauseEnd = /[,，;；。、:：()（）《》]/

function valuesIn({ text, line }: Words): Told[] {
  return findNumerals(text).flatMap((numeral): Told[] => {
    const { kind, unit, start, unitEnd, value, printed } = numeral
    if (kind !== 'figure' || unit === undefined || unitEnd === undefined) return []
    // 「30余次」 is about 30; 「大于等于60%得8分」 is a step of a score.
    if (/^[余多]/.test(text.slice(start + printed.length)) || /^.{0,6}[得扣].{0,6}分/.test(text.slice(unitEnd))) return []
    if (
      otherTime.test(
        text
          .slice(0, start)
          .split(/[;；。]/)
          .at(-1) ?? '',
      )
    )
      return []
    const clause = text.slice(0, start).split(clauseEnd).at(-1) ?? ''
    return [
      {
        ...(line === undefined ? {} : { line }),
        before: core(clause.replace(bound, '')),
        value: shift(value, unit.power),
        unit: unit.symbol,
        printed: text.slice(start, unitEnd),
      },
    ]
  })
}

/** Each indicator with the values told of it; a value is told of the indicator whose name says most of what stands before it. */
function matched({ table, indicators }: Project, told: readonly Told[]): Map<Indicator, Told[]> {
  const found = new Map<Indicator, Told[]>()
  for (const one of told) {
    const fitting = indicators
      .filter((i) => i.figure.unit.symbol === one.unit && isNamed(core(i.name), one.before, table.rows[i.row]?.line === one.line))
      .sort((a, b) => b.name.length - a.name.length)
    const [first, second] = fitting
    if (first === undefined || (second !== undefined && core(second.name) === core(first.name))) continue
    found.set(first, [...(found.get(first) ?? []), one])
  }
  return found
}

const bound = /(?:破|突破|不少于|不低于|不超过|不高于|不小于|不大于|大于等于|达到|达|超过|控制在|至少|约|为|至|到|在|共|计|[=≤≥≦≧])+$/
const verb =
  /^(?:总|策划|组织|制作|开展|举办|完成|建成|建设|实施|购置|采购|编制|编印|聘用|聘请|保障|确保|维持|支持|全年|年度|年内|计划|拟)+/

/** A name without what says only that it is counted, and when. */
const core = (name: string): string =>
  name
    .replace(/^指标\d*[:.、]?/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/^(?:年度|全年|每年|本年|当年)/, '')
    .replace(/(?:数量|次数|人数|个数|期数|份数|家数|场次|数)$/, '')

function isNamed(name: string, before: string, beside: boolean): boolean {
  if (name.length < 3 || before.length < 3) return false
  if (before.endsWith(name) && name.length >= 4) return true
  // Clauses leave out what was said before, or what stands beside them.
  if (name.endsWith(before) && beside) return true
  if (name.endsWith(before) && before.length >= 6 && before.length * 5 >= name.length * 3) return true
  return before.replace(verb, '') === name.replace(verb, '')
}
