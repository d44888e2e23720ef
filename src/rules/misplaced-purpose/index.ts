import { glossary } from '../../families/glossary.ts'
import type { FactSet } from '../factset.ts'
import { bare, claimOnWords, passagesOf } from '../operands/wording.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

interface Family {
  /** Items by their names. */
  readonly item: RegExp
  /** What a fitting purpose speaks of. */
  readonly own: RegExp
  /** What only another item's purpose speaks of. */
  readonly foreign: RegExp
}

/** Items with one fixed purpose. The narrow stands before the wide. */
const families: readonly Family[] = [
  {
    item: /^(?:住房公积金|提租补贴|购房补贴|住房改革支出|住房保障(?:支出)?)$/,
    own: /住房|公积金|购房|提租|房/,
    foreign: /医疗|养老|年金|离退休|失业|工伤/,
  },
  {
    item: /^(?:行政单位医疗|事业单位医疗|公务员医疗补助|行政事业单位医疗|卫生健康(?:支出)?)$/,
    own: /医|卫生|健康|疾病|公费|保健/,
    foreign: /住房|公积金|购房|提租|养老|年金/,
  },
  { item: /职业年金缴费(?:支出)?$/, own: /年金/, foreign: /医疗|住房|公积金|购房|提租|基本养老保险缴费/ },
  { item: /基本养老保险缴费(?:支出)?$/, own: /养老|社会保险|社保/, foreign: /医疗|住房|公积金|购房|提租|年金/ },
  {
    item: /^(?:行政单位离退休|事业单位离退休|归口管理的行政单位离退休)$/,
    own: /离休|退休|养老|老干部/,
    foreign: /医疗|住房公积金|购房|提租|职业年金/,
  },
]

/** Two items whose purposes are easily exchanged: worth a note. */
const twins: readonly Family[] = [
  {
    item: /^(?:行政单位医疗|事业单位医疗)$/,
    own: /基本医疗|医疗保险|医保|公费|医疗费|医药费|医疗(?:保障|支出|经费|方面)/,
    foreign: /公务员医疗补[助贴]/,
  },
  { item: /^公务员医疗补助$/, own: /公务员|补助|补贴|补充/, foreign: /基本医疗保险/ },
]

