/** A small disclosure, written by hand: narrative, a table with a total that does not add up, scores. All that the review works on. */

import type { Opened } from '../../cli/review/rows.ts'
import type { Block, Document, GridCell, Place, PlacedText, TableBlock, TextBlock } from '../../src/layout/types.ts'
import type { Claim, Judged } from '../../src/model/claim.ts'
import type { Source } from '../../src/model/document.ts'
import type { Assessment, FigureCoverage, Finding } from '../../src/model/finding.ts'
import type { Extraction, Fact, Figure, Table, TableCell } from '../../src/model/reading.ts'
import { type Decimal, decimal } from '../../src/number/decimal.ts'
import type { Unit } from '../../src/number/unit.ts'
import type { Relation, Verdict } from '../../src/relation/relation.ts'

const em = 12
const left = 80
const perLine = 36

const wide = (character: string): boolean => character.charCodeAt(0) > 0x2e7f || '“”…—'.includes(character)
const advance = (character: string): number => (wide(character) ? em : em / 2)

/** Places of a text that begins at a point and wraps after a printed line. */
function placed(text: string, page: number, x: number, y: number, size = em): PlacedText & { lineStarts: number[]; height: number } {
  const places: (Place | undefined)[] = []
  const lineStarts: number[] = []
  let at = x
  let top = y
  ;[...text].forEach((character, index) => {
    if (at + advance(character) > x + perLine * em) {
      at = x
      top += em * 1.5
      lineStarts.push(index)
    }
    places.push({ page, box: [at, top, at + (advance(character) * size) / em, top + size], confidence: 1 })
    at += (advance(character) * size) / em
  })
  return { text, places, lineStarts, height: top + em * 1.5 - y }
}

const units: Readonly<Record<string, Unit>> = {
  万元: { symbol: '万元', dimension: 'money', power: 4 },
  '%': { symbol: '%', dimension: 'percent', power: 0 },
  分: { symbol: '分', dimension: 'score', power: 0 },
  场次: { symbol: '场次', dimension: 'count', power: 0 },
}
const none: Unit = { symbol: '', dimension: 'none', power: 0 }

interface Pen {
  readonly blocks: Block[]
  readonly figures: Figure[]
  readonly y: Map<number, number>
}

function heading(pen: Pen, page: number, text: string, level: number): TextBlock {
  const y = pen.y.get(page) ?? 80
  const under =
    level === 1
      ? []
      : pen.blocks
          .filter((block): block is TextBlock => block.kind === 'heading' && (block.level ?? 0) < level)
          .slice(-1)
          .map((block) => block.index)
  const { places, lineStarts, height } = placed(text, page, left, y)
  const block: TextBlock = { kind: 'heading', index: pen.blocks.length, page, text, places, lineStarts, level, under }
  pen.blocks.push(block)
  pen.y.set(page, y + height + 6)
  return block
}

/** A paragraph; `{label|12.34|unit}` is a figure. */
function paragraph(pen: Pen, page: number, under: TextBlock, marked: string): number[] {
  const y = pen.y.get(page) ?? 80
  const ids: number[] = []
  const found: { label: string; printed: string; unit: string; offset: number }[] = []
  let text = ''
  for (const part of marked.split(/(\{[^}]*\})/)) {
    const match = /^\{([^|]*)\|([^|]*)\|([^}]*)\}$/.exec(part)
    if (!match) {
      text += part
      continue
    }
    found.push({ label: match[1] ?? '', printed: match[2] ?? '', unit: match[3] ?? '', offset: text.length })
    text += `${match[2]}${match[3]}`
  }
  const { places, lineStarts, height } = placed(text, page, left, y)
  const index = pen.blocks.length
  for (const { label, printed, unit, offset } of found) {
    const before = Math.max(text.lastIndexOf('。', offset), -1) + 1
    const end = text.indexOf('。', offset)
    const quote = text.slice(before, end < 0 ? undefined : end + 1)
    const boxes = places.slice(offset, offset + printed.length).flatMap((place) => (place ? [place.box] : []))
    const id = pen.figures.length
    pen.figures.push(
      figure(id, label, printed, units[unit] ?? none, 'sentence', {
        page,
        quote,
        at: [offset - before, offset - before + printed.length],
        boxes,
        block: index,
        offset,
        section: [under.text],
      }),
    )
    ids.push(id)
  }
  pen.blocks.push({ kind: 'paragraph', index, page, text, places, lineStarts, under: [...under.under, under.index] })
  pen.y.set(page, y + height + 6)
  return ids
}

