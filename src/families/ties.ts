/**
 * What must agree between the tables of one disclosure. Data: a new tie is one line. Tables are named by kind, columns by
 * meaning, rows by what they are; a tie whose tables or rows are not there says nothing.
 */

/** Rows of a table: its grand total (of budget and actual, the actual), every coded row, every row told by name, or the row whose label or code matches. */
export type RowsOf = 'total' | 'code' | 'class' | RegExp

export interface Place {
  readonly kinds: readonly string[]
  readonly rows: RowsOf
  /** Meaning of the column; `amount` is the only column of a lane with one. */
  readonly column: string
  /** Side of a two-sided table. */
  readonly side?: 'left' | 'right'
  /** The line stands below this one. A tie whose table has no such line says nothing: what it would tell is not nothing. */
  readonly under?: RegExp
}

export interface Tie {
  readonly name: string
  readonly left: Place
  /** The places are added; a place without a figure adds nothing, but one must have one. */
  readonly right: readonly Place[]
  readonly op: '=' | '<=' | '>='
  /** Other places, added, that may make up the same amount: totals with or without the carry-over. */
  readonly or?: readonly Place[]
  /** Often true, not always: never more than a warning, and only where the table's other rows bear it out, or, of an equality of totals, where one slip would make it true. */
  readonly soft?: boolean
  /** Only where these two are one amount: of a part that is as much as its whole, all parts are. */
  readonly when?: readonly [Place, Place]
  /** True by the form, and yet a person must judge: practice has exceptions. */
  readonly atMost?: 'warning'
}

export const at = (kinds: string, rows: RowsOf, column: string, side?: Place['side']): Place => ({
  kinds: kinds.split(' '),
  rows,
  column,
  ...(side ? { side } : {}),
})
const tie = (name: string, left: Place, op: Tie['op'], right: Place | readonly Place[], soft?: 'soft'): Tie => ({
  name,
  left,
  op,
  right: Array.isArray(right) ? right : [right as Place],
  ...(soft ? { soft: true } : {}),
})

const either = (one: Tie, ...or: readonly Place[]): Tie => ({ ...one, or })
const below = (place: Place, under: RegExp): Place => ({ ...place, under })
/** Row by row, where the totals of the narrower table and the wider are equal. */
const alike = (narrow: string, wide: string, name: string): Tie[] =>
  ['total', 'basic', 'project'].map((column) => ({
    ...tie(`${name}（合计相等，${column}）`, at(narrow, 'code', column), '=', at(wide, 'code', column)),
    when: [at(narrow, 'total', column), at(wide, 'total', column)] as const,
  }))
const query = (one: Tie): Tie => ({ ...one, atMost: 'warning' })

export const funds = [
  { fund: '一般公共预算', column: 'general' },
  { fund: '政府性基金', column: 'fund' },
  { fund: '国有资本经营', column: 'capital' },
] as const
const closing = /^(?:年末|年终)(?:财政拨款)?(?:结转|结余)/
const opening = /^(?:年初|上年)(?:财政拨款)?(?:结转|结余)/

/** What the economic classification shows of 三公 and the like is part of it: more of it may be paid out of projects. */
const threePublic = [
  { code: /^30212$/, name: '因公出国（境）费用', column: 'abroad', row: /因公出国/ },
  { code: /^30217$/, name: '公务接待费', column: 'reception', row: /公务接待/ },
  { code: /^30231$/, name: '公务用车运行维护费', column: 'vehicle-running', row: /公务用车运行/ },
  { code: /^31013$/, name: '公务用车购置', column: 'vehicle-purchase', row: /公务用车购置(?!费?(?:及|和))/ },
] as const

const yearIncome = /^(?:本年|当年)收入(?:合计|小计)$/
export const yearSpending = /^(?:本年|当年)支出(?:合计|小计)$/

