/** Regulations and forms that duties come from. Only what was read is cited. */
import type { DutyText as Text } from '../../model/duty.ts'

const law: Text = { zh: '《预算法》第十四条', en: 'Budget Law, article 14' }
const rules: Text = {
  zh: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  en: 'Rules for disclosing local budgets and accounts (财预〔2016〕143号)',
}
const catalogue = (item: string, en: string): Text => ({
  zh: `${rules.zh}；《财政预决算领域基层政务公开标准目录》“${item}”`,
  en: `${rules.en}; standard catalogue of local disclosure (${en})`,
})

export const budgetCatalogue = catalogue('部门预算', 'department budgets')
export const accountCatalogue = catalogue('部门决算', 'department accounts')
export const bothCatalogues = catalogue('部门预算、部门决算', 'department budgets and accounts')
export const lawAnd = (other: Text): Text => ({ zh: `${law.zh}；${other.zh}`, en: `${law.en}; ${other.en}` })
/** 财政部 2014: what the narrative on 三公 must count. */
export const deepening: Text = {
  zh: '财政部关于深入推进地方预决算公开工作的通知（2014）',
  en: 'Ministry of Finance, notice on furthering the disclosure of local budgets and accounts (2014)',
}
/** Tables and headings that departments of the centre and of the provinces alike publish. */
export const accountForm: Text = { zh: '部门决算公开的通行格式', en: 'the usual form of department accounts' }
export const budgetForm: Text = { zh: '部门预算公开的通行格式', en: 'the usual form of department budgets' }
export const bothForms: Text = { zh: '部门预算、决算公开的通行格式', en: 'the usual form of department budgets and accounts' }
