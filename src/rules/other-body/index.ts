import type { Source } from '../../model/document.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { claimOnWords, lineSource, passagesOf } from '../operands/wording.ts'
import { defineRule } from '../rule.ts'

interface Named {
  readonly name: string
  readonly right: boolean
  readonly source: Source
}

const name = '([\\u4e00-\\u9fff()]{4,36}?)'

/** 「部门：某某市水利局  单位：万元」 beside a table's title. */
const caption = new RegExp(
  `(?:编制|填报|预算|公开)?(?:部门|单位)(?:名称)?:${name}(?=$|(?:金额)?单位|填报|编制|日期|20\\d\\d|\\d|年度|公开|第|预算|决算)`,
)
/** 「第二部分 某某市水利局2023年度部门决算表」 */
const part = new RegExp(
  `^第[一二三四五六七八九十]部分${name}(?:20\\d\\d年度?)?(?:部门|单位)?(?:概况|基本情况|(?:收支)?(?:决算|预算)(?:情况|报|表|编|说))`,
)
/** 「某某市水利局2023年度收入总计…」 */
const sentence = new RegExp(
  `(?<![\\u4e00-\\u9fff])${name}(?=20\\d\\d年度?(?:部门|单位)?(?:本年|收入|支出|收支|收、支|财政拨款|一般公共预算|政府性基金|三公|“三公|机关运行|政府采购|预算|决算|年末))`,
  'g',
)
/** Whose name ends otherwise is no body, or is cut off. */
const bodyEnd = /(?:[局委部厅院办会所处站队社馆团校场]|中心|大学|政府|街道|室|公司)(?:\((?:本级|汇总|机关)\)|本级|机关)?$/

const core = (of: string): string => of.replace(/\([^()]*\)|本级$|机关$/g, '')

/** One is the other with something before or behind it, or its short form: 省检察院 of 江苏省人民检察院. */
const sameBody = (a: string, b: string): boolean => core(a).includes(core(b)) || isShortOf(core(a), core(b))

function isShortOf(short: string, long: string): boolean {
  let found = 0
  for (const c of long) if (c === short[found]) found++
  return found === short.length
}

/** Two characters at most in which names of one length differ. */
function isMisprint(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false
  const off = [...a].filter((c, i) => c !== b[i]).length
  return off <= 2 && off * 3 < a.length
}

/** The body's name, where the form prints it. */
export const otherBody = defineRule({
  id: 'other-body',
  term: { en: 'name of the body', zh: '单位名称不一致' },
  summary: {
    en: 'A table, chapter or sentence names another body than the rest of the document.',
    zh: '表头、章节或文字中的单位名称与全文其余各处不同。',
  },
  documentation: {
    finds: {
      en: 'The name beside a table’s title, in a chapter heading or at the head of a sentence on the body’s money, that is another than everywhere else or differs in a character.',
      zh: '表头“部门：”、章节标题，或叙述本单位收支的句首所写单位名称，与全文其余各处不同或有错字。',
    },
    why: {
      en: 'The page was taken over from another body’s report, or the name was mistyped.',
      zh: '页面沿用了其他单位的文件，或名称有错字。',
    },
    silent: {
      en: 'When the name is not printed at least three times as often as others, for short forms and parts of the name, in sentences for bodies with quite another name, and on pages read by character recognition.',
      zh: '该名称出现次数不足其他名称三倍时不作判断；简称、本级不报；句中名称完全不同的（可能确指其他单位）以及由文字识别得到的页面，不作判断。',
    },
    example: {
      en: '「江洲市水利局2023年度支出总计…」 in the report of 江州市水利局.',
      zh: '江州市水利局的决算中写「江洲市水利局2023年度支出总计……」。',
    },
  },
  cases: {
    plain: {
      en: (w) => `“${w.more['word'] ?? ''}” stands where “${w.more['body'] ?? ''}” does everywhere else.`,
      zh: (w) => `“${w.more['word'] ?? ''}”与全文其余各处的“${w.more['body'] ?? ''}”不一致。`,
    },
  },
  *claims(facts) {
    const body = fold(facts.extraction.identity.department).replace(/\s/g, '')
    if (body.length < 5 || !bodyEnd.test(body)) return
    const all = [...captions(facts, body), ...texts(facts, body)]
    const wrong = all.filter((n) => !n.right)
    const right = all.length - wrong.length
    if (right < 3 || right < 3 * wrong.length) return
    for (const one of all) {
      yield claimOnWords({
        subject: one.name,
        source: one.source,
        word: one.name,
        holds: one.right,
        expected: body,
        atMost: 'warning',
        words: { body },
      })
    }
  },
})

function* captions(facts: FactSet, body: string): Generator<Named> {
  for (const table of facts.tables) {
    const block = facts.document.blocks[table.block]
    // Tables on single projects may well be those of a unit.
    if (block?.kind !== 'table' || !/^[TB]\d/.test(table.kind ?? '')) continue
    if (!block.pages.every((p) => facts.document.pages.find((f) => f.number === p)?.readBy === 'text')) continue
    for (const line of block.above) {
      const found = caption.exec(fold(line.text).replace(/\s/g, ''))?.[1]
      if (found === undefined || !bodyEnd.test(found)) continue
      yield { name: found, right: sameBody(found, body), source: lineSource(facts, block, line) }
      break
    }
  }
}

function* texts(facts: FactSet, body: string): Generator<Named> {
  for (const passage of passagesOf(facts)) {
    if (passage.kind === 'contents' || passage.kind === 'note') continue
    // Where each character that is no blank stands.
    const at = [...passage.folded].flatMap((c, i) => (/\s/.test(c) ? [] : [i]))
    const text = at.map((i) => passage.folded[i]).join('')
    const put = (found: string, index: number): Named => ({
      name: found,
      right: sameBody(found, body),
      source: passage.source(at[index] ?? 0, (at[index + found.length - 1] ?? 0) + 1),
    })
    const heading = passage.kind === 'heading' || passage.text.length <= 40 ? part.exec(text) : null
    if (heading?.[1] !== undefined && bodyEnd.test(heading[1])) yield put(heading[1], heading[0].indexOf(heading[1]))
    for (const match of text.matchAll(sentence)) {
      const found = (match[1] ?? '').replace(/^(?:第[一二三四五六七八九十]部分)?(?:关于)?/, '')
      // Another body may be spoken of; a misprint is none.
      if (bodyEnd.test(found) && (sameBody(found, body) || isMisprint(core(found), core(body))))
        yield put(found, match.index + (match[0].length - found.length))
    }
  }
}