const finalAccountTies: readonly Tie[] = [
  tie('收入决算表合计＝总表本年收入合计', at('T2', 'total', 'total'), '=', at('T1', yearIncome, 'amount', 'left')),
  tie('支出决算表合计＝总表本年支出合计', at('T3', 'total', 'total'), '=', at('T1', yearSpending, 'amount', 'right')),
  tie('支出决算表各类＝总表各类', at('T3', 'class', 'total'), '=', at('T1', 'class', 'amount', 'right')),
  tie('收入决算表上级补助收入＝总表', at('T2', 'total', 'superior'), '=', at('T1', /^上级补助收入$/, 'amount', 'left')),
  tie('收入决算表事业收入＝总表', at('T2', 'total', 'operating'), '=', at('T1', /^事业收入$/, 'amount', 'left')),
  tie('收入决算表经营收入＝总表', at('T2', 'total', 'trading'), '=', at('T1', /^(?:事业单位)?经营收入$/, 'amount', 'left')),
  tie('收入决算表附属单位上缴收入＝总表', at('T2', 'total', 'handed-in'), '=', at('T1', /^附属单位上缴收入$/, 'amount', 'left')),
  tie('收入决算表其他收入＝总表', at('T2', 'total', 'other'), '=', at('T1', /^其他收入$/, 'amount', 'left')),
  tie('收入决算表财政拨款收入＝总表财政拨款各行', at('T2', 'total', 'fiscal'), '=', [
    at('T1', /^(?:一般公共预算)?财政拨款收入$/, 'amount', 'left'),
    at('T1', /^政府性基金预算财政拨款收入$/, 'amount', 'left'),
    at('T1', /^国有资本经营预算财政拨款收入$/, 'amount', 'left'),
  ]),
  tie('财政拨款总表本年收入合计＝收入决算表财政拨款收入', at('T4', yearIncome, 'amount', 'left'), '=', at('T2', 'total', 'fiscal')),
  tie(
    '财政拨款总表一般公共预算收入＝总表',
    at('T4', /^一般公共预算财政拨款$/, 'amount', 'left'),
    '=',
    at('T1', /^一般公共预算财政拨款收入$/, 'amount', 'left'),
  ),
  tie(
    '财政拨款总表政府性基金收入＝总表',
    at('T4', /^政府性基金预算财政拨款$/, 'amount', 'left'),
    '=',
    at('T1', /^政府性基金预算财政拨款收入$/, 'amount', 'left'),
  ),
  tie(
    '财政拨款总表国有资本收入＝总表',
    at('T4', /^国有资本经营预算财政拨款$/, 'amount', 'left'),
    '=',
    at('T1', /^国有资本经营预算财政拨款收入$/, 'amount', 'left'),
  ),
  tie(
    '财政拨款总表一般公共预算支出＝一般公共预算支出决算表合计',
    at('T4', yearSpending, 'general', 'right'),
    '=',
    at('T5', 'total', 'total'),
  ),
  tie('财政拨款总表各类＝一般公共预算支出决算表各类', at('T4', 'class', 'general', 'right'), '=', at('T5', 'class', 'total')),
  tie('财政拨款总表各类不超过支出决算表', at('T4', 'class', 'total', 'right'), '<=', at('T3', 'class', 'total')),
  tie('财政拨款总表政府性基金支出＝政府性基金表', at('T4', yearSpending, 'fund', 'right'), '=', at('T8', 'total', 'spending')),
  tie('财政拨款总表国有资本支出＝国有资本经营表', at('T4', yearSpending, 'capital', 'right'), '=', at('T9', 'total', 'spending')),
  tie('一般公共预算支出不超过全部支出', at('T5', 'code', 'total'), '<=', at('T3', 'code', 'total')),
  tie('一般公共预算基本支出不超过全部基本支出', at('T5', 'code', 'basic'), '<=', at('T3', 'code', 'basic')),
  tie('一般公共预算项目支出不超过全部项目支出', at('T5', 'code', 'project'), '<=', at('T3', 'code', 'project')),
  tie('基本支出决算表人员与公用之和＝一般公共预算基本支出', at('T5', 'total', 'basic'), '=', [
    at('T6', /^人员经费合计$/, 'amount'),
    at('T6', /^公用经费合计$/, 'amount'),
  ]),
  tie('财政拨款收入不超过全部收入', at('T2', 'code', 'fiscal'), '<=', at('T2', 'code', 'total')),
  ...alike('T5', 'T3', '一般公共预算支出＝全部支出'),
  ...funds.map(({ fund, column }) => {
    const line = at('T4', new RegExp(`^${fund}(?:预算)?财政拨款$`), 'amount', 'left')
    return tie(`财政拨款总表${fund}年初＋收入＝总计`, at('T4', 'total', column, 'right'), '=', [line, below(line, opening)])
  }),
  ...[
    { kind: 'T8', fund: '政府性基金', column: 'fund' },
    { kind: 'T9', fund: '国有资本经营', column: 'capital' },
  ].flatMap(({ kind, fund, column }) => {
    const line = at('T4', new RegExp(`^${fund}预算财政拨款$`), 'amount', 'left')
    return [
      tie(`财政拨款总表${fund}收入＝${fund}表`, line, '=', at(kind, 'total', 'income')),
      tie(`财政拨款总表${fund}年初结转＝${fund}表`, below(line, opening), '=', at(kind, 'total', 'opening')),
      tie(`财政拨款总表${fund}年末结转＝${fund}表`, at('T4', closing, column, 'right'), '=', at(kind, 'total', 'closing')),
      tie(`财政拨款总表各类${fund}支出＝${fund}表各类`, at('T4', 'class', column, 'right'), '=', at(kind, 'class', 'spending')),
      tie(`${fund}表支出不超过支出决算表`, at(kind, 'code', 'spending'), '<=', at('T3', 'code', 'total')),
      tie(`${fund}表基本支出不超过支出决算表`, at(kind, 'code', 'basic'), '<=', at('T3', 'code', 'basic')),
      tie(`${fund}表项目支出不超过支出决算表`, at(kind, 'code', 'project'), '<=', at('T3', 'code', 'project')),
    ]
  }),
  query(tie('年初财政拨款结转和结余不超过年初结转和结余', at('T4', opening, 'amount', 'left'), '<=', at('T1', opening, 'amount', 'left'))),
  query(tie('年末财政拨款结转和结余不超过年末结转和结余', at('T4', closing, 'total', 'right'), '<=', at('T1', closing, 'amount', 'right'))),
  ...threePublic.map(({ code, name, column }) =>
    query(tie(`基本支出中的${name}不超过“三公”表`, at('T6', code, 'amount'), '<=', at('T7', 'total', column))),
  ),
]

