/** Words that every form of report uses, in both languages. */
import type { Language } from '../model.ts'

type Words = Readonly<Record<Language, string>>

const roles: Readonly<Record<string, Words>> = {
  actual: { en: 'actual', zh: '决算' },
  amount: { en: 'amount', zh: '金额' },
  base: { en: 'base', zh: '基数' },
  budget: { en: 'budget', zh: '预算' },
  change: { en: 'change', zh: '增减额' },
  completion: { en: 'completion', zh: '完成率' },
  count: { en: 'count', zh: '数量' },
  current: { en: 'current', zh: '本年' },
  denominator: { en: 'denominator', zh: '分母' },
  expenditure: { en: 'expenditure', zh: '支出' },
  numerator: { en: 'numerator', zh: '分子' },
  part: { en: 'part', zh: '分项' },
  rate: { en: 'rate', zh: '增减率' },
  receipts: { en: 'receipts', zh: '收入' },
  score: { en: 'score', zh: '得分' },
  share: { en: 'share', zh: '占比' },
  stated: { en: 'stated', zh: '文中' },
  'stated elsewhere': { en: 'stated elsewhere', zh: '另处所述' },
  target: { en: 'target', zh: '目标值' },
  weight: { en: 'weight', zh: '分值' },
  whole: { en: 'whole', zh: '合计' },
}

/** What a figure does in a relation, for readers. */
export const roleName = (role: string, language: Language): string => roles[role]?.[language] ?? role

const notes: Readonly<Record<string, Words>> = {
  rounding: { en: 'rounding', zh: '尾差' },
  convention: { en: 'convention', zh: '惯例' },
}

/** Name of a note that the judge makes without a rule; undefined when the finding is a rule's. */
export const noteName = (rule: string, language: Language): string | undefined => notes[rule]?.[language]
