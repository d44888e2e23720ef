/** 绩效目标表, 绩效自评表 and score tables of evaluations. */
import type { Family } from './types.ts'

/** Execution of a government's budget, item by item, is no project's money. */
const ofBudget = /(?:一般公共预算|政府性基金|国有资本经营|社会保险)/

export const performance: Family = {
  key: 'performance',
  shapes: [
    { kind: 'P-review', title: /./, columns: ['weight', 'score'] },
    { kind: 'P-money', title: /./, notTitle: ofBudget, columns: ['adjusted-budget', 'executed'] },
    { kind: 'P-money', title: /./, notTitle: ofBudget, columns: ['initial-budget', 'executed'] },
    { kind: 'P-target', title: /./, columns: ['target'] },
    // What the whole body does, and with what money: by tasks, or by 基本 and 项目.
    { kind: 'P-whole', title: /整体.*绩效(?:目标|申报)/, columns: ['total', 'fiscal'] },
    { kind: 'P-whole', title: /整体.*绩效(?:目标|申报)/, columns: ['total', 'basic', 'project'] },
  ],
}
