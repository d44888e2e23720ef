/** Explanations as findings: which figure, what it should be, the arithmetic, the words, the evidence. */
import { createHash } from 'node:crypto'
import type { Judged } from '../model/claim.ts'
import type { Also, Bound, Candidate, Division, Evidence, Expected, Found, Quantity, Said } from '../model/finding.ts'
import type { Figure, Read } from '../model/reading.ts'
import { abs, decimal, equals, format, multiply, shift, sign, subtract, trim } from '../number/decimal.ts'
import { equationOf } from '../relation/equation.ts'
import { baseValue, figuresIn, impliedPercentage, inUnitOf } from '../relation/judge.ts'
import type { Relation } from '../relation/relation.ts'
import { solve } from '../relation/solve.ts'
import type { Blame, Explanation } from './cause/diagnose.ts'
import { ofPrior, otherBase, printedToo, turnedRound } from './cause/manner.ts'
import type { Network } from './cause/network.ts'
import { severityOf } from './severity.ts'
import { isHeld, type Weighed } from './weigh.ts'

/** Two causes may print the same strings (one slip in two tables): the later ones get a number. */
export function unique(findings: readonly Found[]): Found[] {
  const seen = new Map<string, number>()
  return findings.map((f) => {
    const n = (seen.get(f.id) ?? 0) + 1
    seen.set(f.id, n)
    return n === 1 ? f : { ...f, id: `${f.id}-${n}` }
  })
}

const fingerprint = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 12)

/** What a claim says, by what is printed. */
const claimText = ({ claim, reading }: Judged, read: Read): string => {
  const relation = claim.readings[reading]
  const printed = relation ? figuresIn(relation).map((f) => read(f).printed) : []
  return [claim.rule, claim.subject, claim.words?.['word'] ?? '', ...printed].join('\u0001')
}

/** Of the contradictions themselves: not of their order, nor of what is made of them. */
const causeOf = (claims: readonly string[]): string => fingerprint('cause', ...[...claims].sort())

const quantity = (figure: Figure, value: string = figure.printed): Quantity => ({ value, unit: figure.unit.symbol })
/** A value in the habit of the figure it is to replace: 「237,209.50」 beside 「237,100.00」. */
const like = (figure: Figure, value: string): string =>
  /\d[,，]\d{3}/.test(figure.printed) ? value.replace(/(?<=^[-+]?\d*)\d(?=(?:\d{3})+(?:\.|$))/g, '$&,') : value
const shown = (q: Quantity | undefined): string => (q ? `${q.value}${q.unit === '%' ? '%' : q.unit ? ` ${q.unit}` : ''}` : '')
const limit = (bound: Bound | undefined): { readonly bound?: Bound } => (bound === undefined ? {} : { bound })

/** Which way relations limit a figure when they do no more than that: 「≤」 where anything smaller would agree too. */
function boundOn(relations: readonly Relation[], figure: number): Bound | undefined {
  const ways = relations.flatMap((r): (Bound | '=')[] => {
    if (r.kind === 'assertion') return ['=']
    const terms = r.kind === 'sum' ? r.terms : [r.stated]
    const times = terms.reduce((n, t) => n + (t.figure === figure ? t.times : 0), 0)
    if (times === 0) return []
    return r.op === '=' ? ['='] : [(r.op === '<=') === times > 0 ? '<=' : '>=']
  })
  const [way] = ways
  return way === '=' || ways.some((other) => other !== way) ? undefined : way
}

function evidenceOf(figure: Figure, role: string): Evidence {
  const { source } = figure
  return {
    role,
    value: figure.printed,
    unit: figure.unit.symbol,
    page: source.page,
    quote: source.quote,
    figure: figure.id,
    ...(source.boxes.length > 0 ? { boxes: source.boxes } : {}),
  }
}

