/** Who answers for a report: what was decided, by whom, until when, and what is still open; with room to sign. */
import type { Language } from '../model/finding.ts'
import { type Handover, tally } from './handover.ts'
import { timeText } from './words.ts'

export interface SignOff {
  /** Everyone who decided, in the order of their first decision. */
  readonly reviewers: readonly string[]
  /** When the last decision was made, to the minute; absent when there is none. */
  readonly last?: string
  /** Findings that want a decision and have one. */
  readonly decided: number
  /** Findings that still want one. */
  readonly open: number
}

export function signOff({ findings, corrections, reviewers }: Handover): SignOff {
  const counts = tally(findings)
  const times = [
    ...findings.flatMap(({ decision }) => (decision?.last ? [decision.last.at] : [])),
    ...corrections.map(({ entry }) => entry.at),
  ].sort()
  const last = times.at(-1)
  return {
    reviewers,
    ...(last === undefined ? {} : { last: timeText(last) }),
    decided: counts.confirmed + counts.dismissed + counts.settled,
    open: counts.open,
  }
}

/** Of several documents together. */
export function signOffOf(all: readonly SignOff[]): SignOff {
  const last = all
    .flatMap((one) => one.last ?? [])
    .sort()
    .at(-1)
  return {
    reviewers: [...new Set(all.flatMap(({ reviewers }) => reviewers))],
    ...(last === undefined ? {} : { last }),
    decided: all.reduce((sum, one) => sum + one.decided, 0),
    open: all.reduce((sum, one) => sum + one.open, 0),
  }
}

export const signOffWords = {
  title: { en: 'Sign-off', zh: '签署' },
  reviewers: { en: 'reviewed by', zh: '复核人' },
  nobody: { en: 'nobody yet', zh: '尚无' },
  last: { en: 'last decision', zh: '最后决定' },
  decided: { en: 'decided', zh: '已决' },
  open: { en: 'undecided', zh: '未决' },
  signature: { en: 'signature, date', zh: '签字、日期' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>

/** What stands beside each word of the block, but the place to sign. */
export function signOffRows(off: SignOff, language: Language): readonly (readonly [word: string, value: string])[] {
  const say = (word: keyof typeof signOffWords): string => signOffWords[word][language]
  return [
    [say('reviewers'), off.reviewers.length === 0 ? say('nobody') : off.reviewers.join(language === 'zh' ? '、' : ', ')],
    [say('last'), off.last ?? '–'],
    [say('decided'), String(off.decided)],
    [say('open'), String(off.open)],
  ]
}
