/** Shares of a whole as the text tells them, with the amounts they may be of. */
import { scopeOf } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { abs, add, compare, decimal, isZero, shift, subtract, zero } from '../../number/decimal.ts'
import { impliedPercentage } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'
import { amountsOf, mainAmount, term } from './narrative.ts'
import { cellsAt } from './ties.ts'

/** An item with its share, and the amount that the share is most likely of. */
export interface Shared {
  readonly mention: Mention
  readonly share: number
  readonly part: number
  readonly whole: number
  /** Every amount it may be of. */
  readonly wholes: readonly number[]
  /** It is that share of it. */
  readonly held: boolean
}

/** What each share claims, and those of them whose whole is known. */
export function toldShares(facts: FactSet): { readonly claims: readonly RuleClaim[]; readonly shared: readonly Shared[] } {
  const claims: RuleClaim[] = []
  const shared: Shared[] = []
  for (const m of facts.mentions) {
    const part = mainAmount(m)
    if (!part) continue
    for (const s of m.shares) {
      if (s.whole !== undefined) {
        shared.push({ mention: m, share: s.figure, part: part.figure, whole: s.whole, wholes: [s.whole], held: true })
        const reading: Relation = {
          kind: 'quotient',
          op: '=',
          stated: term(s.figure),
          numerator: [term(part.figure)],
          denominator: [term(s.whole)],
        }
        claims.push({
          stated: s.figure,
          subject: `${m.name} 占${s.printed ?? ''}`,
          readings: [reading],
          certain: true,
          roles: { [s.figure]: 'share', [part.figure]: 'part', [s.whole]: 'whole' },
        })
        continue
      }
      if (s.printed !== undefined && allButRunning.test(s.printed)) {
        claims.push(...ofProjects(facts, m, part.figure, s.figure))
        continue
      }
      const { wholes, certain, near, guessed } = wholesOf(facts, m, s)
      const seen = new Set<number>()
      let readings: Relation[] = []
      const roles: Record<number, string> = { [s.figure]: 'share', [part.figure]: 'part' }
      for (const w of wholes) {
        const whole = amountOfYear(w, m.period)
        if (!whole || seen.has(whole.figure) || facts.figure(whole.figure).unit.dimension !== facts.figure(part.figure).unit.dimension)
          continue
        seen.add(whole.figure)
        if (readings.length === 0) roles[whole.figure] = 'whole'
        readings.push({
          kind: 'quotient',
          op: '=',
          stated: term(s.figure),
          numerator: [term(part.figure)],
          denominator: [term(whole.figure)],
        })
      }
      if (!certain && s.of === undefined) readings.sort((a, b) => supporters(facts, m, b) - supporters(facts, m, a))
      // Where a part beside it is a share of their whole, it is no share of a whole that none of them is a share of.
      const own = readings[0]
      if (certain && s.of === undefined && own && supporters(facts, m, own) > 0)
        readings = readings.filter((r) => supporters(facts, m, r) > 0)
      const first = readings[0]
      if (first) {
        const of = (r: Relation): number => (r.kind === 'quotient' ? (r.denominator[0]?.figure ?? -1) : -1)
        const held = readings.find((r) => facts.holds(r))
        shared.push({
          mention: m,
          share: s.figure,
          part: part.figure,
          whole: of(held ?? first),
          wholes: readings.map(of),
          held: held !== undefined,
        })
      }
      const provenBy = certain || first?.kind !== 'quotient' ? [] : siblingShares(facts, m, first.denominator[0]?.figure ?? -1, s.of)
      if (readings.length > 0)
        claims.push({
          provenBy,
          stated: s.figure,
          subject: `${m.name}${s.printed ? ` 占${s.printed}` : ''}`,
          readings,
          certain,
          // A digit changed makes a share of nearly any amount: of what is not called so it proves nothing.
          slipProves: !certain && s.of !== undefined && guessed !== true,
          roles,
          ...(isClosed(facts, m, s.figure, readings) ? { atMost: 'info' as const } : near ? { atMost: 'warning' as const } : {}),
        })
    }
  }
  return { claims, shared }
}

const hundred = decimal(100)

/** 45.46 + 54.19 + 0.35 = 100.00: one of the shares of a whole was lifted a unit in the last place, so that they come to all of it. */
function isClosed(facts: FactSet, m: Mention, share: number, readings: readonly Relation[]): boolean {
  const parent = m.parent === undefined ? undefined : facts.mentions[m.parent]
  const told = (parent ? facts.partsOf(parent) : []).flatMap((part) => (part.shares.length === 1 ? part.shares : []))
  const figures = told.map((s) => facts.figure(s.figure))
  const { decimals } = facts.figure(share)
  if (figures.length < 2 || !told.some((s) => s.figure === share) || figures.some((f) => f.decimals !== decimals)) return false
  if (
    compare(
      figures.reduce((sum, f) => add(sum, f.value), zero),
      hundred,
    ) !== 0
  )
    return false
  return readings.some((r) => {
    const implied = r.kind === 'quotient' ? impliedPercentage(r, facts.figure, decimals) : undefined
    return implied !== undefined && compare(abs(subtract(implied, facts.value(share))), shift(decimal(1), -decimals)) <= 0
  })
}

