import type { Source } from '../../model/document.ts'
import type { Figure } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import { judge } from '../../relation/judge.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { bare, claimOnWords, type Passage, passagesOf } from '../operands/wording.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** Names of the functional classification that were replaced, and what replaced them. A further change of names is one line. */
const renamed: readonly { readonly old: RegExp; readonly name: string }[] = [
  { old: /医疗卫生(?:与|和)计划生育/, name: '卫生健康' },
  { old: /文化体育与传媒/, name: '文化旅游体育与传媒' },
  { old: /国土海洋气象等/, name: '自然资源海洋气象等' },
  { old: /资源勘探信息等/, name: '资源勘探工业信息等' },
  { old: /(?<!未)归口管理的行政单位离退休/, name: '行政单位离退休' },
  { old: /行政事业单位离退休/, name: '行政事业单位养老' },
]

/** Functional: 201 … 234, economic: 301 … 399. */
const classification = /^(?:2[0-3]\d(?:\d{2}){0,2}|3[01]\d(?:\d{2})?)$/

const coreOf = (name: string): string => {
  const core = bare(name).replace(/^(?:\d+|其中)/, '')
  return core.length > 3 ? core.replace(/(?:类|款|项)?(?:支出)?$/, '') : core
}

/** Names of one code as the tables print them. */
interface Named {
  readonly code: string
  readonly label: string
  readonly core: string
  readonly table: number
  readonly page: number
  readonly amounts: readonly Figure[]
}

function namesIn(facts: FactSet): Named[] {
  const out: Named[] = []
  for (const table of facts.tables) {
    const rows = new Map<number, Figure[]>()
    for (const cell of table.cells) {
      const figure = facts.figure(cell.figure)
      if (figure.unit.dimension !== 'money') continue
      const of = rows.get(cell.row)
      if (of) of.push(figure)
      else rows.set(cell.row, [figure])
    }
    table.rows.forEach((row, i) => {
      if (
        row.code === undefined ||
        row.codes !== undefined ||
        !classification.test(row.code) ||
        !/^[\u4e00-\u9fff()（）、\s]{2,40}$/.test(row.label)
      )
        return
      out.push({
        code: row.code,
        label: row.label.replace(/\s/g, ''),
        core: coreOf(row.label),
        table: table.index,
        page: row.page,
        amounts: rows.get(i) ?? [],
      })
    })
  }
  return out
}

/** One level of 「社会保障和就业支出（类）行政事业单位养老支出（05款）…（项）」. */
interface Step {
  readonly level: '类' | '款' | '项'
  readonly digits?: string
  readonly name: string
  readonly start: number
  readonly end: number
  /** Behind the mark: 「（款）」. */
  readonly markEnd: number
}

