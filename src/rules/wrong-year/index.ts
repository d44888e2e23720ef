import type { Source } from '../../model/document.ts'
import type { Mention } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { amountsOf, isBudget } from '../operands/narrative.ts'
import { claimOnWords, lineSource, passagesOf } from '../operands/wording.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { deadlinesOf } from './deadlines.ts'

interface YearNamed {
  readonly year: number
  readonly right: boolean
  readonly expected: number
  readonly source: Source
  readonly subject: string
  readonly kind: 'basis' | 'title' | 'self' | 'own' | 'deadline'
}

/** A year compared with, or a year in a title, that cannot be the one meant. */
export const wrongYear = defineRule({
  id: 'wrong-year',
  term: { en: 'year', zh: '年度不符' },
  summary: {
    en: 'A comparison names another year than the one before, or a title another year than the document.',
    zh: '比较的年度不是上年，或标题年度与文件年度不同。',
  },
  documentation: {
    finds: {
      en: 'A comparison of a year with itself, with the document’s own year, a later one or an earlier one than the year before, what an account tells of a later year or of the end of another, the year for which bodies are covered, times before the budget’s year by which its indicators are due, and titles of tables and chapters that carry another year, while the others of the document are right.',
      zh: '同一年度自身比较，与本年度、以后年度或更早年度比较，决算所述为以后年度或其他年度年末的情况，编制范围所称年度不是本年度，预算绩效指标的完成时限早于预算年度，以及表题、章节标题中的年度与文件年度不同，而文中其余各处均正确。',
    },
    why: { en: 'The year was not changed when last year’s text was taken over.', zh: '沿用往年文稿时年度未改。' },
    silent: {
      en: 'When the document’s year is not known or most of its comparisons name another one, in performance and glossary chapters, and where several years are reviewed.',
      zh: '文件年度不明、多数比较均为其他年度、绩效与名词解释部分，以及回顾多个年度的文字，不作判断。',
    },
    example: {
      en: '「比2026年预算增加794.88万元」 in the budget of 2026: 2025 is meant.',
      zh: '2026 年预算中写「比2026年预算增加794.88万元」，应为 2025 年。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: compared with ${w.stated}, probably ${w.expected} is meant.`,
      zh: (w) => `${w.subject}：比较年度为 ${w.stated}，疑应为 ${w.expected}。`,
    },
    title: {
      en: (w) => `${w.subject}: the title says ${w.stated}, probably ${w.expected} is meant.`,
      zh: (w) => `${w.subject}：标题年度为 ${w.stated}，疑应为 ${w.expected}。`,
    },
    own: {
      en: (w) => `${w.subject}: told of ${w.stated}, probably ${w.expected} is meant.`,
      zh: (w) => `${w.subject}：所述年度为 ${w.stated}，疑应为 ${w.expected}。`,
    },
    deadline: {
      en: (w) => `An indicator of this budget is due in ${w.stated}: “${w.subject}”.`,
      zh: (w) => `本年度预算的绩效指标完成时限在 ${w.stated} 年：“${w.subject}”。`,
    },
    self: {
      en: (w) => `${w.subject}: an amount of ${w.stated} is compared with ${w.stated} itself.`,
      zh: (w) => `${w.subject}：${w.stated} 年的数与 ${w.stated} 年自身比较。`,
    },
  },
  *claims(facts): Generator<RuleClaim<'plain' | 'title' | 'own' | 'self' | 'deadline'>> {
    const { year } = facts.extraction.identity
    if (year === null) return
    const all = [...basesOf(facts, year), ...titlesOf(facts, year), ...ownYears(facts, year)]
    const right = all.filter((n) => n.right).length
    // Where few agree, the year of the document was not understood.
    const trusted = right >= 2 && right >= 2 * (all.length - right)
    for (const one of [...(trusted ? all : []), ...unitsOf(facts, year), ...duesOf(facts, year)]) {
      yield claimOnWords({
        subject: one.subject,
        source: one.source,
        word: String(one.year),
        holds: one.right,
        ...(one.kind === 'self' ? {} : { expected: String(one.expected) }),
        atMost: 'warning',
        case: one.kind === 'basis' ? 'plain' : one.kind,
      })
    }
  },
})

