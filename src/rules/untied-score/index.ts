import type { TextBlock } from '../../layout/types.ts'
import { fold } from '../../number/fold.ts'
import { equal } from '../../relation/relation.ts'
import { scoreTables } from '../operands/scores.ts'
import { defineRule } from '../rule.ts'

/** A project's total score told in a sentence against the total of its own table. */
export const untiedScore = defineRule({
  id: 'untied-score',
  term: { en: 'score tie-out', zh: '得分文表不符' },
  summary: {
    en: "A project's score in the text differs from the total of its evaluation table.",
    zh: '文字所述项目得分与该项目自评表总分不符。',
  },
  documentation: {
    finds: {
      en: 'A self-evaluation score told for a named project that is not the 总分 of the table of that project.',
      zh: '文字中某项目的自评得分，与该项目绩效自评表的总分不一致。',
    },
    why: {
      en: 'The grade is taken from the text; the table was changed later, or the other way round.',
      zh: '评价等级以文字为准，而表格后来有改动（或相反）。',
    },
    silent: {
      en: 'When no table names the project, or its total is not printed.',
      zh: '没有以该项目命名的表，或表中没有总分时，不作判断。',
    },
    example: {
      en: '「信息化运行维护项目…自评得分为88.5分」, table: 总分 90.5.',
      zh: '「信息化运行维护项目……自评得分为88.5分」，表中总分 90.5。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a score of ${w.stated} in the text, another in the table (${w.equation}).`,
      zh: (w) => `${w.subject}：文中得分 ${w.stated} 与自评表总分不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    const tables = scoreTables(facts).flatMap((t) => {
      const total = t.total === undefined || t.score === undefined ? undefined : facts.cell(t.table, t.total, t.score)
      const project = projectOf(t.table.title)
      return total === undefined || project === '' ? [] : [{ total, project }]
    })
    for (const item of facts.extraction.scores) {
      if (item.score === undefined || item.weight !== undefined) continue
      const block = facts.document.blocks[item.source.block] as TextBlock | undefined
      if (!block || item.source.block < 0) continue
      const before = fold(block.text.slice(0, facts.figure(item.score).source.offset)).replace(/\s/g, '')
      const named = tables.filter((t) => before.includes(t.project))
      // The longest name is the one meant: 「信息化项目」 is part of 「信息化项目二期」.
      const table = named.sort((a, b) => b.project.length - a.project.length)[0]
      if (!table || named.filter((t) => t.project === table.project).length > 1) continue
      yield {
        stated: item.score,
        subject: table.project,
        readings: [equal(item.score, table.total)],
        certain: true,
        roles: { [item.score]: 'stated', [table.total]: 'table' },
      }
    }
  },
})

/** The project a form is about: its title without the words of the form. */
function projectOf(title: string): string {
  const name = fold(title)
    .replace(/\s/g, '')
    .replace(/^.*?(?:19|20)\d\d年度?/, '')
    .replace(/(?:项目支出)?(?:绩效)?(?:目标)?(?:自评|评价)(?:情况)?表?$/, '')
    .replace(/(?:支出)?绩效$/, '')
  return name.length >= 4 && !/^(?:部门|单位|整体|项目)(?:预算)?(?:支出|项目|整体)*$/.test(name) ? name : ''
}