/** 「2024年度支出2906万元，其中：…。2023年度支出628万元，其中：…」: the whole's amount of the part's year. */
function amountOfYear(whole: Mention, year: number | undefined): ReturnType<typeof mainAmount> {
  const main = mainAmount(whole)
  return main?.period === undefined || year === undefined || main.period === year
    ? main
    : (amountsOf(whole).find((a) => a.period === year) ?? main)
}

type Share = Mention['shares'][number]

/** 「财政性资金（人员类和运转类中的公用经费项目支出除外）总额」: what is left is what the projects have. */
const allButRunning = /\([^()]*人员[^()]*(?:公用|运转)[^()]*除外\)/

function* ofProjects(facts: FactSet, m: Mention, part: number, share: number): Generator<RuleClaim> {
  const told = facts.mentionsOf('项目支出').flatMap((o) => {
    const amount = o.scope === 'whole' ? mainAmount(o)?.figure : undefined
    return amount === undefined ? [] : [amount]
  })
  const cells = cellsAt(facts, { kinds: ['B3', 'T3'], rows: 'total', column: 'project' }).map(({ figure }) => figure)
  const wholes = [...new Set([...cells, ...told])].filter((id) => id !== part)
  const [first] = wholes
  if (first === undefined) return
  yield {
    stated: share,
    subject: `${m.name} 占项目支出`,
    readings: wholes.map(
      (whole): Relation => ({ kind: 'quotient', op: '=', stated: term(share), numerator: [term(part)], denominator: [term(whole)] }),
    ),
    certain: true,
    atMost: 'warning',
    roles: { [share]: 'share', [part]: 'part', [first]: 'whole' },
  }
}

/** A name of a whole without what only dates or measures it. */
const key = (name: string): string =>
  name.replace(/本年|当年|全年|年度|合计|总计|总额|预算|决算|财政拨款|一般公共预算|当年拨款|的|各项|全部|总/g, '')

/** 「占本年支出的…」「占收入的…」: all that was spent, all that was taken in, by whichever of its names it was told. */
const allOf: Readonly<Record<string, readonly string[]>> = {
  支出: ['本年支出合计', '支出总计'],
  收入: ['本年收入合计', '收入总计'],
}

/** How far, in blocks, the whole of a share may stand from it. */
const reach = 8

/** Where the list of items with shares begins, one a line, in which the item stands: their whole is told before them all. */
function listBegin(facts: FactSet, m: Mention): number {
  let begin = m.block
  for (let id = m.id - 1; id >= 0; id--) {
    const before = facts.mentions[id]
    if (!before || before.shares.length === 0 || before.parent !== m.parent || begin - before.block > 2) break
    begin = before.block
  }
  return begin
}

/** Wholes a share may be of, likeliest first; certain when the text names one that is found, or the part stands in a list. */
function wholesOf(facts: FactSet, m: Mention, s: Share): { wholes: Mention[]; certain: boolean; near?: true; guessed?: boolean } {
  const parents: Mention[] = []
  for (let at = m.parent; at !== undefined; ) {
    const parent: Mention | undefined = facts.mentions[at]
    if (!parent || parents.includes(parent)) break
    parents.push(parent)
    at = parent.parent
  }
  const before = facts.mentions.slice(Math.max(0, m.id - 60), m.id).reverse()
  const begin = listBegin(facts, m)
  const near = before.filter((o) => begin - o.block <= reach && o.amount !== undefined)
  const { of, printed } = s.of === undefined && parents.length === 0 ? inherited(before, m) : s
  if (of === undefined || printed === undefined) {
    // 「上年结转56.20万元，占5.00%；…。收入合计1,124.00万元」
    const after = facts.mentions
      .slice(m.id + 1, m.id + 20)
      .filter((o) => o.block === m.block && o.parent === undefined && o.amount !== undefined && /(?:合计|总计|总额|总预算)$/.test(o.name))
    return { wholes: [...parents, ...near.filter((o) => o.parent === undefined), ...after], certain: parents[0]?.amount !== undefined }
  }
  // 「基本支出占本年支出的75%；项目支出占本年支出的25%」: what has a share of the same whole is a part of it too.
  const fit = [...parents, ...near].filter((o) => s.of === undefined || !o.shares.some((x) => x.of === s.of))
  const all = allOf[of]
  const named = fit.filter((o) =>
    all === undefined
      ? o.concept === of ||
        (o.name !== '' && (o.name === printed || o.name.endsWith(printed) || (o.name.length > 2 && printed.endsWith(o.name))))
      : o.concept === of || all.includes(o.concept),
  )
  const loose = fit.filter((o) => key(o.name) !== '' && key(o.name) === key(printed))
  if (named.length > 0) {
    const certain = s.of !== undefined && named.some((n) => n.block === m.block || parents.includes(n))
    // 「基本支出881300元，…。⏎商品和服务支出165247元，占基本支出18.75%」: the only one of that name, told a line or two before.
    const [only] = named
    const apart = only === undefined ? 0 : m.block - only.block
    if (!certain && s.of !== undefined && named.length === 1 && apart >= 0 && apart <= 2)
      return { wholes: [...named, ...loose], certain: true, near: true }
    // A whole that is named, and told, is the one that is meant.
    return { wholes: [...named, ...loose, ...(certain ? [] : parents)], certain }
  }
  // 「（一）…占收入合计的85.7%。…收入合计7000万元」: named once, in the paragraph itself.
  const [told, another] = behind(facts, m, of).filter((o) => o.block === m.block && o.concept === of)
  if (s.of !== undefined && told !== undefined && another === undefined) return { wholes: [told], certain: true, near: true }
  const plain =
    /^(?:(?:全市|全县|全区|全省)?(?:财政|公共财政|一般公共预算)(?=支出|收入|总支出|总收入))?(?:支出|收入|总支出|总收入|本年支出|本年收入)?(?:总额|总计|合计|总预算|总决算)?$/.test(
      printed,
    )
  const called = [...loose, ...farOff(facts, m, of), ...behind(facts, m, of), ...elsewhere(facts, m, printed)]
  return {
    wholes: [...called, ...parents, ...fit.filter((o) => !parents.includes(o) && o.parent === undefined)],
    certain: plain && parents[0] !== undefined && m.link !== 'bracket' && parents[0].block === m.block,
    guessed: called.length === 0,
  }
}

