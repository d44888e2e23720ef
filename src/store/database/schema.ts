/**
 * What a store holds, as data: the same lists make the tables of SQLite and PostgreSQL, the views for other programs, the
 * columns of exported files, their data dictionary and docs/store.md.
 */
import type { Text } from './text.ts'

/** `decimal` is exact: text in SQLite (which has floats only), numeric in PostgreSQL, a decimal in Parquet. */
export type ColumnType = 'integer' | 'text' | 'decimal' | 'real' | 'bytes'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly meaning: Text
  /** May be absent: null in a database, empty in a file. */
  readonly optional?: true
}

export interface Table {
  readonly name: string
  readonly meaning: Text
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** Columns by which rows are looked for, one index each. */
  readonly indexes?: readonly (readonly string[])[]
  /** Whether its rows belong to a document and go with it; `document` is then its first column. */
  readonly ofDocument?: true
}

const c = (name: string, type: ColumnType, en: string, zh: string): Column => ({ name, type, meaning: { en, zh } })
/** A column that may be empty. */
const o = (name: string, type: ColumnType, en: string, zh: string): Column => ({ ...c(name, type, en, zh), optional: true })

const count = (name: string, en: string, zh: string): Column => c(name, 'integer', en, zh)
const ofDocument = c('document', 'integer', 'number of the document in this store', '文件在库中的编号')

const identityColumns: readonly Column[] = [
  c(
    'body',
    'text',
    'whose document it is: name without 部门, （本级）, blanks, so that it is the same in every year',
    '公开主体：去掉“部门”“（本级）”和空格的名称，各年度一致',
  ),
  o('parent', 'text', 'department that the body belongs to, as far as the store or its name tells', '所属部门：由库中文件或名称得知'),
  o('province', 'text', 'province, from the name of the body', '省份：由名称得知'),
  o('city', 'text', 'prefecture or city, from the name of the body', '地市：由名称得知'),
  o('year', 'integer', 'year that the document is about', '年度'),
  c(
    'level',
    'text',
    'department (部门, with its units), unit (单位, one alone), unknown',
    'department 部门（含所属单位）、unit 单位（单独）、unknown 未知',
  ),
  c('kind', 'text', 'final-account, budget, unknown', 'final-account 决算、budget 预算、unknown 未知'),
]

const verdictCounts: readonly Column[] = [
  count('exact', 'checks that hold to the digit', '完全相符的核对'),
  count('rounding', 'checks that hold within rounding', '因舍入相符的核对'),
  count('convention', 'checks explained by another convention of rounding', '按其他取舍惯例相符的核对'),
  count('contradiction', 'checks that cannot hold', '不符的核对'),
  count('not_checkable', 'checks that could not be decided', '无法判定的核对'),
]

const coverageCounts: readonly Column[] = [
  count('figures', 'figures read', '读到的数字'),
  count('covered', 'figures that a decided check speaks of', '已核对的数字'),
  count('bounded_only', 'of those covered, figures that only bounds speak of', '其中仅受上下限约束的数字'),
]

export const documentTable: Table = {
  name: 'document',
  meaning: { en: 'One row a document: its bytes, whatever the files are called.', zh: '每份文件一行：按内容计，与文件名无关。' },
  key: ['id'],
  columns: [
    c('id', 'integer', 'number in this store; not the same in another', '在库中的编号；各库不同'),
    c('sha256', 'text', 'of the bytes, in hexadecimal', '文件内容的 sha256'),
    c('version', 'text', 'engine and settings under which it was read', '读取时的程序版本与设置'),
    c(
      'status',
      'text',
      'checked; part: checked, but something of it was lost; unchecked: read, but nothing in it could be checked; failed: not read',
      'checked 已核对；part 内容有缺损，部分核对；unchecked 已读取但无可核对；failed 未能读取',
    ),
    o('failure', 'text', 'why it was not read', '未能读取的原因'),
    c('title', 'text', 'title as printed', '标题'),
    c('department', 'text', 'name of the body as printed', '主体名称（原文）'),
    ...identityColumns,
    count('pages', 'pages', '页数'),
    count('unread_pages', 'pages that could not be read', '未能读取的页数'),
    count('ocr_pages', 'pages read by character recognition', '经文字识别的页数'),
    ...coverageCounts,
    count('uncovered', 'figures that nothing could be checked of', '未能核对的数字'),
    count('not_figures', 'numerals that are no figures: years, codes, page numbers', '不作为数据的数码：年份、编码、页码等'),
    ...verdictCounts,
    count('errors', 'findings that cannot hold under any rounding', '错误级发现'),
    count('warnings', 'findings that a person must judge', '警告级发现'),
    count('notes', 'notes', '提示'),
    c(
      'beside',
      'text',
      'fingerprint of the documents of this store that it was checked against; empty for none',
      '与之互核的库中文件的标识；无则为空',
    ),
  ],
  indexes: [['body', 'year'], ['version']],
}