export function findingOf(explanation: Explanation, weighed: readonly Weighed[], judged: readonly Judged[], net: Network): Found {
  const { read } = net
  const blame = explanation.blamed[0]
  // The claim about the blamed figure itself speaks best; else the first.
  const settled = explanation.settles.map((i) => ({ i, j: judged[i] as Judged, w: weighed[i] as Weighed }))
  const main = settled.find((s) => s.j.claim.stated === blame?.figure) ?? settled[0]
  if (!main) throw new Error('an explanation settles at least one claim')
  const { claim } = main.j
  const relation = claim.readings[main.j.reading] as Relation
  const id = blame?.figure ?? (claim.stated >= 0 ? claim.stated : figuresIn(relation)[0])
  const figure = id === undefined ? undefined : read(id)
  const words = claim.words ?? {}
  const wordSource = claim.source
  const aboutWords = wordSource !== undefined && claim.stated < 0
  const source = aboutWords ? wordSource : figure?.source
  const relations = settled.flatMap((s) => s.j.claim.readings[s.j.reading] ?? [])
  const bound = id === undefined ? undefined : boundOn(relations, id)
  const instead = aboutWords ? wordsInstead(words['word'] ?? '', relation, read) : undefined
  const implied = impliedQuantity(relation, claim.stated, read)
  const expected: Expected | undefined =
    instead ??
    (blame && figure
      ? { ...quantity(figure, like(figure, format(blame.value))), ...limit(bound) }
      : relation.kind === 'assertion' && relation.expected !== undefined
        ? {
            value: figure ? like(figure, relation.expected) : relation.expected,
            unit: /^[\d.,]+$/.test(relation.expected) && words['word'] === undefined ? (figure?.unit.symbol ?? '') : '',
          }
        : implied && { ...implied, ...limit(boundOn(relations, claim.stated)) })
  // Where the words are what is wrong (a unit left out, 持平), they are what is stated.
  const stated: Quantity | undefined =
    words['word'] !== undefined && (aboutWords || id === claim.stated)
      ? { value: words['word'], unit: '' }
      : aboutWords
        ? undefined
        : figure
          ? quantity(figure)
          : undefined
  const evidence: Evidence[] = []
  const seen = new Set<number>()
  const put = (f: number, role: string): void => {
    if (seen.has(f)) return
    seen.add(f)
    const right = also.get(f)
    const told = evidenceOf(read(f), role)
    evidence.push(right === undefined ? told : { ...told, expected: quantity(read(f), like(read(f), right)) })
  }
  /** Further figures of the same cause, with what would agree. */
  const also = new Map(explanation.blamed.slice(1).map((b) => [b.figure, format(b.value)]))
  if (figure && id !== undefined) put(id, claim.roles[id] ?? 'stated')
  for (const s of [main, ...settled.filter((o) => o !== main)]) {
    const r = s.j.claim.readings[s.j.reading] as Relation
    if (s !== main && figuresIn(r).length > 12) {
      put(s.j.claim.stated >= 0 ? s.j.claim.stated : (figuresIn(r)[0] ?? 0), s.j.claim.roles[s.j.claim.stated] ?? 'related')
      continue
    }
    for (const f of figuresIn(r)) put(f, s.j.claim.roles[f] ?? 'operand')
  }
  // Words as printed, marks included, for whoever looks them up.
  const printedWords = words['printed']
  if (printedWords !== undefined && source)
    evidence.push({ role: 'wording', value: printedWords, unit: '', page: source.page, quote: source.quote })
  const severity = severityOf(settled.map((s) => ({ judgement: s.w.judgement, claim: s.j.claim })))
  const equation = main.j.equation
  const own = claim.stated >= 0 && claim.stated !== id ? quantity(read(claim.stated)) : stated
  const said: Said = {
    kind: 'claim',
    rule: claim.rule,
    case: claim.case,
    words: { subject: claim.subject, stated: shown(own), expected: shown(expected), equation, more: words },
    ...(own === stated || blame === undefined ? {} : { slip: { printed: shown(stated), right: shown(expected), ...limit(bound) } }),
    ...(also.size > 0 ? { also: alsoIn(explanation, judged, main, read) } : {}),
  }
  const diagnosis: Found['diagnosis'] = instead
    ? { kind: 'sign', told: { manner: 'other-words', right: instead.value }, candidates: [] }
    : figure && blame
      ? diagnosisOf(blame, explanation, figure, relation, net, relations)
      : undefined
  const against = explanation.settles.length
  return {
    id: fingerprint(claim.rule, claim.subject, stated?.value ?? '', ...figuresIn(relation).map((f) => read(f).printed)),
    rule: claim.rule,
    severity,
    said,
    page: source?.page ?? 1,
    quote: source?.quote ?? '',
    ...(stated ? { stated } : {}),
    ...(expected ? { expected } : {}),
    ...(equation ? { equation } : {}),
    evidence,
    ...(diagnosis ? { diagnosis } : {}),
    related: settled.filter((s) => s !== main).map((s) => fingerprint(s.j.claim.rule, s.j.claim.subject, s.j.equation)),
    cause: causeOf(settled.map(({ j }) => claimText(j, read))),
    ...(source ? { section: source.section, at: source.at } : {}),
    ...(id === undefined || aboutWords ? {} : { figure: id }),
    support: { against, agreeing: blame?.agrees ?? 0 },
  }
}