function basesOf(facts: FactSet, year: number): YearNamed[] {
  const { kind } = facts.extraction.identity
  const settled = kind === 'final-account'
  const found = new Map<string, YearNamed>()
  for (const mention of facts.mentions) {
    if (mention.source.section.some((s) => /绩效|名词解释|项目|职责|任务/.test(s))) continue
    for (const movement of mention.movements) {
      const { basis, source } = movement
      const printed = /(?:19|20)\d\d/.exec(basis.text)
      if (!printed || basis.period !== Number(printed[0])) continue
      const named = basis.period
      // 「2022年度本年支出110万元，比2022年度增加…」
      const self =
        mention.period === named &&
        !isBudget(basis.phase) &&
        !isBudget(mention.phase) &&
        printsYear(facts, mention, named) &&
        // 「2023年执行数为676.66万元，2024年预算安排604.34万元，比2023年执行数减少…」
        !amountsOf(mention).some((a) => a.period !== undefined && a.period !== named)
      const right = !self && (named === year - 1 || (settled && named === year && isBudget(basis.phase)))
      if (
        !right &&
        named < year - 1 &&
        ((mention.period !== undefined && mention.period !== year) || /累计|年均|近|以来|期间|十[二三四五]五/.test(source.quote))
      )
        continue
      if (!right && named >= year && mention.period !== undefined && mention.period !== year && mention.period !== year - 1) continue
      const text = fold(source.quote)
      const at = text.lastIndexOf(basis.text, source.at[0])
      const key = `${source.block}:${source.offset - source.at[0]}:${at}`
      if (!found.has(key))
        found.set(key, {
          year: named,
          right,
          expected: year - 1,
          source,
          subject: mention.name || basis.text,
          kind: self && named === year - 1 ? 'self' : 'basis',
        })
    }
  }
  return [...found.values()]
}

/** Whether the amount is told of that year in so many words: 「2022年度本年支出合计110万元」. */
function printsYear(facts: FactSet, mention: Mention, year: number): boolean {
  if (mention.amount === undefined) return false
  const { quote, at } = facts.figure(mention.amount).source
  const text = fold(quote.slice(0, at[0])).replace(/\s/g, '')
  return new RegExp(`(?<![比较与同])${year}年度?[^,。;:比较与\\d]{2,24}$`).test(text)
}

/** What an account tells of its own year: what was spent in it cannot have been spent in a later one, and what it owned was counted at its end. */
function ownYears(facts: FactSet, year: number): YearNamed[] {
  if (facts.extraction.identity.kind !== 'final-account') return []
  return passagesOf(facts).flatMap((passage): YearNamed[] => {
    if (passage.kind !== 'paragraph') return []
    const text = passage.folded
    const opening =
      /^\s*(?:[(一二三四五六七八九十\d)]+[、.)]?\s*)?((?:19|20)\d\d)年度?[^。;]{0,60}?(?:支出|收入)(?:决算|总额|总计|合计)?[^。;,]{0,8}\d/.exec(
        text,
      )
    const day = /截[至止](?:到)?\s*((?:19|20)\d\d)年12月31?日?[^。]{0,40}?(?:车辆|设备|资产|房屋|保有量)/.exec(text)
    return [opening, day].flatMap((found): YearNamed[] => {
      const named = Number(found?.[1])
      // Earlier years may be looked back at, but not what was owned then.
      if (found === null || (found === opening && named < year)) return []
      const at = found.index + found[0].indexOf(String(named))
      return [
        {
          year: named,
          right: named === year,
          expected: year,
          source: passage.source(at, at + 4),
          subject: passage.text.slice(at, at + 16),
          kind: 'own',
        },
      ]
    })
  })
}

