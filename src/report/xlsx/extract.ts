/** What was read, as a workbook: every fact, every statement, every figure of every table, each with where it stands. */
import type { WriteSheet } from 'hucre/xlsx'
import type { Language } from '../../model/finding.ts'
import type { Extract } from '../extract.ts'
import { phaseWord, roleName } from '../words.ts'
import { type Content, Draft, numberOf } from './sheet.ts'

const words = {
  en: {
    facts: 'Facts',
    cells: 'Cells',
    statements: 'Statements',
    whole: 'all',
    heads: {
      facts: ['document', 'page', 'item', 'as printed', 'code', 'scope', 'year', 'phase', 'measure', 'value', 'unit', 'printed', 'quote'],
      cells: ['document', 'table', 'title', 'page', 'row', 'column', 'value', 'unit', 'printed'],
      statements: ['document', 'page', 'item', 'measure', 'value', 'unit', 'printed', 'quote'],
    },
  },
  zh: {
    facts: '数据点',
    cells: '表格数据',
    statements: '陈述',
    whole: '全部',
    heads: {
      facts: ['文件', '页', '项目', '原文名称', '编码', '口径', '年度', '阶段', '度量', '数值', '单位', '原样', '原文'],
      cells: ['文件', '表', '表名', '页', '行', '列', '数值', '单位', '原样'],
      statements: ['文件', '页', '项目', '度量', '数值', '单位', '原样', '原文'],
    },
  },
} as const

const widths = {
  facts: [28, 6, 30, 30, 12, 16, 8, 12, 10, 16, 8, 16, 70],
  cells: [28, 6, 30, 6, 36, 36, 16, 8, 16],
  statements: [28, 6, 34, 12, 16, 8, 16, 90],
} as const

/** The same extracts give the same bytes. */
export async function extractWorkbook(extracts: readonly Extract[], language: Language): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const say = words[language]
  const sheet = (part: 'facts' | 'cells' | 'statements', rows: readonly (readonly Content[])[]): WriteSheet => {
    const draft = new Draft(say[part], widths[part])
    for (const [index, head] of say.heads[part].entries()) draft.head(1, index + 1, head)
    for (const [at, row] of rows.entries()) for (const [index, content] of row.entries()) draft.put(at + 2, index + 1, content)
    return draft.made({ head: 1, columns: 1, filter: true })
  }
  const time = new Date(Date.UTC(1980, 0, 1))
  return writeXlsx({
    properties: { creator: 'gouji', lastModifiedBy: 'gouji', created: time, modified: time },
    sheets: [
      sheet(
        'facts',
        extracts.flatMap(({ document, facts }) =>
          facts.map((fact) => [
            document.path,
            fact.page,
            fact.concept,
            fact.label,
            fact.code,
            fact.scope === 'whole' ? say.whole : fact.scope,
            fact.period ?? undefined,
            phaseWord[fact.phase][language],
            roleName(fact.role, language),
            numberOf(fact.value),
            fact.unit,
            fact.value,
            fact.quote,
          ]),
        ),
      ),
      sheet(
        'statements',
        extracts.flatMap(({ document, statements }) =>
          statements.flatMap(({ page, quote, figures }) =>
            figures.map(({ value, unit, role, concept }) => [
              document.path,
              page,
              concept,
              roleName(role, language),
              numberOf(value),
              unit,
              value,
              quote,
            ]),
          ),
        ),
      ),
      sheet(
        'cells',
        extracts.flatMap(({ document, tables }) =>
          tables.flatMap((table) =>
            table.cells.map((cell) => [
              document.path,
              table.number,
              table.title,
              cell.page,
              cell.rowHeader,
              cell.columnHeader,
              numberOf(cell.value),
              cell.unit,
              cell.value,
            ]),
          ),
        ),
      ),
    ],
  })
}