function figure(id: number, label: string, printed: string, unit: Unit, place: Figure['place'], source: Source): Figure {
  const value: Decimal = decimal(printed.replaceAll(',', ''))
  return { id, printed, value, decimals: value.scale, unit, source, place, label }
}

function table(
  pen: Pen,
  page: number,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly [label: string, code: string, level: number, ...values: string[]])[],
): { block: TableBlock; table: Table } {
  const y = (pen.y.get(page) ?? 80) + 30
  const index = pen.blocks.length
  const cells: GridCell[] = []
  const widths = [250, ...columns.map(() => 85)]
  const edges = widths
    .map((_, index) => left + widths.slice(0, index).reduce((sum, width) => sum + width, 0))
    .concat(left + widths.reduce((sum, width) => sum + width, 0))
  const put = (row: number, column: number, text: string): void => {
    const box = [edges[column] ?? 0, y + row * 22, edges[column + 1] ?? 0, y + row * 22 + 22] as const
    const size = [...text].reduce((sum, character) => sum + advance(character), 0)
    const x = column === 0 ? box[0] + 4 : box[2] - 4 - size
    cells.push({ ...placed(text, page, x, box[1] + 5), row, column, rowSpan: 1, columnSpan: 1, page, box, indent: 0 })
  }
  for (const [column, text] of ['项目', ...columns].entries()) put(0, column, text)
  const tableCells: TableCell[] = []
  rows.forEach(([label, code, , ...values], row) => {
    put(row + 1, 0, `${code} ${label}`.trim())
    values.forEach((printed, column) => {
      put(row + 1, column + 1, printed)
      if (printed === '') return
      const cell = cells.at(-1)
      const quote = [`${code} ${label}`.trim(), ...values].join(' ')
      const at = quote.indexOf(printed, `${code} ${label}`.trim().length)
      const id = pen.figures.length
      pen.figures.push(
        figure(id, `${label} · ${columns[column]}`, printed, units['万元'] ?? none, 'cell', {
          page,
          quote,
          at: [at, at + printed.length],
          boxes: (cell?.places ?? []).flatMap((place) => (place ? [place.box] : [])),
          block: index,
          offset: 0,
          section: [title],
        }),
      )
      tableCells.push({ row, column, figure: id })
    })
  })
  const above = placed(title, page, left, y - 24)
  const block: TableBlock = {
    kind: 'table',
    index,
    page,
    pages: [page],
    rows: rows.length + 1,
    columns: columns.length + 1,
    cells,
    above: [above],
    below: [],
    by: 'rulings',
    under: [],
  }
  pen.blocks.push(block)
  pen.y.set(page, y + (rows.length + 1) * 22 + 12)
  return {
    block,
    table: {
      index: 0,
      block: index,
      title,
      kind: 'T5',
      unit: units['万元'] ?? none,
      pages: [page],
      columns: columns.map((name) => ({ path: ['本年支出', name], lane: 0 })),
      rows: rows.map(([label, code, level], row) => ({
        lane: 0,
        line: row + 1,
        label,
        concept: label,
        level,
        total: row === 0,
        ofWhich: false,
        page,
        ...(code ? { code } : {}),
      })),
      cells: tableCells,
      notes: [],
      remarks: [],
    },
  }
}

const sum = (...figures: readonly [number, number][]): Relation => ({
  kind: 'sum',
  op: '=',
  terms: figures.map(([id, times]) => ({ figure: id, times })),
})
const judge = (
  rule: string,
  stated: number,
  subject: string,
  relation: Relation,
  verdict: Verdict,
  equation: string,
  reason?: string,
): Judged => {
  const claim: Claim = { rule, case: 'plain', stated, subject, readings: [relation], certain: true, roles: {} }
  return { claim, verdict, reading: 0, equation, ...(reason ? { reason } : {}) }
}

