/** 部门决算 and 单位决算: the nine tables of the official form. */
import type { Family } from './types.ts'

export const finalAccount: Family = {
  key: 'final-account',
  shapes: [
    { kind: 'T4', title: /财政拨款收入支出决算总表|财政拨款收支决算总表/ },
    { kind: 'T1', title: /收入支出决算总表|收支决算总表/ },
    { kind: 'T6', title: /基本支出决算(?:明细)?表/ },
    { kind: 'T7', title: /三公.*(?:支出)?决算表/ },
    { kind: 'T8', title: /政府性基金.*决算表/ },
    { kind: 'T9', title: /国有资本经营.*决算表/ },
    { kind: 'T5', title: /财政拨款支出决算(?:明细)?表/ },
    { kind: 'T2', title: /收入决算(?:明细)?表/ },
    { kind: 'T3', title: /支出决算(?:明细)?表/ },
  ],
}