export const fileTable: Table = {
  name: 'file',
  meaning: { en: 'Where the documents were found; two files may be one document.', zh: '文件的位置；两个文件可能内容相同。' },
  key: ['path'],
  columns: [c('path', 'text', 'path as given', '路径'), ofDocument],
  indexes: [['document']],
}

export const passageTable: Table = {
  name: 'passage',
  meaning: { en: 'Sentences and table rows as printed, each once.', zh: '原文的句子与表格行，每条一次。' },
  key: ['document', 'number'],
  ofDocument: true,
  columns: [ofDocument, count('number', 'order of appearance', '序号'), c('text', 'text', 'as printed', '原文')],
}

const factColumns: readonly Column[] = [
  o('about', 'text', 'body whose figure it is, where the text names another than the document’s', '数字所属主体：原文指明为其他主体时'),
  c('concept', 'text', 'item: its normal name, the same for all its synonyms', '项目：规范名称，同义词相同'),
  c('label', 'text', 'item as printed', '项目（原文）'),
  o('code', 'text', 'classification code where printed', '科目编码'),
  o('path', 'text', 'what it is a part of, outermost first, joined by /', '所属上级，由外到内，以 / 连接'),
  o('table', 'text', 'kind of the table (T1 …, B1 …) or its title; empty in a sentence', '表的种类或表名；句子中的数字为空'),
  o('column', 'text', 'heads of its column, outermost first, joined by /', '栏名，由外到内，以 / 连接'),
  o('column_key', 'text', 'what the column means (total, basic, project …), where known', '栏的含义（total 合计、basic 基本支出等）'),
  o('fund', 'text', 'kind of public money, as far as the text says', '资金性质；未说明为空'),
  c('scope', 'text', '口径: which money the figure is of; whole when nothing narrower is said', '口径；未说明为 whole'),
  o('period', 'integer', 'year that the value belongs to', '数值所属年度'),
  c(
    'phase',
    'text',
    'initial-budget, adjusted-budget, budget, actual, unknown',
    'initial-budget 年初预算、adjusted-budget 调整预算、budget 预算、actual 决算、unknown 未知',
  ),
  c(
    'measure',
    'text',
    'what of the item it is: money, count, people, change, rate, share, completion, score …',
    '计量：金额、数量、人数、增减、比率、占比、完成率、得分等',
  ),
  o('against', 'text', 'what a change, rate, share or completion is measured against', '增减、比率、占比、完成率所对比的对象'),
  o('nth', 'integer', 'which of several rows that are named alike in all of this: 2, 3, …', '同名行的序次：2、3……'),
  c('value', 'text', 'numeral as printed', '数值（原文）'),
  c('unit', 'text', 'unit as printed', '单位（原文）'),
  o('yuan', 'decimal', 'money in 元, exact', '折合元，精确'),
  c('page', 'integer', 'page, from 1', '页码'),
]

export const factTable: Table = {
  name: 'fact',
  meaning: { en: 'One row a fact: a figure and what it is of.', zh: '每个数据点一行：数字及其含义。' },
  key: ['document', 'number'],
  ofDocument: true,
  columns: [
    ofDocument,
    count('number', 'order in the document', '序号'),
    count('figure', 'figure of the document; one figure may be several facts', '数字编号；一个数字可为多个数据点'),
    ...factColumns,
    o('table_number', 'integer', 'which table of the document, from 1', '第几张表'),
    c('passage', 'integer', 'sentence or row that states it', '所在句子或行'),
    o('box', 'text', 'where on the page: [x0, top, x1, bottom] in points, y down', '页面位置：[x0, top, x1, bottom]，单位点，y 向下'),
    c('verdict', 'text', 'what the checks of the figure came to: contradiction, exact, rounding, convention, notCheckable', '核对结论'),
    o('belief', 'real', 'probability that the finding about it is right', '相关发现成立的概率'),
    o('finding', 'text', 'finding that names it', '指明该数字的发现'),
  ],
  indexes: [['concept']],
}

const placeOfFinding: readonly Column[] = [
  c('page', 'integer', 'page, from 1', '页码'),
  c('quote', 'text', 'sentence or row as printed', '原文'),
]