/** 「（一）…，占支出总预算81.84%。（二）…，占9.39%」: what the share before this one was of. */
function inherited(before: readonly Mention[], m: Mention): { of?: string; printed?: string } {
  const earlier = before.find((o) => m.block - o.block <= 3 && o.shares.some((s) => s.of !== undefined || o.parent !== undefined))
  // What has its whole by its place says nothing of what another's is called.
  return earlier?.parent === undefined ? (earlier?.shares.find((s) => s.of !== undefined) ?? {}) : {}
}

/** 「（一）…占支出总预算81.84%。…支出总预算7478621.9元」: the whole named may be told behind its parts. */
const behind = (facts: FactSet, m: Mention, of: string): Mention[] =>
  facts.mentions
    .slice(m.id + 1, m.id + 40)
    .filter(
      (o) =>
        o.block - m.block <= reach &&
        o.amount !== undefined &&
        (o.concept === of ||
          (o.scope === m.scope && key(o.name) === key(of)) ||
          (o.concept === '收入支出总计' && /^(?:收入|支出)总计$/.test(of))),
    )

/** 「占本年支出合计的0.74%」: what there is but one of in a document may be told chapters before. */
const farOff = (facts: FactSet, m: Mention, of: string): Mention[] =>
  /^(?:本年(?:收入|支出)合计|基本支出|项目支出)$/.test(of)
    ? facts
        .mentionsOf(of)
        .filter((o) => o.id < m.id && o.amount !== undefined && o.scope === 'whole')
        .slice(0, 1)
    : []

/** 「占一般公共预算项目支出总额的…」: the whole named was told in a section before; the nearest of its name first. */
function elsewhere(facts: FactSet, m: Mention, printed: string): Mention[] {
  const name = printed.replace(/(?:总额|总计|合计)$/, '')
  const fund = scopeOf(printed)
  return (
    facts.mentions
      .slice(0, m.id)
      .filter((o) => o.amount !== undefined && o.name.length > 2 && name.endsWith(o.name))
      // What one fund paid for projects is no whole of another's.
      .filter((o) => fund === undefined || o.scope === fund || o.scope === 'whole')
      .reverse()
      .slice(0, 2)
  )
}

/** How many of the shares beside it are shares of that whole. */
const supporters = (facts: FactSet, m: Mention, reading: Relation): number =>
  reading.kind === 'quotient'
    ? siblingShares(facts, m, reading.denominator[0]?.figure ?? -1).filter(
        (r) => r.kind === 'quotient' && facts.value(r.stated.figure).digits !== 0n && facts.holds(r),
      ).length
    : 0

/** Shares of the other parts of the same list: where one of them is a share of that whole, so is this one. */
function siblingShares(facts: FactSet, m: Mention, whole: number, of?: string): Relation[] {
  const parent = m.parent === undefined ? undefined : facts.mentions[m.parent]
  const siblings = parent
    ? facts.partsOf(parent)
    : facts.mentions.filter((o) => Math.abs(o.block - m.block) <= reach && o.parent === undefined)
  return siblings.flatMap((p): Relation[] => {
    const part = mainAmount(p)
    // Nothing is 0 % of everything.
    return p.id === m.id || !part || part.figure === whole || isZero(facts.value(part.figure))
      ? []
      : p.shares
          // What is a share of another whole by name speaks for that one.
          .filter((s) => s.of === undefined || of === undefined || s.of === of)
          .map(
            (s): Relation => ({
              kind: 'quotient',
              op: '=',
              stated: term(s.figure),
              numerator: [term(part.figure)],
              denominator: [term(whole)],
            }),
          )
  })
}
