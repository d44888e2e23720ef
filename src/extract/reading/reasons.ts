/** What a text gives as the reasons of a change, where they are amounts that rose or fell themselves. */
import { conceptOf } from '../../families/concepts.ts'
import type { Unit } from '../../number/unit.ts'
import { cleanName } from './names.ts'
import type { Token } from './tokens.ts'
import { isMoney, spokenOf, type Told } from './told.ts'

const upWords = '新增|增加|增长|上升|提高|追加|增'
const downWords = '减少|下降|降低|压减|压缩|核减|缩减|节约|节省|减'
const wayWords = new RegExp(`(?:预算|经费)?(?:安排)?(?:${upWords}|${downWords})(?:了|约|各)?`, 'g')
const up = new RegExp(upWords)
const down = new RegExp(downWords)
const near = new RegExp(`(?:(${upWords})|(${downWords}))(?:了|约|各|额为|额)?\\s*$`)

/** Which way an amount went, by the word right before it, else by all words of its clause if they agree. */
function directionIn(text: string): 1 | -1 | undefined {
  const word = near.exec(text)
  if (word) return word[1] === undefined ? -1 : 1
  // 「新增甲项目、乙项目31000万元」: the word may stand before the first of several names.
  for (const mark of [/[,，;；、]/, /[,，;；]/]) {
    const clause = text.split(mark).at(-1) ?? ''
    if (up.test(clause) !== down.test(clause)) return up.test(clause) ? 1 : -1
    if (up.test(clause)) return undefined
  }
  return undefined
}

/** The change that a reason is given for: the one just told, in this sentence or at the end of the one before. */
export function whatIsExplained(told: Told, t: Token): Told['explained'] {
  if (!/原因|主要|由于|因/.test(t.text)) return undefined
  const movement = told.movement ?? (told.run.length === 0 && told.clauseFigures === 0 ? told.endedOn : undefined)
  return movement?.change === undefined ? undefined : { movement, from: t.end, depth: told.depth }
}

/** 「主要是基本支出增加12万元，项目支出减少3万元」 */
export function cause(told: Told, t: Token, id: number, unit: Unit): void {
  const of = told.explained
  if (of === undefined || unit.dimension !== 'money' || told.depth > of.depth) return
  const said = told.text.slice(of.from, t.start)
  of.from = t.end
  const before = of.movement.causes?.at(-1)?.direction
  // 「新增展览项目30万元和设备更新5.20万元」: the word holds for all that it stands before.
  const direction = directionIn(said) ?? (/^\s*(?:[、和及与]|以及)[^,，;；]*$/.test(said) ? before : undefined)
  if (direction === undefined) {
    // What is said of this amount is not known: the reasons are not all amounts that rose or fell.
    delete of.movement.causes
    told.explained = undefined
    return
  }
  const name = (said.split(/[,，;；、:：]/).at(-1) ?? '').replace(wayWords, '')
  of.movement.causes = [...(of.movement.causes ?? []), { figure: id, direction, concept: conceptOf(cleanName(name)) }]
}

/** 「主要原因是控制接待，与上年相比减少0.7万元」: behind a comma a comparison without a name is that of the item, if it has none yet. */
export function endsReason(told: Told, t: Token, i: number): boolean {
  if (told.reason !== 'cause' || !t.basis?.prior || told.depth > 0) return false
  const item = spokenOf(told)
  const [next, after] = told.tokens.slice(i + 1, i + 3)
  const figure = next?.kind === 'comma' || after?.kind === 'filler' ? told.tokens[i + 3] : after
  const moves = [next, after].some((w) => w?.kind === 'up' || w?.kind === 'down' || w?.kind === 'flat')
  const money = [after, figure].some((w) => w?.kind === 'figure' && ['money', 'percent'].includes(w.numeral?.unit?.dimension ?? ''))
  return (
    told.tokens[i - 1]?.kind === 'comma' &&
    item?.amount !== undefined &&
    isMoney(told.at.sink.figure(item.amount).unit) &&
    !item.movements.some((v) => v.basis.prior) &&
    moves &&
    (money || next?.kind === 'flat')
  )
}
