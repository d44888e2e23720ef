/** 部门预算 and 单位预算 in the shapes of the provinces. Titles and numbers differ, the relations do not. */
import type { Family } from './types.ts'

export const budget: Family = {
  key: 'budget',
  shapes: [
    { kind: 'B-procurement', title: /政府采购/ },
    { kind: 'B-services', title: /购买服务/ },
    { kind: 'B9', title: /三公/ },
    { kind: 'B-running', title: /机关运行经费/ },
    { kind: 'B4', title: /财政拨款收支(?:预算)?(?:总体)?(?:情况)?(?:总)?表/ },
    { kind: 'B1', title: /收支(?:预算)?(?:总体)?(?:情况)?(?:总)?表/, notTitle: /政府性基金|国有资本/ },
    { kind: 'B6', title: /政府性基金/ },
    { kind: 'B7', title: /国有资本经营/ },
    { kind: 'B8', title: /一般公共预算.*基本支出/ },
    { kind: 'B8-fiscal', title: /财政拨款.*基本支出/ },
    { kind: 'B8-all', title: /基本支出/ },
    { kind: 'B5-project', title: /一般公共预算.*项目支出/ },
    { kind: 'B-economic', title: /一般公共预算.*经济(?:分类|科目)/ },
    { kind: 'B5', title: /一般公共预算.*支出/ },
    { kind: 'B5-fiscal', title: /财政拨款.*支出/ },
    { kind: 'B-project', title: /项目支出|专项业务经费/, notTitle: /绩效/ },
    { kind: 'B2', title: /收入(?:预算)?(?:总体)?(?:情况)?(?:总)?表/ },
    { kind: 'B3', title: /支出(?:预算)?(?:总体)?(?:情况)?(?:总)?表/, notTitle: /绩效/ },
  ],
}