/** Where else one cause shows: the other figures that are blamed, and the pages of what they settle. */
function alsoIn(explanation: Explanation, judged: readonly Judged[], main: { readonly j: Judged }, read: Read): Also {
  const places = explanation.settles.flatMap((i): { readonly subject: string; readonly page: number }[] => {
    const j = judged[i]
    const figure = j === undefined || j === main.j ? undefined : j.claim.stated >= 0 ? j.claim.stated : undefined
    return j === undefined || figure === undefined ? [] : [{ subject: j.claim.subject, page: read(figure).source.page }]
  })
  return { figures: explanation.blamed.length - 1, places }
}

const opposites: Readonly<Record<string, string>> = {
  大于: '小于',
  高于: '低于',
  多于: '少于',
  增加: '减少',
  增长: '下降',
  上升: '下降',
  超过: '低于',
  超出: '低于',
}
/** 「未超过」 has 超过 for its opposite. */
const opposite = (word: string): string | undefined =>
  /^(?:并?未|没有?)([^有].*)$/u.exec(word)?.[1] ?? opposites[word] ?? Object.entries(opposites).find(([, low]) => low === word)?.[0]

/** The words that two amounts call for instead of those printed between them: 「小于」 for 「大于」, 「减少12.52」 for 「无变化」. */
function wordsInstead(word: string, relation: Relation, read: Read): Quantity | undefined {
  if (relation.kind !== 'sum' || relation.terms.length !== 2) return undefined
  const [current, base] = relation.terms.map((t) => read(t.figure))
  if (!current || !base) return undefined
  if (relation.op !== '=') {
    const other = opposite(word)
    return other === undefined ? undefined : { value: other, unit: '' }
  }
  const change = shift(subtract(baseValue(current), baseValue(base)), -current.unit.power)
  return { value: `${sign(change) > 0 ? '增加' : '减少'}${format(trim(abs(change)))}`, unit: current.unit.symbol }
}

/** What a relation gives for the stated figure when no blame could be found. */
function impliedQuantity(relation: Relation, stated: number, read: Read): Quantity | undefined {
  if (stated < 0 || relation.kind === 'assertion') return undefined
  const figure = read(stated)
  if (relation.kind === 'quotient') {
    const implied = impliedPercentage(relation, read, figure.decimals)
    // 「下降5.0%」 is stated as −5.0: what is printed stands in the sense of its direction word.
    return implied ? quantity(figure, format(multiply(implied, decimal(relation.stated.times)))) : undefined
  }
  const solution = solve(relation, stated, read)
  return solution ? quantity(figure, like(figure, inUnitOf(solution.value, figure))) : undefined
}

function diagnosisOf(
  blame: Blame,
  explanation: Explanation,
  figure: Figure,
  relation: Relation,
  net: Network,
  relations: readonly Relation[],
): NonNullable<Found['diagnosis']> {
  const { read } = net
  const rate = relation.kind === 'quotient' && relation.stated.figure === figure.id ? relation : undefined
  // Of a rate that is a slip away from the right one, another base may tell how it came about after all.
  const base =
    blame.kind === 'wrong-base'
      ? blame.witness
      : rate && blame.kind !== 'copied' && blame.kind !== 'shifted' && blame.how === undefined
        ? otherBase(net, rate)
        : undefined
  const kind = base === undefined ? blame.kind : 'wrong-base'
  const named = base ?? blame.witness
  const label = named === undefined ? undefined : read(named).label || read(named).printed
  const witness =
    base !== undefined && relation.kind === 'quotient'
      ? dividedBy(relation, read(base), figure, read)
      : anotherWay(blame, relation, rate, figure.id, read)
  const too = kind === 'shifted' || equals(blame.value, figure.value) ? undefined : printedToo(net, figure, blame.value, relations)
  const one = (b: Blame): Candidate => ({
    value: like(read(b.figure), format(b.value)),
    ...limit(boundOn(relations, b.figure)),
    repairs: b.repairs,
    figure: b.figure,
    agrees: b.agrees,
    disagrees: b.disagrees,
  })
  const right = like(figure, format(blame.value))
  return {
    kind,
    told: {
      manner: base === undefined ? (blame.how ?? kind) : kind,
      printed: figure.printed,
      unit: figure.unit.symbol,
      right,
      ...(witness === undefined ? {} : { witness }),
      ...(label === undefined ? {} : { label }),
      ...limit(boundOn(relations, blame.figure)),
      ...(too ? { too: { page: too.source.page, label: too.label } } : {}),
      others: blame.agrees,
    },
    candidates: [one(blame), ...explanation.rivals.map(one)],
  }
}