/** Passages of a document that name its year. */
const namedAtLeast = 3

/** 「纳入某局2025年部门预算编制范围的二级预算单位包括」 in the budget of 2026: which bodies a document covers is told of its own year. */
function unitsOf(facts: FactSet, year: number): YearNamed[] {
  const own = facts.extraction.identity.kind === 'budget' ? '预算' : facts.extraction.identity.kind === 'final-account' ? '决算' : undefined
  const passages = passagesOf(facts)
  // Where its year is hardly ever named, it was not understood.
  if (own === undefined || passages.filter((p) => p.folded.includes(`${year}年`)).length < namedAtLeast) return []
  const range = new RegExp(`(?:纳入|列入)[^。;,\\d]{0,30}((?:19|20)\\d\\d)年度?(?:部门|单位)?${own}(?:编制|汇编|公开|编报)?范围`)
  return passages.flatMap((passage): YearNamed[] => {
    const found = passage.kind === 'contents' ? null : range.exec(passage.folded)
    if (found?.[1] === undefined) return []
    const at = found.index + found[0].lastIndexOf(found[1])
    return [
      {
        year: Number(found[1]),
        right: Number(found[1]) === year,
        expected: year,
        source: passage.source(at, at + 4),
        subject: passage.text.slice(at, at + 16),
        kind: 'own',
      },
    ]
  })
}

/** Indicators of a budget are due in its year or later. */
function duesOf(facts: FactSet, year: number): YearNamed[] {
  if (facts.extraction.identity.kind !== 'budget') return []
  if (passagesOf(facts).filter((p) => p.folded.includes(`${year}年`)).length < namedAtLeast) return []
  return deadlinesOf(facts).map((due) => ({ ...due, right: due.year >= year, expected: year, kind: 'deadline' }))
}

/** Years that stand in the titles of the prescribed tables and of chapters. */
function titlesOf(facts: FactSet, year: number): YearNamed[] {
  // The title of another kind of report speaks of another year by right.
  const settled = facts.extraction.identity.kind === 'final-account'
  const [own, other] = settled ? [/决算/, /预算(?:编制)?说明$/] : [/预算|收支|收入|支出/, /决算/]
  const out: YearNamed[] = []
  const put = (text: string, source: Source): void => {
    const folded = fold(text).replace(/\s/g, '')
    const named = /(?:19|20)\d\d(?=年)/.exec(folded)
    if (
      named &&
      (folded.match(/(?:19|20)\d\d年/g)?.length ?? 0) === 1 &&
      !/绩效|项目|评价|上年|调整|执行|完成/.test(folded) &&
      own.test(folded) &&
      !other.test(folded)
    ) {
      out.push({
        year: Number(named[0]),
        right: Number(named[0]) === year,
        expected: year,
        source,
        subject: text.slice(0, 40),
        kind: 'title',
      })
    }
  }
  for (const table of facts.tables) {
    const block = facts.document.blocks[table.block]
    if (
      block?.kind !== 'table' ||
      !/^[TB]\d/.test(table.kind ?? '') ||
      !block.pages.every((p) => facts.document.pages.find((f) => f.number === p)?.readBy === 'text')
    )
      continue
    const line = block.above.find((l) => fold(l.text).replace(/\s/g, '').includes(fold(table.title).replace(/\s/g, '')))
    if (line && table.title !== '') put(line.text, lineSource(facts, block, line))
  }
  for (const passage of passagesOf(facts)) {
    if (
      passage.kind === 'heading' &&
      passage.text.length <= 50 &&
      /(?:预算|决算)(?:收支)?(?:公开)?(?:表|(?:情况|编制)?(?:的)?说明)$/.test(passage.folded.replace(/\s/g, ''))
    )
      put(passage.text, passage.source(0, passage.text.length))
  }
  return out
}