/** 「住房公积金（01项）179.15万元。主要用于：…」 and, in a glossary, 「住房公积金（项）：反映…」. */
const stated =
  /([^。;:,!?“”"《》、\n\s()]{2,40})\((?:\d{2,7})?(类|款|项)(?:级)?(?:科目)?\d{0,7}\)["”]?([^()]{0,60}?)(?:主要用于|主要是用于|用于|主要反映|反映|主要是)[:]?\s*([^。;]{4,80})/g

/** 「2210201-住房公积金450.60万元。主要用于…」 */
const coded =
  /(?<!\d)2\d{6}[-—、\s]*([^。;:,!?“”"《》、\n\s()\d]{2,40})(\s*)(\d[\d,.]*\s*万?元[,。;]?\s*)(?:主要用于|主要是用于|用于)[:]?\s*([^。;]{4,80})/g

/** 「（二）事业收入：指…」, also with the heading in a paragraph of its own. */
const defined =
  /(?:^|[。;\n])\s*(?:第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.])?\s*["“]?([^。;:,\n]{2,24}?)(?:\([^()]{0,20}\))?\s*[:\n]\s*((?:主要)?(?:是指|即指|指|反映|是)[^。\n]{6,160})/g

/** Explanations of terms that are those of other terms. */
function* definitions(facts: FactSet): Generator<RuleClaim<'plain' | 'term'>> {
  let heading = ''
  for (const passage of passagesOf(facts)) {
    if (passage.kind !== 'paragraph' && passage.kind !== 'heading') continue
    // A heading of its own leads the paragraph that follows.
    const lead = heading === '' ? '' : `${heading}\n`
    heading = passage.text.length <= 30 ? passage.folded : ''
    for (const match of (lead + passage.folded).matchAll(defined)) {
      const [whole, name = '', explanation = ''] = match
      const own = glossary.find((t) => t.term.test(bare(name)))
      const start = match.index + whole.length - explanation.length - lead.length
      if (own === undefined || start < 0) continue
      const fits = own.sign.test(explanation) || own.own?.test(explanation) === true
      const other = fits ? undefined : glossary.find((t) => t.sign.test(explanation))
      if (!fits && other === undefined) continue
      yield claimOnWords({
        subject: own.name,
        source: passage.source(start, start + explanation.length),
        word: passage.text.slice(start, start + explanation.length).slice(0, 40),
        holds: fits,
        atMost: 'warning',
        case: 'term',
        words: { other: other?.name ?? '' },
      })
    }
  }
}

/** A purpose that belongs to another item. */
export const misplacedPurpose = defineRule({
  id: 'misplaced-purpose',
  term: { en: 'misplaced purpose', zh: '用途与科目不符' },
  summary: {
    en: 'The purpose given for an item, or the explanation of a term, is that of another.',
    zh: '所述用途属于另一个科目，或名词释义属于另一个名词。',
  },
  documentation: {
    finds: {
      en: 'Items with a fixed purpose (housing fund, medical care, pension, annuity) explained with the words of another of them; terms of the glossary (基本支出, 事业收入, 年末结转和结余, …) that have the explanation of another term.',
      zh: '用途固定的科目（住房公积金、医疗、养老保险、职业年金、离退休）写成了其中另一科目的用途；名词解释（基本支出、事业收入、年末结转和结余等）写成了另一名词的释义。',
    },
    why: {
      en: 'The line above was copied and not changed: readers are told that housing money pays for medical care.',
      zh: '多为照抄上一条而未修改，读者会误以为住房公积金用于医疗。',
    },
    silent: {
      en: 'When the purpose also names the item itself, or says nothing specific. In a glossary, and between the kinds of medical cover, it is a note.',
      zh: '用途中也提到本科目，或没有具体内容时不报。名词解释中的，以及医疗保险与公务员医疗补助互换的，只作提示。',
    },
    example: {
      en: '「住房公积金（项）。主要用于：事业单位医疗保险支出。」',
      zh: '「住房公积金（项）。主要用于：事业单位医疗保险支出。」用途属于“事业单位医疗”。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: the purpose “${w.more['word'] ?? ''}” is that of another item.`,
      zh: (w) => `${w.subject}：所述用途“${w.more['word'] ?? ''}”属于其他科目。`,
    },
    term: {
      en: (w) => `${w.subject}: “${w.more['word'] ?? ''}” explains ${w.more['other'] ?? ''}.`,
      zh: (w) => `${w.subject}：释义“${w.more['word'] ?? ''}”属于“${w.more['other'] ?? ''}”。`,
    },
  },
  *claims(facts) {
    yield* definitions(facts)
    for (const passage of passagesOf(facts)) {
      if (passage.kind !== 'paragraph') continue
      for (const match of [...passage.folded.matchAll(stated), ...passage.folded.matchAll(coded)]) {
        const [whole, name = '', , between = '', purpose = ''] = match
        const item = name.replace(/^(?:\d+[.、]|[一二三四五六七八九十]+、)/, '')
        const family = families.find((f) => f.item.test(item))
        const twin = twins.find((f) => f.item.test(item))
        if (!family || /[类款项]/.test(between.slice(0, 6))) continue
        const wrong = family.foreign.test(purpose) && !family.own.test(purpose)
        const exchanged = twin?.foreign.test(purpose) === true && !twin.own.test(purpose)
        const glossary = /反映/.test(whole.slice(whole.length - purpose.length - 6, whole.length - purpose.length))
        const start = match.index + whole.length - purpose.length
        const named = match.index + whole.indexOf(item)
        yield claimOnWords({
          subject: passage.text.slice(named, named + item.length),
          source: passage.source(start, start + purpose.length),
          word: passage.text.slice(start, start + purpose.length),
          holds: !wrong && !exchanged,
          atMost: wrong && !glossary ? 'warning' : 'info',
        })
      }
    }
  },
})