/** The arithmetic by which what is printed would be right. */
function anotherWay(
  { how }: Blame,
  relation: Relation,
  rate: Extract<Relation, { kind: 'quotient' }> | undefined,
  id: number,
  read: Read,
): string | undefined {
  const other = how === 'reversed' ? turnedRound(relation, id) : how === 'of-prior' && rate ? ofPrior(rate) : undefined
  return other && equationOf(other, id, read, true)
}

/** What gives the printed rate when divided by another base. */
const dividedBy = (relation: Extract<Relation, { kind: 'quotient' }>, base: Figure, rate: Figure, read: Read): Division => ({
  numerator: relation.numerator.map((t) => read(t.figure).printed).join(' − '),
  base: base.printed,
  label: base.label,
  page: base.source.page,
  result: shown(quantity(rate)),
})

/** One habit, one finding: percentages cut to the whole per cent and printed with decimals they do not have. */
export function wholePercentFinding(indexes: readonly number[], judged: readonly Judged[], read: Read): Found | undefined {
  const cases = indexes.flatMap((i) => {
    const j = judged[i]
    const relation = j?.claim.readings[j.reading]
    return j && relation?.kind === 'quotient' ? [{ j, relation, figure: read(relation.stated.figure) }] : []
  })
  const first = cases[0]
  if (!first) return undefined
  const told = cases.map(({ j, relation, figure }) => ({ j, figure, implied: impliedQuantity(relation, figure.id, read) }))
  const implied = told[0]?.implied
  return {
    id: fingerprint('whole-percent', ...cases.map((c) => c.figure.printed)),
    rule: first.j.claim.rule,
    severity: 'warning',
    said: {
      kind: 'whole-percents',
      rates: told.map(({ j, figure, implied }) => ({
        printed: figure.printed,
        ...(implied ? { implied } : {}),
        page: figure.source.page,
        equation: j.equation,
      })),
    },
    page: first.figure.source.page,
    quote: first.figure.source.quote,
    stated: quantity(first.figure),
    ...(implied ? { expected: implied } : {}),
    equation: first.j.equation,
    evidence: told.map(({ j, figure, implied }) => ({
      ...evidenceOf(figure, 'rate'),
      ...(implied ? { expected: implied } : {}),
      equation: j.equation,
    })),
    related: [],
    cause: causeOf(cases.map(({ j }) => claimText(j, read))),
    section: first.figure.source.section,
    figure: first.figure.id,
    at: first.figure.source.at,
    support: { against: cases.length, agreeing: 0 },
  }
}

/** Sums that hold only within rounding: one note a table or section. */
export function roundingNotes(judged: readonly Judged[], weighed: readonly Weighed[], read: Read): Found[] {
  const groups = new Map<string, { first: Figure; count: number; of: number }>()
  judged.forEach((j, i) => {
    const relation = j.claim.readings[j.reading]
    if (relation?.kind !== 'sum' || relation.op !== '=' || !isHeld(j.verdict) || j.claim.stated < 0) return
    const figure = read(j.claim.stated)
    const key = j.claim.group ?? `page ${figure.source.page}`
    const group = groups.get(key) ?? { first: figure, count: 0, of: 0 }
    group.of++
    if (weighed[i]?.judgement.verdict === 'rounding') {
      if (group.count === 0) group.first = figure
      group.count++
    }
    groups.set(key, group)
  })
  return [...groups].flatMap(([key, g]): Found[] =>
    g.count === 0
      ? []
      : [
          {
            id: fingerprint('rounding', key, g.first.printed, String(g.count)),
            rule: 'rounding',
            severity: 'info',
            said: { kind: 'rounded-sums', count: g.count, of: g.of },
            page: g.first.source.page,
            quote: g.first.source.quote,
            stated: quantity(g.first),
            evidence: [evidenceOf(g.first, 'whole')],
            related: [],
            section: g.first.source.section,
            figure: g.first.id,
            at: g.first.source.at,
          },
        ],
  )
}
