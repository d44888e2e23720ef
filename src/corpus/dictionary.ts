/** The data dictionary of a store: what each table and column means, as a page to read and as a Frictionless data package. */
import type { Language } from '../model/finding.ts'
import { type Column, type ColumnType, type View, views } from '../store/database/schema.ts'

const words = {
  en: { column: 'column', type: 'type', meaning: 'meaning', empty: ', may be empty' },
  zh: { column: '列', type: '类型', meaning: '含义', empty: '，可为空' },
} as const

const typeWords: Readonly<Record<Language, Readonly<Record<ColumnType, string>>>> = {
  en: { integer: 'integer', text: 'text', decimal: 'exact decimal', real: 'number', bytes: 'bytes' },
  zh: { integer: '整数', text: '文本', decimal: '精确小数', real: '数值', bytes: '字节' },
}

const line = (column: Column, language: Language): string =>
  `| \`${column.name}\` | ${typeWords[language][column.type]}${column.optional ? words[language].empty : ''} | ${column.meaning[language].replaceAll('|', '\\|')} |`

/** Tables of columns in Markdown, one heading a view. */
export function dictionaryText(language: Language, of: readonly View[] = views): string {
  const w = words[language]
  return of
    .map((view) =>
      [
        `### ${view.name}`,
        '',
        view.meaning[language],
        '',
        `| ${w.column} | ${w.type} | ${w.meaning} |`,
        '| --- | --- | --- |',
        ...view.columns.map((column) => line(column, language)),
        '',
      ].join('\n'),
    )
    .join('\n')
}

/** Field types of the Table Schema specification. */
const fieldTypes: Readonly<Record<ColumnType, string>> = {
  integer: 'integer',
  text: 'string',
  decimal: 'number',
  real: 'number',
  bytes: 'string',
}

export interface Resource {
  readonly view: View
  /** File name, beside the description. */
  readonly path: string
  readonly format: string
}

/** `datapackage.json` (Frictionless Data Package 1) of exported files. */
export function datapackage(resources: readonly Resource[], language: Language): object {
  return {
    profile: 'data-package',
    name: 'gouji',
    title: language === 'zh' ? '勾稽：公开预决算的数据、发现与核对情况' : 'gouji: facts, findings and coverage of published disclosures',
    resources: resources.map(({ view, path, format }) => ({
      profile: 'tabular-data-resource',
      name: view.name,
      path,
      format,
      encoding: 'utf-8',
      description: view.meaning[language],
      schema: {
        fields: view.columns.map((column) => ({
          name: column.name,
          type: fieldTypes[column.type],
          description: column.meaning[language],
          ...(column.optional ? {} : { constraints: { required: true } }),
        })),
        missingValues: [''],
        primaryKey: [...view.order],
      },
    })),
  }
}
