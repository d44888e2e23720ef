import type { TableBlock } from '../../layout/types.ts'
import { isZero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { claimOnWords, lineSource, passagesOf } from '../operands/wording.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** What the tables speak of that may be empty in a disclosure. */
const subjects = /政府性基金|国有资本|三公|财政专户|上年结转|购买服务|政府采购|专项资金|债务/g

/** 「本表为空表」「故本表无数据」「本年无发生额」: said of the table itself. */
export const saysEmpty =
  /(?:本|此|该)表(?:格)?(?:本年|本年度)?(?:为空|无(?:数据|数字|发生额|金额|内容|相关))|(?:故|因此|所以)[^。;,]{0,6}(?:为空表|无数据|为空)|本表本年无/
/** 「没有使用政府性基金预算拨款安排的支出」: said of what the table is about. */
const saysNone =
  /(?:无|没有|未(?:使用|安排|发生|涉及|编制)|不涉及|不存在)|(?:支出|预算|经费|费|数|总?额|合计)为?\s*(?:0(?:\.0+)?|零)(?![\d%]|[.,]\d)|(?<![\d.,])0(?:\.0+)?\s*(?:万|亿)?元|空表|无数据|为空/
/** 「此表如无数字则表示…」「空表表示…」: a general word on how to read the tables. */
const conditional = /如|若|表示|则|是否/

const plain = (text: string): string => fold(text).replace(/[\s“”"]/g, '')

/** An empty table says that there is nothing; a table that says so is empty. */
export const emptyTableNote = defineRule({
  id: 'empty-table-note',
  term: { en: 'empty table', zh: '空表说明不符' },
  summary: {
    en: 'A table is empty without a word of it, or says that it is empty and is not.',
    zh: '空表没有说明，或注明“本表为空表”而表中有数。',
  },
  documentation: {
    finds: {
      en: 'A fund, 三公 or procurement table without any figure in a document that nowhere says there is nothing; a note 本表为空表 / 无数据 under a table with figures; a sentence that there was no 政府性基金 or 国有资本经营 money beside its table with figures.',
      zh: '政府性基金、国有资本经营、“三公”等表没有任何数字，而全文没有“无此项收支”的说明；或表下注明“本表为空表”“无数据”，或文中称没有使用政府性基金、国有资本经营预算，表中却有数字。',
    },
    why: {
      en: 'The form requires an empty table to stay, with a statement that there is nothing: otherwise nobody can tell an empty table from a forgotten one.',
      zh: '按公开要求，空表应当保留并说明没有该项收支，否则无法区分“没有”与“漏填”。',
    },
    silent: {
      en: 'When a note, the narrative or a list of tables anywhere says that there is nothing (0万元 too), when zeros are printed, and for tables of other subjects, whose emptiness may be a reading failure.',
      zh: '表注、文字说明或报表清单已说明没有（含“0 万元”）时不报；表中印有 0 时不报；其他内容的表无数字可能是未能识别，也不报。',
    },
    example: {
      en: '「故本表为空表」 under a table whose 合计 is 352,000.00.',
      zh: '表下注「故本表为空表」，而表中合计为 352,000.00。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: the table is empty, and nothing says that there is nothing to report.`,
      zh: (w) => `${w.subject}：表中无任何数字，也没有说明无此项收支。`,
    },
    full: {
      en: (w) =>
        `${w.subject}: the note says that the table is empty (“${w.more['word'] ?? ''}”), yet it has figures (${w.more['figure'] ?? ''}).`,
      zh: (w) => `${w.subject}：表注称“${w.more['word'] ?? ''}”，表中却有数字（${w.more['figure'] ?? ''}）。`,
    },
    denied: {
      en: (w) =>
        `${w.subject}: the text says that there was none (“${w.more['word'] ?? ''}”), yet the table has figures (${w.more['figure'] ?? ''}).`,
      zh: (w) => `${w.subject}：文中称“${w.more['word'] ?? ''}”，表中却有数字（${w.more['figure'] ?? ''}）。`,
    },
  },
  *claims(facts): Generator<RuleClaim<'plain' | 'full' | 'denied'>> {
    yield* deniedFunds(facts)
    let told: readonly string[] | undefined
    for (const table of facts.tables) {
      const block = facts.document.blocks[table.block]
      if (block?.kind !== 'table' || !isPlain(facts, block)) continue
      const title = plain(table.title)
      const about = [...new Set(title.match(subjects) ?? [])]
      // Numbers of columns (栏次 1, 2, 3) are no amounts.
      const figures = table.cells
        .map((c) => facts.figure(c.figure))
        .filter((f) => f.unit.dimension === 'money' && !isZero(f.value) && (f.decimals > 0 || f.printed.length > 2))
      for (const note of figures.length > 0 ? table.notes : []) {
        const text = plain(note.text)
        const others: readonly string[] = text.match(subjects) ?? []
        const empty = saysEmpty.exec(text)
        const none = /没有使用[^。;,]{2,24}(?:安排的)?支出/.exec(text)
        const said = empty ?? (none && about.some((a) => none[0].includes(a)) ? none : null)
        if (!said || conditional.test(text) || (others.length > 0 && !others.some((o) => about.includes(o)))) continue
        const figure = figures[0]
        yield claimOnWords({
          subject: table.title,
          source: note.source,
          word: said[0],
          holds: false,
          atMost: 'warning',
          case: 'full',
          words: { figure: figure ? `${figure.printed}${figure.unit.symbol}` : '' },
        })
        break
      }
      if (table.cells.length > 0 || about.length === 0 || goesOn(facts, block)) continue
      told ??= toldOf(facts)
      const line = block.above.find((l) => plain(l.text).includes(title)) ?? block.above[0]
      const heading = line ? undefined : facts.document.blocks[block.under.at(-1) ?? -1]
      const source = line
        ? lineSource(facts, block, line)
        : heading && heading.kind !== 'table'
          ? passagesOf(facts)
              .find((p) => p.block === heading.index)
              ?.source(0, heading.text.length)
          : undefined
      if (!source) continue
      const notes = [...block.above, ...block.below].map((l) => plain(l.text))
      // 「无」 or a dash in a cell is a word too.
      const dashed = block.cells.some((c) => /^(?:无|不涉及|[-—–/]+|0(?:\.0+)?)$/.test(plain(c.text)))
      const near =
        dashed ||
        notes.some(
          (n) => saysEmpty.test(n) || (saysNone.test(n) && about.some((a) => n.includes(a))) || /^(?:备?注|说明):?(?:本表)?无/.test(n),
        )
      yield claimOnWords({
        subject: table.title,
        source,
        word: table.title,
        holds: near || told.some((t) => /空表/.test(t) || about.some((a) => t.includes(a))),
        atMost: 'warning',
      })
    }
  },
})

/** 「本部门2023年度没有使用政府性基金预算财政拨款安排的支出。」 */
const denied =
  /(?<!年)((?:20\d\d)?)年?度?(?:本部门|本单位|我部门|我单位)?(?:没有|无|未)(?:使用|安排|发生|涉及)?(政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?(?:安排的?)?(?:收入支出|收入和支出|收支|收入|支出|预算)(?=[。,;]|$)/g

const fundTables: Readonly<Record<string, readonly string[]>> = { 政府性基金: ['T8', 'B6'], 国有资本经营: ['T9', 'B7'] }

/** Columns that tell of the year; what was carried over is not denied. */
const ofYear = ['income', 'spending', 'total', 'subtotal', 'basic', 'project', 'amount']

/** A fund of which the text says that there was none, in a table with amounts. */
function* deniedFunds(facts: FactSet): Generator<RuleClaim<'plain' | 'denied'>> {
  const { year } = facts.extraction.identity
  for (const passage of passagesOf(facts)) {
    if (passage.kind !== 'paragraph' || /\s/.test(passage.folded.trim())) continue
    for (const match of passage.folded.matchAll(denied)) {
      const [whole, printed = '', fund = ''] = match
      if (printed !== '' && year !== null && Number(printed) !== year) continue
      const table = facts.tables.find((t) => fundTables[fund]?.includes(t.kind ?? ''))
      const cell = table?.cells.find((c) => {
        const figure = facts.figure(c.figure)
        return (
          ofYear.includes(table.columns[c.column]?.concept ?? '') &&
          figure.unit.dimension === 'money' &&
          !isZero(figure.value) &&
          (figure.decimals > 0 || figure.printed.length > 2)
        )
      })
      if (!table) continue
      const figure = cell && facts.figure(cell.figure)
      yield claimOnWords({
        subject: table.title,
        source: passage.source(match.index, match.index + whole.length),
        word: passage.text.slice(match.index, match.index + whole.length),
        holds: figure === undefined,
        atMost: 'warning',
        case: 'denied',
        words: { figure: figure ? `${figure.printed}${figure.unit.symbol}` : '' },
      })
    }
  }
}

const isPlain = (facts: FactSet, block: TableBlock): boolean =>
  block.pages.every((number) => {
    const page = facts.document.pages.find((p) => p.number === number)
    return page !== undefined && page.readBy !== 'ocr' && page.unreadable === undefined
  })

/** The figures of a head alone on its page stand in the grid that follows without a title. */
function goesOn(facts: FactSet, block: TableBlock): boolean {
  const next = facts.document.blocks[block.index + 1]
  return next?.kind === 'table' && next.above.length === 0
}

/** Sentences and rows that say that there is nothing. */
function toldOf(facts: FactSet): string[] {
  const told: string[] = []
  for (const passage of passagesOf(facts)) {
    for (const sentence of passage.folded.split(/[。;!?\n]/)) {
      const text = sentence.replace(/[\s“”"]/g, '')
      if (saysNone.test(text)) told.push(text)
    }
  }
  for (const block of facts.document.blocks) {
    if (block.kind !== 'table') continue
    const rows = new Map<number, string>()
    for (const cell of block.cells) rows.set(cell.row, `${rows.get(cell.row) ?? ''}|${plain(cell.text)}`)
    for (const row of rows.values()) if (/不涉及|空表|无此项|(?:^|\|)无(?:$|\|)/.test(row)) told.push(row)
  }
  return told
}
