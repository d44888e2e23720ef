/** The words of a phrase: each adds to what the next figure is said to be. */
import { isBudget } from '../../families/concepts.ts'
import type { Basis } from '../../model/reading.ts'
import { endsAsBody } from './names.ts'
import { addName, blank, namesWhole } from './phrase.ts'
import { endsReason } from './reasons.ts'
import type { Token } from './tokens.ts'
import type { Told } from './told.ts'

/** What 预算 makes the name of a fund. */
const ofFund = /(?:一般公共|政府性基金|国有资本经营|社会保险基金)$/

/** Reads one word that is no mark and no figure. */
export function readWord(told: Told, t: Token, i: number): void {
  const p = told.phrase
  switch (t.kind) {
    case 'basis':
      compared(told, t, i)
      return
    case 'up':
    case 'down':
      if (p.share) return
      if (p.direction !== undefined && /^(?:超过|高于|低于)/.test(t.text)) {
        p.bound = t.text.startsWith('低于') ? '<=' : '>='
        return
      }
      p.direction = t.kind === 'up' ? 1 : -1
      p.adjusts = /^调[增减]/.test(t.text)
      p.directionAt = t.start
      p.letters += t.kind === 'up' ? 'U' : 'D'
      return
    case 'either':
      // 「预算数33.6万元，决算数28.56万元，预决算差异率-15%」
      if (/差异|偏离/.test(t.text) && !(told.basis && isBudget(told.basis.phase)))
        told.basis = { text: '预算', prior: false, phase: 'budget' }
      p.direction = 'either'
      p.directionAt = t.start
      p.letters += 'E'
      return
    case 'flat':
      p.direction = 0
      p.roughly = t.text.startsWith('基本')
      p.directionAt = t.start
      p.letters += 'O'
      return
    case 'to':
      told.toward = /^[减下降压]/.test(t.text) ? -1 : /^[增提上升]/.test(t.text) ? 1 : undefined
      p.letters += 'T'
      return
    case 'from':
      p.letters += 'V'
      return
    case 'plus':
      if (told.reason) return
      told.summands = [told.sentenceHead ?? told.topic].filter((m) => m !== undefined)
      told.phrase = blank()
      return
    case 'gap':
      p.letters += 'G'
      return
    case 'respectively':
      told.respectively = true
      if (t.text.endsWith('占')) takeShare(told)
      return
    case 'share':
      takeShare(told)
      return
    case 'complete':
      p.complete = true
      p.of = ''
      p.letters += 'K'
      return
    case 'bound':
      if (p.direction !== undefined) p.bound = /低于|不超过|不足/.test(t.text) && !/不低于/.test(t.text) ? '<=' : '>='
      return
    case 'filler':
      if (!namesWhole(p) && t.text.trim() !== '') named(told, t)
      return
    case 'period':
      dated(told, t)
      return
    default:
      if (namesWhole(p)) p.of += t.text
      // 「一般公共预算财政拨款支出」 names a fund: in an account it is no budget.
      else if (t.kind === 'phase' && !(ofFund.test(p.name) && /^预算/.test(t.text))) {
        p.phase += t.text
        named(told, t)
      } else named(told, t)
  }
}

function named(told: Told, t: Token): void {
  const p = told.phrase
  addName(p, t)
  p.letters += t.text === '的' && p.direction !== undefined ? 'A' : 'N'
}

function takeShare(told: Told): void {
  const p = told.phrase
  // 「占一般公共预算收入的比重为72.6%」: the second word says nothing new.
  if (!p.share) p.of = ''
  p.share = true
  p.letters += 'S'
}

function dated(told: Told, t: Token): void {
  const p = told.phrase
  if (namesWhole(p)) p.of += t.text
  // 「本年支出」 is not the same as 「支出」: without the year it would be the grand total.
  else if (p.name === '' && /^本年度?$/.test(t.text) && /^(?:收入|支出)/.test(told.text.slice(t.end, t.end + 2))) named(told, t)
  else {
    // 「某某局2024年度…」: whose figures they are is not part of what they are.
    if (endsAsBody(p.name)) {
      p.name = ''
      p.nameStart = -1
      p.letters = p.letters.replace(/N/g, '')
    }
    p.period += t.text
  }
}

/** Whether the amount told of last year is what this comparison starts from. */
function keepsBase(before: Basis | undefined, next: Basis | undefined): boolean {
  return (
    before?.prior === true &&
    next?.prior === true &&
    before.period === next.period &&
    (before.phase === next.phase || before.phase === 'unknown' || next.phase === 'unknown')
  )
}

function compared(told: Told, t: Token, i: number): void {
  const p = told.phrase
  if (namesWhole(p)) {
    p.of += t.text
    return
  }
  // 「主要用于…的支出，比上年增加47.92万元」: the purpose has been told.
  if (told.reason === 'purpose' || endsReason(told, t, i)) told.reason = false
  // 「比上年减少3.1万元，同比下降10.51%」: the same comparison goes on.
  if (/^同比/.test(t.text) && p.name === '' && told.movement?.basis.prior && told.movement.rate === undefined) return
  // 「上年3.62万元，与上年持平」: the amount compared with has been told.
  if (!keepsBase(told.basis, t.basis)) told.base = undefined
  told.basis = t.basis
  told.basisFresh = true
  told.movement = undefined
}