export const findingTable: Table = {
  name: 'finding',
  meaning: { en: 'One row a finding.', zh: '每项发现一行。' },
  key: ['document', 'number'],
  ofDocument: true,
  columns: [
    ofDocument,
    count('number', 'order in the document', '序号'),
    c('id', 'text', 'fingerprint: rule, items and stated strings; the same in every run', '标识：各次运行相同'),
    c('rule', 'text', 'which rule', '规则'),
    c('severity', 'text', 'error, warning, info', 'error 错误、warning 警告、info 提示'),
    o('belief', 'real', 'probability that it is right', '成立的概率'),
    c('message', 'text', 'one sentence', '说明'),
    ...placeOfFinding,
    o('stated', 'text', 'numeral as printed', '所列数值'),
    o('stated_unit', 'text', 'its unit', '所列数值的单位'),
    o('expected', 'text', 'value that would agree', '相符的数值'),
    o('expected_unit', 'text', 'its unit', '其单位'),
    o('expected_bound', 'text', '<= or >= where the value is a bound', '为上下限时的 <= 或 >='),
    o('equation', 'text', 'the arithmetic', '算式'),
    o('diagnosis', 'text', 'how it may have gone wrong', '可能的成因'),
    o('section', 'text', 'headings it stands under', '所在标题'),
    o('cause', 'text', 'fingerprint of what it settles', '所解释的不符的标识'),
  ],
  indexes: [['rule']],
}

export const evidenceTable: Table = {
  name: 'evidence',
  meaning: { en: 'The figures that a finding rests on.', zh: '发现所依据的数字。' },
  key: ['document', 'finding', 'number'],
  ofDocument: true,
  columns: [
    ofDocument,
    count('finding', 'number of the finding in the document', '发现的序号'),
    count('number', 'order', '序号'),
    c('role', 'text', 'part the figure plays', '作用'),
    c('value', 'text', 'numeral as printed', '数值（原文）'),
    c('unit', 'text', 'unit as printed', '单位（原文）'),
    ...placeOfFinding,
    o('path', 'text', 'file, where it stands in another document', '另一份文件的路径'),
    o('boxes', 'text', 'where on the page: list of [x0, top, x1, bottom]', '页面位置'),
  ],
}

export const coverageTable: Table = {
  name: 'coverage',
  meaning: { en: 'What was checked, table by table and for the narrative.', zh: '各表及正文的核对情况。' },
  key: ['document', 'number'],
  ofDocument: true,
  columns: [
    ofDocument,
    count('number', 'table, from 1; 0 for the narrative', '第几张表；正文为 0'),
    c('title', 'text', 'title of the table', '表名'),
    o('table_kind', 'text', 'kind of table where known', '表的种类'),
    o('page', 'integer', 'first page', '起始页'),
    ...coverageCounts,
  ],
}

export const reportTable: Table = {
  name: 'report',
  meaning: { en: 'The report of the check (gouji.report/1), whole.', zh: '核对报告全文（gouji.report/1）。' },
  key: ['document'],
  ofDocument: true,
  columns: [
    ofDocument,
    c('json', 'text', 'as `gouji check --format json` gives it, without its path', '同 gouji check --format json，不含路径'),
  ],
}

export const readingTable: Table = {
  name: 'reading',
  meaning: {
    en: 'What was read, kept so that documents can be checked against each other without reading them again. For gouji alone.',
    zh: '读取结果，供文件之间互核而无需重读；仅供 gouji 使用。',
  },
  key: ['document'],
  ofDocument: true,
  columns: [ofDocument, c('bytes', 'bytes', 'deflated JSON', '压缩的 JSON')],
}

export const kinTable: Table = {
  name: 'kin',
  meaning: { en: 'Documents that were checked against each other.', zh: '互相核对的文件。' },
  key: ['document', 'other'],
  ofDocument: true,
  columns: [
    ofDocument,
    c('other', 'text', 'sha256 of the other document', '另一份文件的 sha256'),
    c(
      'kinship',
      'text',
      'what the other is: last-year, budget, department',
      '另一份文件的关系：last-year 上年、budget 预算、department 主管部门',
    ),
    ...verdictCounts,
  ],
}

export const decisionTable: Table = {
  name: 'decision',
  meaning: { en: 'Entries of review ledgers.', zh: '复核记录的条目。' },
  key: ['id'],
  columns: [
    c('id', 'text', 'of the entry, unique over all ledgers', '条目标识'),
    c('sha256', 'text', 'of the document', '文件内容的 sha256'),
    c(
      'kind',
      'text',
      'confirm, dismiss, note, reopen, correct, undo',
      'confirm 确认、dismiss 不成立、note 备注、reopen 重新打开、correct 更正、undo 撤销',
    ),
    o('finding', 'text', 'finding it is about', '所涉发现'),
    o('text', 'text', 'reason, note or corrected numeral', '理由、备注或更正值'),
    c('reviewer', 'text', 'who', '复核人'),
    c('at', 'text', 'when, ISO 8601 in UTC', '时间（UTC）'),
    c('json', 'text', 'the entry, whole', '条目全文'),
  ],
  indexes: [['sha256']],
}