const expenditure = 'B5 B5-fiscal'

const budgetTies: readonly Tie[] = [
  either(
    tie('收入总表合计＝收支总表收入总计', at('B2', 'total', 'total'), '=', at('B1', 'total', 'amount', 'left')),
    at('B1', yearIncome, 'amount', 'left'),
  ),
  either(
    tie('支出总表合计＝收支总表支出总计', at('B3', 'total', 'total'), '=', at('B1', 'total', 'whole', 'right')),
    at('B1', yearSpending, 'whole', 'right'),
  ),
  tie('支出总表基本支出＝收支总表人员经费＋公用经费', at('B3', 'total', 'basic'), '=', [
    at('B1', 'total', 'staff', 'right'),
    at('B1', 'total', 'public', 'right'),
  ]),
  tie('支出总表各类＝收支总表各类', at('B3', 'class', 'total'), '=', at('B1', 'class', 'whole', 'right')),
  tie('收入总表各科目合计＝支出总表各科目合计', at('B2', 'code', 'total'), '=', at('B3', 'code', 'total'), 'soft'),
  tie(
    '收入总表一般公共预算＝收支总表',
    at('B2', 'total', 'general'),
    '=',
    at('B1', /^一般公共预算(?:拨款|财政拨款|资金)?(?:收入|资金)?$/, 'amount', 'left'),
  ),
  tie(
    '收入总表政府性基金＝收支总表',
    at('B2', 'total', 'fund'),
    '=',
    at('B1', /^政府性基金(?:预算)?(?:拨款|资金)?(?:收入|资金)?$/, 'amount', 'left'),
  ),
  tie('收入总表财政拨款收入＝收支总表', at('B2', 'total', 'fiscal'), '=', at('B1', /^财政拨款(?:收入)?$/, 'amount', 'left')),
  tie(
    '收入总表财政专户＝收支总表',
    at('B2', 'total', 'special-account'),
    '=',
    at('B1', /^财政专户(?:管理)?(?:资金|拨款)(?:收入)?$/, 'amount', 'left'),
  ),
  tie('收入总表事业收入＝收支总表', at('B2', 'total', 'operating'), '=', at('B1', /^事业收入(?:资金)?$/, 'amount', 'left')),
  tie('收入总表经营收入＝收支总表', at('B2', 'total', 'trading'), '=', at('B1', /^(?:事业单位)?经营收入(?:资金)?$/, 'amount', 'left')),
  tie('收入总表上级补助收入＝收支总表', at('B2', 'total', 'superior'), '=', at('B1', /^上级补助收入(?:资金)?$/, 'amount', 'left')),
  tie('收入总表附属单位上缴收入＝收支总表', at('B2', 'total', 'handed-in'), '=', at('B1', /^附属单位上缴收入(?:资金)?$/, 'amount', 'left')),
  tie('收入总表其他收入＝收支总表', at('B2', 'total', 'other'), '=', at('B1', /^其[他它]收入(?:资金)?$/, 'amount', 'left')),
  tie('收支总表人员经费不少于一般公共预算人员经费', at('B1', 'total', 'staff', 'right'), '>=', at('B8', 'total', 'staff')),
  tie('收支总表公用经费不少于一般公共预算公用经费', at('B1', 'total', 'public', 'right'), '>=', at('B8', 'total', 'public')),
  tie('收支总表项目支出＝支出总表项目支出', at('B1', 'total', 'project', 'right'), '=', at('B3', 'total', 'project')),
  tie('财政拨款各类＝财政拨款支出表各类', at('B4', 'class', 'whole', 'right'), '=', at('B5-fiscal', 'class', 'total')),
  tie('财政拨款一般公共预算各类＝一般公共预算支出表各类', at('B4', 'class', 'general', 'right'), '=', at('B5', 'class', 'total')),
  tie('财政拨款一般公共预算支出＝一般公共预算支出表合计', at('B4', 'total', 'general', 'right'), '=', at('B5', 'total', 'total')),
  tie('财政拨款政府性基金支出＝政府性基金支出表合计', at('B4', 'total', 'fund', 'right'), '=', at('B6', 'total', 'total')),
  tie('财政拨款国有资本支出＝国有资本经营支出表合计', at('B4', 'total', 'capital', 'right'), '=', at('B7', 'total', 'total')),
  either(
    tie('财政拨款支出＝一般公共预算＋政府性基金＋国有资本', at('B4', 'total', 'whole', 'right'), '=', [
      at('B5', 'total', 'total'),
      at('B6', 'total', 'total'),
      at('B7', 'total', 'total'),
    ]),
    at('B5-fiscal', 'total', 'total'),
  ),
  tie('财政拨款各类＝一般公共预算＋政府性基金各类', at('B4', 'class', 'whole', 'right'), '=', [
    at('B5', 'class', 'total'),
    at('B6', 'class', 'total'),
    at('B7', 'class', 'total'),
  ]),
  tie(
    '财政拨款支出表＝一般公共预算＋政府性基金',
    at('B5-fiscal', 'code', 'total'),
    '=',
    [at('B5', 'code', 'total'), at('B6', 'code', 'total'), at('B7', 'code', 'total')],
    'soft',
  ),
  tie('财政拨款支出表合计＝一般公共预算＋政府性基金合计', at('B5-fiscal', 'total', 'total'), '=', [
    at('B5', 'total', 'total'),
    at('B6', 'total', 'total'),
    at('B7', 'total', 'total'),
  ]),
  tie('财政拨款支出不超过全部支出', at(expenditure, 'code', 'total'), '<=', at('B3', 'code', 'total')),
  tie('财政拨款基本支出不超过全部基本支出', at(expenditure, 'code', 'basic'), '<=', at('B3', 'code', 'basic')),
  tie('财政拨款项目支出不超过全部项目支出', at(expenditure, 'code', 'project'), '<=', at('B3', 'code', 'project')),
  tie('财政拨款合计不超过全部支出合计', at(expenditure, 'total', 'total'), '<=', at('B3', 'total', 'total')),
  tie('财政拨款基本支出合计不超过全部基本支出合计', at(expenditure, 'total', 'basic'), '<=', at('B3', 'total', 'basic')),
  tie('政府性基金支出不超过全部支出', at('B6', 'code', 'total'), '<=', at('B3', 'code', 'total')),
  tie('一般公共预算基本支出表合计＝一般公共预算支出表基本支出', at('B8', 'total', 'whole'), '=', at('B5', 'total', 'basic')),
  tie('一般公共预算基本支出表人员经费＝一般公共预算支出表人员经费', at('B8', 'total', 'staff'), '=', at('B5', 'total', 'staff')),
  tie('一般公共预算基本支出表公用经费＝一般公共预算支出表公用经费', at('B8', 'total', 'public'), '=', at('B5', 'total', 'public')),
  tie('财政拨款基本支出表合计＝财政拨款支出表基本支出', at('B8-fiscal', 'total', 'whole'), '=', at('B5-fiscal', 'total', 'basic')),
  tie('财政拨款基本支出表人员经费＝财政拨款支出表人员经费', at('B8-fiscal', 'total', 'staff'), '=', at('B5-fiscal', 'total', 'staff')),
  tie('财政拨款基本支出表公用经费＝财政拨款支出表公用经费', at('B8-fiscal', 'total', 'public'), '=', at('B5-fiscal', 'total', 'public')),
  tie('一般公共预算基本支出不超过财政拨款基本支出', at('B8', 'code', 'whole'), '<=', at('B8-fiscal', 'code', 'whole')),
  tie('一般公共预算基本支出各科目不超过一般公共预算支出各科目', at('B8', 'code', 'whole'), '<=', at('B-economic', 'code', 'whole')),
  tie('机关运行经费不超过公用经费', at('B-running', 'total', 'whole'), '<=', at('B8', 'total', 'public'), 'soft'),
  tie('“三公”表机关运行经费不超过公用经费', at('B9', 'total', 'office-running'), '<=', at('B8', 'total', 'public')),
  ...alike('B5', 'B3', '一般公共预算各科目＝支出总表各科目'),
  ...funds.flatMap(({ fund, column }) => {
    const name = new RegExp(`^${fund}(?:预算)?(?:财政拨款|拨款|资金)?(?:收入|资金)?$`)
    const line = at('B4', name, 'amount', 'left')
    const carried = below(at('B4', new RegExp(`^${fund}`), 'amount', 'left'), opening)
    return [
      either(tie(`收支总表${fund}＝财政拨款收支总表`, at('B1', name, 'amount', 'left'), '=', line), line, carried),
      either(tie(`财政拨款${fund}收入＝支出`, at('B4', 'total', column, 'right'), '=', line), line, carried),
    ]
  }),
  either(
    tie(
      '收支总表财政拨款＝财政拨款收支总表',
      at('B1', /^(?:财政|预算)拨款(?:收入)?$/, 'amount', 'left'),
      '=',
      at('B4', 'total', 'amount', 'left'),
    ),
    at('B4', /^本年收入(?:合计)?$/, 'amount', 'left'),
  ),
  either(
    tie('收入总表财政拨款收入＝财政拨款收支总表', at('B2', 'total', 'fiscal'), '=', at('B4', 'total', 'amount', 'left')),
    at('B4', /^本年收入(?:合计)?$/, 'amount', 'left'),
  ),
  tie('财政拨款支出各类不超过全部支出各类', at('B4', 'class', 'whole', 'right'), '<=', at('B3', 'class', 'total')),
  tie('财政拨款支出总计不超过全部支出总计', at('B4', 'total', 'whole', 'right'), '<=', at('B1', 'total', 'whole', 'right')),
  tie('国有资本经营支出不超过全部支出', at('B7', 'code', 'total'), '<=', at('B3', 'code', 'total')),
  ...threePublic.map(({ code, name, column, row }) =>
    query(tie(`基本支出预算中的${name}不超过“三公”表`, at('B8', code, 'whole'), '<=', [at('B9', 'total', column), at('B9', row, 'whole')])),
  ),
]

