/** Figures that are percentages: shares of a whole, completions of a budget, further rates. */
import { conceptOf, isBudget } from '../../families/concepts.ts'
import type { Movement } from '../../model/reading.ts'
import { phaseOf } from './comparisons.ts'
import { isGeneric, wholeName } from './names.ts'
import { subject } from './refer.ts'
import type { Token } from './tokens.ts'
import { isMoney, type Mutable, percentUnit, type Told } from './told.ts'

/** 「占年初预算的102%」 is a completion, whatever its word. */
const isCompletion = (of: string): boolean =>
  /预算/.test(of) && conceptOf(of.replace(/(年初|调整后?|全年|年度)?预算(数|安排)?/g, '')) === ''

/** 占…的 X % */
export function share(told: Told, t: Token, id: number): void {
  const p = told.phrase
  const of = wholeName(p.of)
  if (isCompletion(of)) {
    completion(told, t, id)
    return
  }
  const { sink } = told.at
  const ofCounts = p.whole !== undefined && !isMoney(sink.figure(p.whole).unit)
  const mention = ofCounts ? told.counted : subject(told, t, percentUnit)
  if (!mention) {
    sink.explain(id, 'no-subject')
    return
  }
  mention.shares.push({
    figure: id,
    ...(of !== '' ? { of: conceptOf(of), printed: of } : {}),
    ...(p.whole === undefined ? {} : { whole: p.whole }),
  })
  if (p.whole !== undefined) sink.relabel(p.whole, of)
  sink.relabel(id, `${mention.name} 占${of}`)
}

/** 完成…的 X % */
export function completion(told: Told, t: Token, id: number): void {
  const p = told.phrase
  const { sink } = told.at
  // 「与年初预算36800万元相比，完成年初预算的110.11%」
  if (p.whole === undefined && told.base !== undefined && told.basis && isBudget(told.basis.phase)) {
    p.whole = told.base
    told.base = undefined
  }
  const mention = subject(told, t, percentUnit)
  if (!mention) {
    sink.explain(id, 'no-subject')
    return
  }
  mention.completions.push({ figure: id, phase: phaseOf(p.of), text: p.of.trim() })
  if (p.whole !== undefined) {
    mention.phases.push({ phase: phaseOf(p.of), figure: p.whole, ...(mention.period === undefined ? {} : { period: mention.period }) })
    sink.relabel(p.whole, `${mention.name} ${p.of.replace(/的$/, '').trim()}`)
  }
  sink.relabel(id, `${mention.name} 完成${p.of.trim()}`)
}

/** A rate without its own word: in brackets behind a change (「减少2.04万元（67.11%）」), or one of several (「下降23.51%、38.28%」). */
export function furtherRate(told: Told, id: number): void {
  // 「年均增长12.9%，研发投入强度达6.67%」: what has a name of its own is a level of that, not a rate of what was told before.
  if (!isGeneric(told.phrase.name)) {
    told.at.sink.explain(id, 'percentage-of-what')
    return
  }
  const change = told.movement
  if (told.owners.at(-1)?.link === 'bracket' && change?.change !== undefined && change.change === told.lastFigureId) {
    if (change.rate === undefined) change.rate = id
    told.at.sink.relabel(id, `${told.current?.name ?? ''} ${change.basis.text} ±%`)
    return
  }
  if (told.movement && told.clauseFigures > 0 && told.run.length > 1) {
    const next = told.run.find((m) => m.movements.length > 0 && m.movements.at(-1)?.rate === undefined)
    const open = next?.movements.at(-1) as Mutable<Movement> | undefined
    if (open) {
      open.rate = id
      return
    }
  }
  told.at.sink.explain(id, 'percentage-of-what')
}
