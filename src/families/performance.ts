/** 绩效目标表, 绩效自评表 and score tables of evaluations. */
import type { Family } from './types.ts'

export const performance: Family = {
  key: 'performance',
  shapes: [
    { kind: 'P-review', title: /./, columns: ['weight', 'score'] },
    { kind: 'P-money', title: /./, columns: ['adjusted-budget', 'executed'] },
    { kind: 'P-money', title: /./, columns: ['initial-budget', 'executed'] },
    { kind: 'P-target', title: /./, columns: ['target'] },
  ],
}