/**
 * 部门整体支出绩效目标表: nine of thirteen carry all the money of the body, the others leave out special funds. Beside it 北京 tells
 * the treasury's money by 基本 and 项目.
 */
const wholeForm: readonly Tie[] = [
  tie('整体支出绩效目标表资金总额＝支出总计', at('P-whole', 'total', 'total'), '=', at('B1', 'total', 'whole', 'right'), 'soft'),
  tie('整体支出绩效目标表资金总额不超过支出总计', at('P-whole', 'total', 'total'), '<=', at('B1', 'total', 'whole', 'right')),
  tie('整体支出绩效目标表财政拨款＝财政拨款支出', at('P-whole', 'total', 'fiscal'), '=', at('B4', 'total', 'whole', 'right'), 'soft'),
  tie('整体支出绩效目标表财政拨款不超过财政拨款支出', at('P-whole', 'total', 'fiscal'), '<=', at('B4', 'total', 'whole', 'right')),
  tie('整体支出绩效目标表基本支出＝财政拨款基本支出', at('P-whole', 'total', 'basic'), '=', at('B5-fiscal B5', 'total', 'basic')),
  tie('整体支出绩效目标表项目支出不少于一般公共预算项目支出', at('P-whole', 'total', 'project'), '>=', at('B5', 'total', 'project')),
]