/** The disclosure, read and checked. Deterministic. */
export function fixture(): Opened {
  const pen: Pen = { blocks: [], figures: [], y: new Map() }
  heading(pen, 1, '第三部分 2021年度部门决算情况说明', 1)
  const three = heading(pen, 1, '三、财政拨款支出决算情况说明', 2)
  const [budget = 0, actual = 0, completion = 0] = paragraph(
    pen,
    1,
    three,
    '2021年度本部门财政拨款支出年初预算数为{财政拨款支出 · 年初预算|302.43|万元}，决算数为{财政拨款支出 · 决算|354.63|万元}，完成年初预算的{财政拨款支出 · 完成年初预算|106.86|%}。其中“三公”经费…①按规定列支。',
  )
  const four = heading(pen, 1, '四、一般公共预算财政拨款基本支出决算情况说明', 2)
  const [goods = 0, goodsChange = 0, goodsRate = 0] = paragraph(
    pen,
    1,
    four,
    '商品和服务支出{商品和服务支出 · 决算|31.26|万元}，较2020年减少{商品和服务支出 · 较上年减少|31.26|万元}，下降{商品和服务支出 · 下降|52.22|%}，主要原因是厉行节约，压减一般性支出。',
  )
  const six = heading(pen, 1, '六、机关运行经费支出情况说明', 2)
  const [running = 0, runningChange = 0] = paragraph(
    pen,
    1,
    six,
    '机关运行经费支出{机关运行经费 · 决算|31.26|万元}，比2020年减少{机关运行经费 · 较上年减少|34.16|万元}。',
  )

  const made = table(
    pen,
    2,
    '一般公共预算财政拨款支出决算表',
    ['合计', '基本支出', '项目支出'],
    [
      ['合计', '', 0, '354.63', '180.42', '174.21'],
      ['一般公共服务支出', '201', 1, '254.49', '110.27', '144.21'],
      ['政府办公厅（室）及相关机构事务', '20103', 2, '254.48', '110.27', '144.21'],
      ['社会保障和就业支出', '208', 1, '60.13', '40.13', '20.00'],
      ['卫生健康支出', '210', 1, '29.21', '19.21', '10.00'],
      ['住房保障支出', '221', 1, '10.81', '10.81', ''],
    ],
  )
  const cell = (row: number, column: number): number =>
    made.table.cells.find((entry) => entry.row === row && entry.column === column)?.figure ?? -1

  const annex = heading(pen, 3, '项目支出绩效自评表', 2)
  const [score = 0, weight = 0] = paragraph(
    pen,
    3,
    annex,
    '指标1 因公出境出访批次，得分{因公出境出访 · 得分|4|分}，分值{因公出境出访 · 分值|2|分}。',
  )
  const [target = 0, done = 0] = paragraph(
    pen,
    3,
    annex,
    '指标2 线上外事交流会议，目标值≦{线上外事交流会议 · 目标值|5|场次}，实际完成{线上外事交流会议 · 实际|6|场次}，得满分。',
  )

  const figures = pen.figures
  const judged: Judged[] = [
    judge(
      'wrong-completion',
      completion,
      '财政拨款支出 完成年初预算',
      {
        kind: 'quotient',
        op: '=',
        stated: { figure: completion, times: 1 },
        numerator: [{ figure: actual, times: 1 }],
        denominator: [{ figure: budget, times: 1 }],
      },
      'contradiction',
      '354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86',
    ),
    judge('untied-figure', actual, '财政拨款支出 决算', sum([actual, 1], [cell(0, 0), -1]), 'exact', '354.63 = 354.63'),
    judge(
      'wrong-rate',
      goodsRate,
      '商品和服务支出 下降',
      {
        kind: 'quotient',
        op: '=',
        stated: { figure: goodsRate, times: 1 },
        numerator: [{ figure: goodsChange, times: 1 }],
        denominator: [
          { figure: goods, times: 1 },
          { figure: goodsChange, times: 1 },
        ],
      },
      'contradiction',
      '31.26 ÷ (31.26 + 31.26) × 100 = 50.00 ≠ 52.22',
    ),
    judge(
      'contradictory-restatement',
      goodsChange,
      '商品和服务支出 较上年减少',
      sum([goodsChange, 1], [runningChange, -1]),
      'contradiction',
      '31.26 ≠ 34.16',
    ),
    judge('contradictory-restatement', goods, '商品和服务支出', sum([goods, 1], [running, -1]), 'exact', '31.26 = 31.26'),
    judge(
      'unfooted-total',
      cell(1, 0),
      '一般公共服务支出',
      sum([cell(1, 0), 1], [cell(1, 1), -1], [cell(1, 2), -1]),
      'contradiction',
      '110.27 + 144.21 = 254.48 ≠ 254.49',
    ),
    judge(
      'parent-child-mismatch',
      cell(1, 0),
      '一般公共服务支出',
      sum([cell(1, 0), 1], [cell(2, 0), -1]),
      'contradiction',
      '254.48 ≠ 254.49',
    ),
    judge(
      'unfooted-total',
      cell(0, 0),
      '合计',
      sum([cell(0, 0), 1], [cell(0, 1), -1], [cell(0, 2), -1]),
      'exact',
      '180.42 + 174.21 = 354.63',
    ),
    judge(
      'unfooted-total',
      cell(0, 0),
      '合计',
      sum([cell(0, 0), 1], [cell(1, 0), -1], [cell(3, 0), -1], [cell(4, 0), -1], [cell(5, 0), -1]),
      'rounding',
      '254.49 + 60.13 + 29.21 + 10.81 = 354.64 ≈ 354.63',
    ),
    judge(
      'score-above-weight',
      score,
      '因公出境出访 得分',
      {
        kind: 'sum',
        op: '<=',
        terms: [
          { figure: score, times: 1 },
          { figure: weight, times: -1 },
        ],
      },
      'contradiction',
      '4 > 2',
    ),
    judge(
      'wrong-rate',
      runningChange,
      '机关运行经费',
      { kind: 'assertion', holds: false, figures: [running] },
      'notCheckable',
      '',
      '没有写明增减率',
    ),
  ]
  const decided = (id: number): number[] =>
    judged.flatMap((entry, index) =>
      entry.verdict !== 'notCheckable' && JSON.stringify(entry.claim.readings).includes(`"figure":${id},`) ? [index] : [],
    )
  const ledger: FigureCoverage[] = figures.map((entry) => {
    const claims = decided(entry.id)
    return claims.length > 0
      ? { figure: entry.id, status: 'covered', claims }
      : { figure: entry.id, status: 'uncovered', claims, reason: '文中没有可与之核对的数字' }
  })
  const evidence = (role: string, id: number): Finding['evidence'][number] => {
    const entry = figures[id]
    return {
      role,
      value: entry?.printed ?? '',
      unit: entry?.unit.symbol ?? '',
      page: entry?.source.page ?? 0,
      quote: entry?.source.quote ?? '',
      boxes: entry?.source.boxes ?? [],
      figure: id,
    }
  }
  const finding = (
    id: number,
    rule: string,
    severity: Finding['severity'],
    message: string,
    expected: string | undefined,
    rest: Partial<Finding>,
  ): Finding => {
    const entry = figures[id]
    if (!entry) throw new Error(`no figure ${id}`)
    return {
      id: `${rule}-${id}`,
      rule,
      severity,
      message,
      page: entry.source.page,
      quote: entry.source.quote,
      at: entry.source.at,
      figure: id,
      section: entry.source.section,
      stated: { value: entry.printed, unit: entry.unit.symbol },
      ...(expected === undefined ? {} : { expected: { value: expected, unit: entry.unit.symbol } }),
      evidence: [],
      related: [],
      ...rest,
    }
  }
  const findings: Finding[] = [
    finding(completion, 'wrong-completion', 'error', '财政拨款支出完成年初预算的比例应为 117.26%，文中为 106.86%。', '117.26', {
      equation: '354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86',
      evidence: [evidence('numerator', actual), evidence('denominator', budget)],
      diagnosis: {
        kind: 'wrong-base',
        text: '除的是另一个基数：354.63 ÷ 331.88（财政拨款收入，第 4 页）= 106.86%。',
        candidates: [
          { value: '117.26', repairs: 1, agrees: 1, disagrees: 0 },
          { value: '331.88', repairs: 1, figure: budget, agrees: 0, disagrees: 1 },
        ],
      },
      support: { against: 1, agreeing: 0 },
    }),
    finding(goodsChange, 'wrong-rate', 'error', '商品和服务支出较上年减少额与下降率不合。', '34.16', {
      equation: '31.26 ÷ (31.26 + 31.26) × 100 = 50.00 ≠ 52.22',
      evidence: [evidence('change', goodsChange), evidence('rate', goodsRate), evidence('amount', goods)],
      diagnosis: { kind: 'copied', text: '减少额与本年数相同：像是把本年数抄进了减少额。', candidates: [{ value: '34.16', repairs: 2 }] },
      related: [`contradictory-restatement-${runningChange}`],
      support: { against: 2, agreeing: 0 },
    }),
    finding(runningChange, 'contradictory-restatement', 'warning', '同一减少额两处不同：34.16 与 31.26。', undefined, {
      equation: '31.26 ≠ 34.16',
      evidence: [evidence('change', goodsChange)],
      related: [`wrong-rate-${goodsChange}`],
    }),
    finding(cell(1, 0), 'unfooted-total', 'info', '一般公共服务支出合计与明细相差 0.01。', '254.48', {
      equation: '110.27 + 144.21 = 254.48 ≠ 254.49',
      evidence: [evidence('part', cell(1, 1)), evidence('part', cell(1, 2)), evidence('total', cell(1, 0))],
    }),
    finding(score, 'score-above-weight', 'error', '得分 4 高于分值 2。', '2', {
      equation: '4 > 2',
      evidence: [evidence('score', score), evidence('weight', weight)],
    }),
    finding(done, 'target-missed', 'warning', '目标值 ≦5，实际 6，仍得满分。', undefined, {
      evidence: [evidence('target', target), evidence('actual', done)],
    }),
  ]
  const facts: Fact[] = [
    {
      figure: budget,
      concept: '财政拨款支出',
      label: '财政拨款支出',
      scope: '财政拨款',
      period: 2021,
      phase: 'initial-budget',
      measure: 'money',
      role: 'amount',
    },
    {
      figure: actual,
      concept: '财政拨款支出',
      label: '财政拨款支出',
      scope: '财政拨款',
      period: 2021,
      phase: 'actual',
      measure: 'money',
      role: 'amount',
    },
    {
      figure: completion,
      concept: '财政拨款支出',
      label: '财政拨款支出',
      scope: '财政拨款',
      period: 2021,
      phase: 'actual',
      measure: 'completion',
      role: 'completion',
    },
    {
      figure: goods,
      concept: '商品和服务支出',
      label: '商品和服务支出',
      code: '302',
      scope: '一般公共预算',
      period: 2021,
      phase: 'actual',
      measure: 'money',
      role: 'amount',
    },
    {
      figure: goodsChange,
      concept: '商品和服务支出',
      label: '商品和服务支出',
      code: '302',
      scope: '一般公共预算',
      period: 2021,
      phase: 'actual',
      measure: 'change',
      role: 'change',
    },
    {
      figure: running,
      concept: '机关运行经费',
      label: '机关运行经费',
      scope: 'whole',
      period: 2020,
      phase: 'actual',
      measure: 'money',
      role: 'amount',
    },
  ]
  const document: Document = {
    pages: [1, 2, 3].map((number) => ({ number, width: 595, height: 842, turn: 0 as const, readBy: 'text' as const })),
    blocks: pen.blocks,
    aside: [1, 2, 3].map((page) => ({ ...placed(`— ${page} —`, page, 280, 790), page })),
  }
  const extraction: Extraction = {
    identity: {
      title: '景德镇市人民政府外事办公室2021年度部门决算',
      department: '景德镇市人民政府外事办公室',
      year: 2021,
      kind: 'final-account',
    },
    figures,
    tables: [made.table],
    statements: [],
    mentions: [],
    scores: [],
    facts,
    notFigures: 12,
  }
  const covered = ledger.filter((entry) => entry.status === 'covered').length
  const count = (verdict: Verdict): number => judged.filter((entry) => entry.verdict === verdict).length
  const assessment: Assessment = {
    judged,
    ledger,
    report: {
      schema: 'gouji.report/1',
      document: {
        path: 'fixture.pdf',
        sha256: 'f'.repeat(64),
        title: extraction.identity.title,
        department: extraction.identity.department,
        year: 2021,
        kind: 'final-account',
        pages: 3,
        unreadablePages: [],
        ocrPages: [],
      },
      coverage: { figures: figures.length, covered, boundedOnly: 0, uncovered: figures.length - covered, notFigures: 12 },
      checks: {
        exact: count('exact'),
        rounding: count('rounding'),
        convention: 0,
        contradiction: count('contradiction'),
        notCheckable: count('notCheckable'),
      },
      findings,
    },
  }
  return { document, extraction, assessment }
}

