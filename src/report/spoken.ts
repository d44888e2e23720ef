/** Findings in a language. The check is made once; each language only says what it found. */
import type { Belief } from '../model/claim.ts'
import type { Also, Assessment, Checked, Finding, Found, Language, Message, Quantity, Said } from '../model/finding.ts'
import { boundWords, diagnosisText } from './diagnosis.ts'

/** The sentences of a rule's case; undefined when there is no such rule or case. */
export type Messages = (rule: string, of: string) => Message | undefined

/** An assessment whose findings speak a language. */
export const spoken = ({ report, ...rest }: Checked, messages: Messages, language: Language): Assessment => ({
  ...rest,
  report: { ...report, findings: report.findings.map((found) => findingIn(found, messages, language)) },
})

function findingIn({ said, diagnosis, belief, ...rest }: Found, messages: Messages, language: Language): Finding {
  const { id, rule, severity, ...behind } = rest
  const told = diagnosis && { kind: diagnosis.kind, text: diagnosisText(diagnosis, language), candidates: diagnosis.candidates }
  return inOrder({
    id,
    rule,
    severity,
    message: sentence(said, messages, language),
    ...behind,
    ...(told ? { diagnosis: told } : {}),
    ...(belief ? { belief: beliefIn(belief, language) } : {}),
  })
}

const beliefIn = ({ probability, grounds }: Belief, language: Language): NonNullable<Finding['belief']> => ({
  probability: rounded(probability, 3),
  grounds: grounds.map(({ key, decibans, text }) => ({ key, decibans: rounded(decibans, 1), text: text[language] })),
})
const rounded = (value: number, places: number): number => Number(value.toFixed(places))

/** The keys of a finding in the order of the contract. */
const inOrder = ({ related, cause, section, at, figure, support, diagnosis, belief, ...head }: Finding): Finding => ({
  ...head,
  ...(diagnosis ? { diagnosis } : {}),
  ...(belief ? { belief } : {}),
  related,
  ...(cause === undefined ? {} : { cause }),
  ...(section ? { section } : {}),
  ...(at ? { at } : {}),
  ...(figure === undefined ? {} : { figure }),
  ...(support ? { support } : {}),
})

const shown = (q: Quantity | undefined): string => (q ? `${q.value}${q.unit === '%' ? '%' : q.unit ? ` ${q.unit}` : ''}` : '')

/** 「同一原因另见：乙 · 合计（第 31 页）…」 */
function alsoSentence({ figures, places }: Also, zh: boolean): string {
  const shownPlaces = places
    .slice(0, shownAlso)
    .map(({ subject, page }) => (zh ? `${subject}（第 ${page} 页）` : `${subject} (p. ${page})`))
  const list = shownPlaces.join(zh ? '；' : '; ')
  const more = places.length > shownAlso ? (zh ? `等 ${places.length} 处` : `, ${places.length} in all`) : ''
  if (zh) return `同一原因${figures > 0 ? `另有 ${figures} 个数字` : ''}${list === '' ? '' : `，另见：${list}${more}`}。`
  return ` One cause with ${figures} other ${figures === 1 ? 'figure' : 'figures'}${list === '' ? '' : `: ${list}${more}`}.`
}

/** As many places are named in a sentence; the evidence has them all. */
const shownAlso = 4

function sentence(said: Said, messages: Messages, language: Language): string {
  const zh = language === 'zh'
  switch (said.kind) {
    case 'claim': {
      const text = messages(said.rule, said.case)?.[language](said.words) ?? said.words.subject
      const also = said.also ? alsoSentence(said.also, zh) : ''
      if (!said.slip) return `${text}${also}`
      const { printed, right, bound } = said.slip
      return zh
        ? `${text}其中 ${printed} 疑应${boundWords(bound, 'zh', '为')} ${right}。${also}`
        : `${text} Likely ${printed} should be ${boundWords(bound, 'en')}${right}.${also}`
    }
    case 'whole-percents': {
      const list = said.rates.map(({ printed, implied, page, equation }) =>
        zh
          ? `${printed}% 应为 ${shown(implied)}（第 ${page} 页：${equation}）`
          : `${printed}% for ${shown(implied)} (p. ${page}: ${equation})`,
      )
      return zh
        ? `${list.length} 处增减率均舍去小数只留整数，却以小数位列示，均与推算不符：${list.join('；')}。`
        : `${list.length} change rates are cut to a whole per cent yet printed with decimals; none agrees: ${list.join('; ')}.`
    }
    case 'cut-percentages':
      return zh
        ? `本文百分比一律截尾而不四舍五入（${said.count} 处均如此），已按此惯例判断。`
        : `Percentages are cut, not rounded, throughout (${said.count} of ${said.count} that can tell); they were judged as such.`
    case 'closed-shares': {
      const { count, adjusted } = said
      return zh
        ? `${count} 项占比凑足 100%：${adjusted.map((a) => `${a.printed}% 按四舍五入为 ${a.rounded}%`).join('；')}。`
        : `${count} shares are made to add up to 100%: ${adjusted.map((a) => `${a.printed}% would be ${a.rounded}% by rounding`).join('; ')}.`
    }
    case 'rounded-sums':
      return zh
        ? `${said.count} 处合计在四舍五入的尾差之内（共核对 ${said.of} 处）。`
        : `${said.count} of ${said.of} sums here hold only within rounding.`
  }
}