/** Equalities that were found to recur over budgets of many cities (npm run bench:ties), named by a person. */
const recurringTies: readonly Tie[] = [
  tie('收入总表一般公共预算＝一般公共预算支出表合计', at('B2', 'total', 'general'), '=', at('B5', 'total', 'total')),
  tie('收入总表政府性基金＝政府性基金支出表合计', at('B2', 'total', 'fund'), '=', at('B6', 'total', 'total')),
  tie('收入总表各科目一般公共预算＝一般公共预算支出表各科目', at('B2', 'code', 'general'), '=', at('B5', 'code', 'total'), 'soft'),
  tie('项目支出表合计＝支出总表项目支出', at('B-project', 'total', 'total'), '=', at('B3', 'total', 'project')),
  tie('项目支出表一般公共预算＝一般公共预算支出表项目支出', at('B-project', 'total', 'general'), '=', at('B5', 'total', 'project')),
  tie('项目支出表政府性基金＝政府性基金支出表项目支出', at('B-project', 'total', 'fund'), '=', at('B6', 'total', 'project')),
  tie('一般公共预算项目支出表合计＝一般公共预算支出表项目支出', at('B5-project', 'total', 'whole'), '=', at('B5', 'total', 'project')),
  tie('项目支出表一般公共预算＝一般公共预算项目支出表合计', at('B-project', 'total', 'general'), '=', at('B5-project', 'total', 'whole')),
  tie('基本支出表合计＝支出总表基本支出', at('B8-all', 'total', 'total'), '=', at('B3', 'total', 'basic')),
  tie('基本支出表一般公共预算＝一般公共预算支出表基本支出', at('B8-all', 'total', 'general'), '=', at('B5', 'total', 'basic')),
  tie('基本支出表＋项目支出表＝支出总表合计', at('B3', 'total', 'total'), '=', [
    at('B8-all', 'total', 'total'),
    at('B-project', 'total', 'total'),
  ]),
  tie('一般公共预算经济分类基本支出各科目＝基本支出表各科目', at('B-economic', 'code', 'basic'), '=', at('B8-all', 'code', 'general')),
  ...['staff', 'public', 'project'].map((column) =>
    tie(`一般公共预算经济分类表＝一般公共预算支出表（${column}）`, at('B-economic', 'total', column), '=', at('B5', 'total', column)),
  ),
  ...wholeForm,
  tie('财政拨款基本支出表合计不超过支出总表基本支出', at('B8-fiscal', 'total', 'whole'), '<=', at('B3', 'total', 'basic')),
].map(query)

export const ties: readonly Tie[] = [...finalAccountTies, ...budgetTies, ...recurringTies]

/** Lists of what one amount is spent on: 会议费明细表 with a line for each meeting. The lines, added, are the amount. */
export interface DetailTie {
  readonly name: string
  readonly title: RegExp
  readonly whole: Place
}

export const detailTies: readonly DetailTie[] = [
  { name: '会议费明细之和＝会议费预算', title: /会议费(?:预算)?明细/, whole: at('B9', 'total', 'meeting') },
  { name: '培训费明细之和＝培训费预算', title: /培训费(?:预算)?明细/, whole: at('B9', 'total', 'training') },
]