export const tables: readonly Table[] = [
  documentTable,
  fileTable,
  passageTable,
  factTable,
  findingTable,
  evidenceTable,
  coverageTable,
  reportTable,
  readingTable,
  kinTable,
  decisionTable,
]

// ── views: what other programs should read ───────────────────────────────────────────────────────────────────────────

export interface View {
  readonly name: string
  readonly meaning: Text
  readonly columns: readonly Column[]
  /** Columns that order the rows, the same in every store. */
  readonly order: readonly string[]
  /** `FROM …`, and the expression of each column that is not `first.column`. */
  readonly from: string
  readonly expressions: Readonly<Record<string, string>>
}

const sha256 = c('sha256', 'text', 'of the document, in hexadecimal', '文件内容的 sha256')
const file = o('file', 'text', 'path of the document; the first of several', '文件路径；有多个时取第一个')
const fileOf = '(SELECT MIN(f.path) FROM file f WHERE f.document = d.id)'
const ofIdentity: Readonly<Record<string, string>> = Object.fromEntries(identityColumns.map(({ name }) => [name, `d."${name}"`]))
const without = (table: Table, names: readonly string[]): readonly Column[] => table.columns.filter(({ name }) => !names.includes(name))
const quote = c('quote', 'text', 'sentence or row as printed', '原文')

export const views: readonly View[] = [
  {
    name: 'documents',
    meaning: documentTable.meaning,
    columns: [...without(documentTable, ['id', 'version', 'beside']), file],
    order: ['sha256'],
    from: 'document d',
    expressions: { file: fileOf },
  },
  {
    name: 'facts',
    meaning: factTable.meaning,
    columns: [
      ...identityColumns,
      ...factColumns.filter(({ name }) => name !== 'page'),
      ...factTable.columns.filter(({ name }) => name === 'page'),
      quote,
      ...without(factTable, ['document', 'passage', ...factColumns.map(({ name }) => name)]),
      sha256,
      file,
    ],
    order: ['sha256', 'number'],
    from: 'fact t JOIN document d ON d.id = t.document JOIN passage p ON p.document = t.document AND p.number = t.passage',
    expressions: { ...ofIdentity, quote: 'p.text', sha256: 'd.sha256', file: fileOf },
  },
  {
    name: 'findings',
    meaning: findingTable.meaning,
    columns: [...identityColumns, ...without(findingTable, ['document']), sha256, file],
    order: ['sha256', 'number'],
    from: 'finding t JOIN document d ON d.id = t.document',
    expressions: { ...ofIdentity, sha256: 'd.sha256', file: fileOf },
  },
  {
    name: 'evidences',
    meaning: evidenceTable.meaning,
    columns: [sha256, ...without(evidenceTable, ['document'])],
    order: ['sha256', 'finding', 'number'],
    from: 'evidence t JOIN document d ON d.id = t.document',
    expressions: { sha256: 'd.sha256' },
  },
  {
    name: 'coverages',
    meaning: coverageTable.meaning,
    columns: [sha256, ...without(coverageTable, ['document'])],
    order: ['sha256', 'number'],
    from: 'coverage t JOIN document d ON d.id = t.document',
    expressions: { sha256: 'd.sha256' },
  },
  {
    name: 'relations',
    meaning: kinTable.meaning,
    columns: [sha256, ...without(kinTable, ['document'])],
    order: ['sha256', 'other'],
    from: 'kin t JOIN document d ON d.id = t.document',
    expressions: { sha256: 'd.sha256' },
  },
  {
    name: 'decisions',
    meaning: decisionTable.meaning,
    columns: without(decisionTable, ['json']),
    order: ['sha256', 'id'],
    from: 'decision t',
    expressions: {},
  },
]

/** The statement that gives the rows of a view, as its columns have it. */
export function selectOf(view: View): string {
  const first = view.from.startsWith('document') ? 'd' : 't'
  const columns = view.columns.map(({ name }) => `${view.expressions[name] ?? `${first}."${name}"`} AS "${name}"`)
  return `SELECT ${columns.join(', ')} FROM ${view.from}`
}

export const viewNamed = (name: string): View | undefined => views.find((view) => view.name === name)