/** The fixture with many findings: what a long review feels like. */
export function crowd(count: number): Opened {
  const base = fixture()
  const originals = base.assessment.report.findings
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const original = originals[index % originals.length]
    if (!original) throw new Error('the fixture has no findings')
    return {
      ...original,
      id: `${original.id}-${index}`,
      page: 1 + Math.floor((index * 300) / count),
      section: [`第${Math.floor(index / 40) + 1}节 财政拨款支出决算情况说明`],
      related: [],
    }
  })
  return { ...base, assessment: { ...base.assessment, report: { ...base.assessment.report, findings } } }
}

/** The fixture with one finding less for each corrected figure: what judging again gives. */
export function corrected(opened: Opened, corrections: ReadonlyMap<number, string>): Opened {
  const figures = opened.extraction.figures.map((entry) => {
    const printed = corrections.get(entry.id)
    return printed === undefined ? entry : figure(entry.id, entry.label, printed, entry.unit, entry.place, entry.source)
  })
  const gone = (finding: Finding): boolean =>
    [finding.figure ?? -1, ...finding.evidence.map((item) => item.figure ?? -1)].some((id) => corrections.has(id))
  const findings = opened.assessment.report.findings.filter((finding) => !gone(finding))
  return {
    ...opened,
    extraction: { ...opened.extraction, figures },
    assessment: { ...opened.assessment, report: { ...opened.assessment.report, findings } },
  }
}