const stepMark = /\(\s*(?:(\d{2,7})\s*)?(类|款|项)(?:级)?(?:科目)?\s*(\d{2,7})?\s*\)/g
const plainCode = /\(\s*(2[0-3]\d(?:\d{2}){0,2})\s*\)/g
const nameStart = /[。;:,!?“”"《》、\n\s]|\d[.、)]|[一二三四五六七八九十]、|\([一二三四五六七八九十\d]+\)/g

/** Where the name that ends at `end` begins. */
function nameBefore(text: string, from: number, end: number): number {
  let start = from
  const lead = text.slice(from, end)
  for (const stop of lead.matchAll(nameStart)) start = from + stop.index + stop[0].length
  return start
}

function* pathsIn(text: string): Generator<readonly Step[]> {
  let path: Step[] = []
  let last = 0
  const rank = { 类: 0, 款: 1, 项: 2 } as const
  for (const mark of text.matchAll(stepMark)) {
    const level = mark[2] as Step['level']
    const joined =
      path.length > 0 &&
      /^(?:支出)?$/.test(text.slice(last, nameBefore(text, last, mark.index))) &&
      rank[level] > rank[path.at(-1)?.level ?? '类']
    if (!joined) {
      if (path.length > 0) yield path
      path = []
    }
    const start = nameBefore(text, last, mark.index)
    const after = joined && text.slice(last, mark.index).startsWith('支出') ? last + 2 : start
    const digits = mark[1] ?? mark[3]
    const name = text.slice(Math.min(after, mark.index), mark.index)
    path.push({
      level,
      name: name === '' ? text.slice(start, mark.index) : name,
      start: Math.min(after, mark.index),
      end: mark.index,
      markEnd: mark.index + mark[0].length,
      ...(digits === undefined ? {} : { digits }),
    })
    last = mark.index + mark[0].length
  }
  if (path.length > 0) yield path
}

/** Amounts agree when the coarser is the other within its last place. */
const agrees = (a: Figure, b: Figure): boolean =>
  !isZero(a.value) && !isZero(b.value) && judge(equal(0, 1), (id) => (id === 0 ? a : b)).verdict === 'exact'

interface Conflict {
  readonly code: string
  readonly stale: string
  readonly current: string
  readonly source: Source
}

/** The same code under two names. */
export const renamedItem = defineRule({
  id: 'renamed-item',
  term: { en: 'two names for one item', zh: '科目名称不一致' },
  summary: { en: 'A classification item carries another name here than in the tables.', zh: '同一功能分类科目，文字中的名称与表中不同。' },
  documentation: {
    finds: {
      en: 'A 类/款/项 whose code, or whose place and amount, is that of a table row with another name; old names of the classification beside new ones; a mark (类), (款) or (项) of another level than the row has.',
      zh: '文字中的类、款、项，按编码或按上级科目与金额对应到表中某行，而两处名称不同；或沿用已改名的旧科目名称；或所注“类、款、项”与表中该科目的级次不同。',
    },
    why: {
      en: 'The text was taken over from an earlier year, or the item was mixed up with another.',
      zh: '多为沿用往年文稿，或与其他科目混淆。',
    },
    silent: {
      en: 'When no table prints the code, when the item has no amount or several rows have the same, in explanations of a change of names, and on pages read by character recognition.',
      zh: '表中没有编码、该项无金额或有多行金额相同、文字正在说明科目调整，以及由文字识别得到的页面，不作判断。',
    },
    example: {
      en: '「医疗卫生与计划生育支出（210类）」, while 210 is 卫生健康支出 in every table.',
      zh: '「医疗卫生与计划生育支出（210类）」，而各表 210 类均为“卫生健康支出”。',
    },
  },
  cases: {
    plain: {
      en: (w) => `“${w.more['word'] ?? ''}” stands for ${w.more['code'] ?? ''}, which the tables call “${w.more['current'] ?? ''}”.`,
      zh: (w) => `“${w.more['word'] ?? ''}”对应科目 ${w.more['code'] ?? ''}，表中名称为“${w.more['current'] ?? ''}”。`,
    },
    level: {
      en: (w) => `“${w.more['word'] ?? ''}”: the tables print it as ${w.more['code'] ?? ''}, a ${w.more['right'] ?? ''}.`,
      zh: (w) => `“${w.more['word'] ?? ''}”：表中为科目 ${w.more['code'] ?? ''}，属“${w.more['right'] ?? ''}”级。`,
    },
  },
  *claims(facts) {
    const names = namesIn(facts)
    if (names.length === 0) return
    const known = new Set(names.map((n) => n.core))
    const labels = new Set(facts.tables.flatMap((t) => t.rows.map((r) => coreOf(r.label))))
    const passages = passagesOf(facts).filter((p) => p.kind !== 'contents' && p.kind !== 'note')
    const seen = new Set<string>()
    const agreed = new Set<string>()
    const found: Conflict[] = []
    const put = (passage: Passage, step: Pick<Step, 'start' | 'end'>, code: string, current: string): void => {
      const stale = passage.text.slice(step.start, step.end).replace(/\s/g, '')
      const key = `${code}|${coreOf(stale.replace(/[（(]\d*[类款项]\d*[）)]$/, ''))}`
      if (seen.has(key)) return
      seen.add(key)
      found.push({ code, stale, current, source: passage.source(step.start, step.end) })
    }
    for (const passage of passages) {
      if (/调整为|更名|改为|改名|变更为|科目调整/.test(passage.folded)) continue
      for (const path of pathsIn(passage.folded)) {
        const verdicts = conflictsOf(path, names, known, labels, amountsIn(facts, passage))
        // Where more than one level has another name, the mark tells which is meant.
        const several = verdicts.filter((v) => v.current !== undefined).length > 1
        for (const { step, code, current } of verdicts) {
          if (current === undefined) agreed.add(code)
          else put(passage, several ? { start: step.start, end: step.markEnd } : step, code, current)
        }
      }
      for (const mark of passage.folded.matchAll(plainCode)) {
        const code = mark[1] ?? ''
        const start = nameBefore(passage.folded, Math.max(0, mark.index - 40), mark.index)
        const verdict = compared(passage.folded.slice(start, mark.index), code, names)
        if (verdict === true) agreed.add(code)
        else if (verdict !== undefined) put(passage, { start, end: mark.index }, code, verdict)
      }
    }
    for (const { old, name } of renamed) {
      const own = names.find((n) => n.core === coreOf(name))
      if (!own || names.some((n) => old.test(n.core))) continue
      // Without marks only the name of a class is unmistakable: 「行政事业单位离退休」 is ordinary speech too.
      for (const passage of own.code.length === 3 ? passages : []) {
        if (/调整为|更名|改为|改名|变更为|科目调整|原(?!因)/.test(passage.folded)) continue
        const match = new RegExp(`${old.source}(?:类)?支出`).exec(passage.folded)
        if (match && !found.some((f) => f.code === own.code))
          put(passage, { start: match.index, end: match.index + match[0].length }, own.code, own.label)
      }
    }
    yield* wrongLevels(passages, names)
    found.push(...betweenTables(names))
    for (const one of found) {
      yield claimOnWords({
        subject: `${one.code} ${one.current}`,
        source: one.source,
        word: one.stale,
        expected: one.current,
        holds: false,
        atMost: 'warning',
        words: { code: one.code, current: one.current },
      })
    }
    for (const code of agreed) {
      const named = names.find((n) => n.code === code)
      const table = facts.tables.find((t) => t.index === named?.table)
      const figure = named?.amounts[0] ?? (table?.cells[0] ? facts.figure(table.cells[0].figure) : undefined)
      if (!named || !figure || found.some((f) => f.code === code)) continue
      yield claimOnWords({
        subject: `${code} ${named.label}`,
        source: figure.source,
        word: named.label,
        holds: true,
        atMost: 'warning',
        words: { code, current: named.label },
      })
    }
  },
})

const levelOf: Readonly<Record<number, Step['level']>> = { 3: '类', 5: '款', 7: '项' }
const lengthOf = { 类: 3, 款: 5, 项: 7 } as const

/** 「社会保障和就业支出（款）」, which is a 类 in every table. */
function* wrongLevels(passages: readonly Passage[], names: readonly Named[]): Generator<RuleClaim<'level'>> {
  const seen = new Set<string>()
  for (const passage of passages) {
    if (/调整为|更名|改为|改名|变更为|科目调整/.test(passage.folded)) continue
    for (const step of [...pathsIn(passage.folded)].flat()) {
      const core = coreOf(step.name)
      const own = names.filter((n) => n.core === core)
      const [first] = own
      const codes = new Set(own.map((n) => n.code))
      const length = lengthOf[step.level]
      if (first === undefined || core.length < 3 || step.digits !== undefined || codes.size !== 1 || first.code.length === length) continue
      const right = levelOf[first.code.length]
      // Where the tables print no row of that level, one of that name may be left out of them.
      if (right === undefined || !names.some((n) => n.code.length === length && n.code.startsWith(first.code.slice(0, 3)))) continue
      const key = `${first.code}|${step.level}`
      if (seen.has(key)) continue
      seen.add(key)
      yield claimOnWords({
        subject: `${first.code} ${first.label}`,
        source: passage.source(step.start, step.markEnd),
        word: passage.text.slice(step.start, step.markEnd).replace(/\s/g, ''),
        holds: false,
        atMost: 'warning',
        case: 'level',
        words: { code: first.code, right },
      })
    }
  }
}

/** True where the name is the code's, its right name where not, undefined where the tables do not know the code or name it in several ways. */
function compared(name: string, code: string, names: readonly Named[]): string | true | undefined {
  const own = names.filter((n) => n.code === code)
  const core = coreOf(name)
  if (own.length === 0 || core.length < 2) return undefined
  // A name cut off or wrapped badly is not another name.
  if (own.some((n) => n.core === core || n.core.startsWith(core) || core.startsWith(n.core) || (core.endsWith(n.core) && !isStale(core))))
    return true
  return own.some((n) => isAkin(core, n.core)) ? own[0]?.label : undefined
}

/** Names of one thing have some word in common, or are known to have replaced each other; 「该科目」 is no name. */
function isAkin(a: string, b: string): boolean {
  if (renamed.some((r) => r.old.test(a) && coreOf(r.name) === b)) return true
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true
  return false
}

const isStale = (core: string): boolean => renamed.some((r) => r.old.test(core))

interface Verdict {
  readonly step: Step
  readonly code: string
  /** Absent where the names agree. */
  readonly current?: string
}

function conflictsOf(
  path: readonly Step[],
  names: readonly Named[],
  known: ReadonlySet<string>,
  labels: ReadonlySet<string>,
  amounts: readonly Figure[],
): Verdict[] {
  const out: Verdict[] = []
  let code = ''
  for (const step of path) {
    const whole =
      step.digits === undefined ? undefined : step.digits.length > 2 ? step.digits : code === '' ? undefined : code + step.digits
    const length = step.level === '类' ? 3 : step.level === '款' ? 5 : 7
    if (whole !== undefined && whole.length === length) {
      const verdict = compared(step.name, whole, names)
      if (verdict === true) out.push({ step, code: whole })
      else if (verdict !== undefined) out.push({ step, code: whole, current: verdict })
      code = whole
      continue
    }
    const core = coreOf(step.name)
    const same = names.filter((n) => n.core === core && n.code.length === length && n.code.startsWith(code))
    const codes = new Set(same.map((n) => n.code))
    if (codes.size > 0) {
      code = codes.size === 1 ? (same[0]?.code ?? '') : code.length < length - 2 ? code : ''
      if (codes.size === 1) out.push({ step, code })
      if (codes.size > 1 && code === '') return out
      continue
    }
    if (known.has(core) || labels.has(core) || core.length < 2) return out
    // The name is in no table: below a known item it may be a row that carries the same amount, or the parent of one that is known.
    if (code === '') return out.concat(staleOf(step, length, '', names))
    const below = path.slice(path.indexOf(step) + 1).find((s) => s.level === '项')
    const rows = names.filter((n) => n.code.startsWith(code) && n.code.length === 7)
    const item = step.level === '项' ? undefined : rows.find((n) => below && n.core === coreOf(below.name))
    const matching = item ? [] : rows.filter((n) => n.amounts.some((a) => amounts.some((b) => agrees(a, b))))
    const target = item?.code ?? (new Set(matching.map((n) => n.code)).size === 1 ? matching[0]?.code : undefined)
    if (target === undefined) return out.concat(staleOf(step, length, code, names))
    const own = names.find((n) => n.code === target.slice(0, length))
    if (!own) return out
    if (own.core !== core && !own.core.startsWith(core) && isAkin(core, own.core)) out.push({ step, code: own.code, current: own.label })
    code = own.code
  }
  return out
}

/** A name known to have been replaced by one that the tables print. */
function staleOf(step: Step, length: number, within: string, names: readonly Named[]): Verdict[] {
  const core = coreOf(step.name)
  const change = renamed.find((r) => r.old.test(core))
  const own = change && names.find((n) => n.code.length === length && n.code.startsWith(within) && n.core === coreOf(change.name))
  return own ? [{ step, code: own.code, current: own.label }] : []
}

const amountsIn = (facts: FactSet, passage: Passage): Figure[] =>
  facts.extraction.figures.filter((f) => f.place === 'sentence' && f.source.block === passage.block && f.unit.dimension === 'money')

/** Rows of one code that two tables name differently, where the tables otherwise agree: else one of them was misread. */
function betweenTables(names: readonly Named[]): Conflict[] {
  const cores = new Map<string, Map<string, Named[]>>()
  for (const named of names) {
    const of = cores.get(named.code) ?? new Map<string, Named[]>()
    of.set(named.core, [...(of.get(named.core) ?? []), named])
    cores.set(named.code, of)
  }
  const standing = (table: number): { agree: number; differ: number } => {
    const own = names.filter((n) => n.table === table)
    const elsewhere = (n: Named): Named[] => names.filter((o) => o.code === n.code && o.table !== table)
    return {
      agree: own.filter((n) => elsewhere(n).some((o) => o.core === n.core)).length,
      differ: own.filter((n) => elsewhere(n).length > 0 && elsewhere(n).every((o) => o.core !== n.core)).length,
    }
  }
  const out: Conflict[] = []
  for (const [code, of] of cores) {
    const ranked = [...of.values()].sort((a, b) => new Set(b.map((n) => n.table)).size - new Set(a.map((n) => n.table)).size)
    const usual = ranked[0]?.[0]
    for (const others of ranked.slice(1)) {
      const odd = others[0]
      if (!usual || !odd || usual.table === odd.table || usual.core.startsWith(odd.core) || odd.core.startsWith(usual.core)) continue
      const { agree, differ } = standing(odd.table)
      const figure = odd.amounts[0]
      if (agree < 3 || differ > 2 || !figure) continue
      out.push({ code, stale: odd.label, current: usual.label, source: { ...figure.source } })
    }
  }
  return out
}
