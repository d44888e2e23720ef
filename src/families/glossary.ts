/** Terms that the glossary of every disclosure explains, and the words by which each explanation is told from the others. Data: a further term is one line. */

export interface Term {
  /** As the heading has it, bare. */
  readonly term: RegExp
  readonly name: string
  /** Stands in no other term's explanation. */
  readonly sign: RegExp
  /** What may stand in its own besides. */
  readonly own?: RegExp
}

export const glossary: readonly Term[] = [
  { name: '财政拨款收入', term: /^财政拨款(?:收入)?$/, sign: /从(?:本级|同级)财政(?:部门)?取得/, own: /财政|拨款/ },
  { name: '上级补助收入', term: /^上级补助收入$/, sign: /从(?:事业单位)?主管部门(?:和|或|及)上级单位取得/, own: /上级|主管部门/ },
  {
    name: '事业收入',
    term: /^事业收入$/,
    sign: /(?:开展|从事)[^。;]{0,16}活动(?:及|和)其?辅助活动(?:所)?取得/,
    own: /^(?!.*辅助活动之外).*(?:专业|教学|科研|收费|辅助活动)/,
  },
  { name: '经营收入', term: /^(?:事业单位)?经营收入$/, sign: /独立核算(?:的)?经营活动(?:所)?取得/, own: /经营/ },
  { name: '附属单位上缴收入', term: /^附属单位上缴收入$/, sign: /(?:附属|下级)[^。;]{0,30}上缴的收入/, own: /上缴/ },
  {
    name: '使用非财政拨款结余',
    term: /^(?:使用非财政拨款结余|用事业基金弥补收支差额)$/,
    sign: /不足以安排(?:当年|本年)/,
    own: /弥补|差额|结余/,
  },
  {
    name: '年初结转和结余',
    term: /^(?:年初|上年)结转(?:和|及)?(?:结余)?$/,
    sign: /结转到本年(?:度)?(?:仍|按|继续)/,
    own: /以前年度|上年|本年/,
  },
  {
    name: '年末结转和结余',
    term: /^(?:年末结转(?:和|及)?(?:结余)?|结转下年)$/,
    sign: /(?:延迟|结转)到(?:下年|下一年|以后年度)/,
    own: /以后年度|下年|下一年/,
  },
  { name: '基本支出', term: /^基本支出(?:预算)?$/, sign: /为(?:了)?保障[^。;]{0,12}正常运转/, own: /运转|人员|公用/ },
  {
    name: '项目支出',
    term: /^项目支出(?:预算)?$/,
    sign: /在基本支出之外|为(?:了)?完成(?:特定|专项)[^。;]{0,30}(?:任务|目标)/,
    own: /项目|特定|专项/,
  },
  { name: '上缴上级支出', term: /^上缴上级支出$/, sign: /上缴上级(?:单位)?的?支出/, own: /上缴/ },
  { name: '经营支出', term: /^(?:事业单位)?经营支出$/, sign: /独立核算(?:的)?经营活动(?:所)?发生/, own: /经营/ },
  { name: '对附属单位补助支出', term: /^对(?:附属|下级)单位补助支出$/, sign: /对(?:附属|下级)单位补助(?:所)?发生/, own: /补助/ },
  { name: '“三公”经费', term: /^三公经费$/, sign: /因公出国[^。;]{0,60}公务接待/, own: /出国|用车|接待/ },
  {
    name: '机关运行经费',
    term: /^机关运行经费$/,
    sign: /为(?:了)?保障行政(?:单位|机关)[^。;]{0,40}运行[^。;]{0,20}用于购买货物|基本支出中的日常公用经费/,
    own: /公用经费|行政单位|机关|购买货物/,
  },
]
