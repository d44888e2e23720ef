/** Claims in, report out: judge every claim, recognise the document's conventions, find one cause for what hangs together. */
import { createHash } from 'node:crypto'
import { abs, format, isZero, trim } from '../number/decimal.ts'
import type { Document } from '../layout/types.ts'
import type { Assessment, Claim, Diagnosis, Evidence, Extraction, Figure, FigureCoverage, Finding, Judged, Language, Quantity, Relation, Report, Severity, Verdict } from '../model.ts'
import { rules as allRules } from '../rules/index.ts'
import { conventionsOf } from './conventions.ts'
import { type Beside, located } from './across.ts'
import { type Blame, type Constraint, type Explanation, explain, figuresIn, gapOf, knots, type Network, network, otherBase } from './diagnose.ts'
import { precisionOf } from './precision.ts'
import { equationOf } from './equation.ts'
import { factSet } from './factset.ts'
import { inUnitOf, impliedPercentage, type Judgement, judge, type Read, valueOf } from './judge.ts'
import { settleDoubts } from './doubt.ts'
import type { Rule } from './rule.ts'
import { bySeverity, severityOf } from './severity.ts'
import { exchangeApart, oneDigitApart, slipOf } from './slips.ts'
import { solve } from './solve.ts'
import { diagnosisText } from './words.ts'

/** What assessment needs of a document. */
export interface Assessable {
  readonly path: string
  readonly sha256: string
  readonly document: Document
  readonly extraction: Extraction
}

export interface AssessOptions {
  readonly language: Language
  /** Rules to apply; all by default. */
  readonly rules?: readonly Rule[]
  /** Documents checked together with this one, as `besideOf` gives them. */
  readonly beside?: readonly Beside[]
}

interface Weighed {
  readonly claim: Claim
  readonly judgement: Judgement
  readonly reading: number
}

const isHeld = (v: Verdict): boolean => v === 'exact' || v === 'rounding' || v === 'convention'

/** A claim's verdict over its readings. */
function weigh(claim: Claim, read: Read): Weighed {
  const judged = claim.readings.map((r) => judge(r, read))
  const best = judged.findIndex((j) => j.verdict === 'exact')
  const held = best >= 0 ? best : judged.findIndex((j) => isHeld(j.verdict))
  if (held >= 0) return { claim, judgement: judged[held] as Judgement, reading: held }
  const first = judged.findIndex((j) => j.verdict === 'contradiction')
  if (first < 0) {
    const zero = judged.findIndex((j) => j.reason === 'base-zero')
    const hundred = claim.rule === 'wrong-change-rate' && zero >= 0 ? overNothing(claim.readings[zero], read) : undefined
    if (hundred) return { claim, judgement: hundred, reading: zero }
    const relation = claim.readings[zero]
    // 「年初预算0，完成年初预算的95.89%」: nothing can be 95.89 % of nothing.
    if (zero >= 0 && claim.words?.['zeroBase'] === 'contradicts' && relation?.kind === 'quotient' && !isZero(read(relation.stated.figure).value) && relation.numerator.some((t) => !isZero(read(t.figure).value)))
      return { claim, judgement: { verdict: 'contradiction', cut: false, lastDigit: false }, reading: zero }
    return { claim, judgement: judged[0] ?? { verdict: 'notCheckable', cut: false, lastDigit: false }, reading: 0 }
  }
  if (!claim.certain) {
    const proven = (claim.provenBy ?? []).some((r) => isHeld(judge(r, read).verdict))
    const relation = claim.readings[first]
    const slip = claim.slipProves === true && relation?.kind === 'sum' && (relation.terms.length === 2 || telling(relation, read)) && (relation.terms.length === 2 ? slipBetween(relation, read) : oneDigitApart(gapOf(relation, read)) || exchangeApart(gapOf(relation, read)))
    if (!proven && !slip) return { claim, judgement: { verdict: 'notCheckable', cut: false, lastDigit: false, reason: 'reading-uncertain' }, reading: first }
  }
  const doubtful = claim.readings[first] ? figuresIn(claim.readings[first]).some((f) => read(f).doubt !== undefined) : false
  if (doubtful) return { claim, judgement: { verdict: 'notCheckable', cut: false, lastDigit: false, reason: 'doubtful-reading' }, reading: first }
  return { claim, judgement: judged[first] as Judgement, reading: first }
}

/**
 * No rate exists on a base of 0. Many print 100 % all the same: that is a habit, not a slip; any other rate is one.
 */
function overNothing(relation: Relation | undefined, read: Read): Judgement | undefined {
  if (relation?.kind !== 'quotient') return undefined
  const stated = format(trim(abs(read(relation.stated.figure).value)))
  if (stated === '100' || stated === '0') return { verdict: 'convention', cut: false, lastDigit: false }
  return { verdict: 'contradiction', cut: false, lastDigit: true }
}

/** Sums whose figures can show rounding: three addends or more, not all of them nothing. */
const canRound = (relation: Relation | undefined, read: Read): boolean => relation?.kind === 'sum' && relation.op === '=' && relation.terms.filter((t) => !isZero(read(t.figure).value)).length >= 3

/** Share of sums with a tail, in per cent, from which a document is one that rounds each figure by itself. */
const noisy = 4

/**
 * The document's own figures decide what a difference in the last place is. Where its sums hold to the last digit, two
 * places that give one quantity with different last digits do not agree; where many sums carry a tail, they are rounded.
 */
function forgiveTails(weighed: Weighed[], read: Read): void {
  const sums = weighed.map((w) => ({ w, relation: w.claim.readings[w.reading] })).filter(({ relation }) => canRound(relation, read))
  weighed.forEach((w, i) => {
    const relation = w.claim.readings[w.reading]
    if (w.judgement.verdict !== 'contradiction' || !w.judgement.lastDigit || relation?.kind !== 'sum' || relation.terms.length !== 2) return
    // The figures in question do not vote: one slip would make its own alibi.
    const own = new Set(figuresIn(relation))
    const voters = sums.filter((s) => s.relation && !figuresIn(s.relation).some((f) => own.has(f)))
    const tails = voters.filter((s) => s.w.judgement.verdict === 'rounding').length
    const held = voters.filter((s) => s.w.judgement.verdict === 'exact').length
    if (tails >= 3 && tails * 100 >= (tails + held) * noisy) weighed[i] = { ...w, judgement: { verdict: 'rounding', cut: false, lastDigit: false } }
  })
}

/** Long figures only: of two short numbers nearly every difference is one digit. */
const telling = (relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean => Math.max(...relation.terms.map((t) => read(t.figure).printed.replace(/\D/g, '').replace(/^0+/, '').length)) >= 4

/** Two figures for one quantity that differ by a single slip, a unit left out among them. */
function slipBetween(relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean {
  const [a, b] = relation.terms.map((t) => read(t.figure))
  if (!a || !b) return false
  return slipOf(valueOf(a), valueOf(b)) !== undefined
}

const keyOf = (relation: Relation, rule: string): string => {
  const terms = (ts: readonly { figure: number; times: number }[]): string =>
    ts
      .map((t) => `${t.figure}*${t.times}`)
      .sort()
      .join('+')
  if (relation.kind === 'assertion') return `${rule}|${relation.figures.join(',')}|${relation.expected ?? ''}`
  if (relation.kind === 'quotient') return `q|${relation.op}|${relation.stated.figure}|${terms(relation.numerator)}|${terms(relation.denominator)}`
  // A sum and its negative are one relation.
  const flipped = relation.terms.map((t) => ({ figure: t.figure, times: -t.times }))
  return `s|${relation.op}|${[terms(relation.terms), relation.op === '=' ? terms(flipped) : ''].sort().join('|')}`
}

/** The same relation said by two rules is one check. */
function distinct(claims: Iterable<Claim>): Claim[] {
  const seen = new Map<string, number>()
  const kept: Claim[] = []
  for (const claim of claims) {
    const first = claim.readings[0]
    if (!first) continue
    const key = claim.stated < 0 && first.kind === 'assertion' ? `${claim.rule}|${claim.subject}|${claim.source?.page}|${claim.source?.offset}` : keyOf(first, claim.rule)
    const at = seen.get(key)
    if (at === undefined) {
      seen.set(key, kept.length)
      kept.push(claim)
    } else if (claim.certain && !kept[at]?.certain) kept[at] = claim
  }
  return kept
}

export function assess(input: Assessable, options: AssessOptions): Assessment {
  const { document } = input
  const { language } = options
  const rules = options.rules ?? allRules
  const claimsOf = (e: Extraction): Claim[] => {
    const facts = factSet(document, e, options.beside)
    return distinct(rules.flatMap((rule) => [...rule.claims(facts)]))
  }
  const { extraction, claims, byArithmetic } = settleDoubts(input.extraction, claimsOf)
  const facts = factSet(document, extraction, options.beside)
  const precision = precisionOf(claims, extraction.figures, facts.figure)
  const { read } = precision
  const weighed = claims.map((claim) => {
    const w = weigh(claim, read)
    // What agrees only if a short figure is "about" is for a person to judge.
    return precision.strict && w.judgement.verdict === 'contradiction' && isHeld(weigh(claim, facts.figure).judgement.verdict) ? { ...w, judgement: { ...w.judgement, lastDigit: true } } : w
  })
  forgiveTails(weighed, read)
  const conventions = conventionsOf(weighed, read)
  const verdictOf = (w: Weighed, i: number): Verdict => (w.judgement.verdict === 'contradiction' && conventions.explained.has(i) ? 'convention' : w.judgement.verdict)
  const judged: Judged[] = weighed.map((w, i) => {
    const relation = w.claim.readings[w.reading] as Relation
    const verdict = verdictOf(w, i)
    return {
      claim: w.claim,
      verdict,
      reading: w.reading,
      equation: equationOf(relation, w.claim.stated, read, verdict !== 'contradiction'),
      ...(verdict === 'notCheckable' ? { reason: w.judgement.reason ?? 'alone' } : {}),
      ...(byArithmetic.size > 0 && figuresIn(relation).some((f) => byArithmetic.has(f)) ? { note: 'read-by-arithmetic' as const } : {}),
    }
  })

  const constraints: Constraint[] = judged.flatMap((j, index) => {
    const relation = j.claim.readings[j.reading]
    if (!relation || j.verdict === 'notCheckable') return []
    return [{ index, relation, stated: j.claim.stated, holds: isHeld(j.verdict), weight: 1 }]
  })
  const net = network(constraints, facts.figures.map((f) => read(f.id)), extraction.figures.length)
  const habitual = new Set(conventions.wholePercents)
  const failing = constraints.filter((c) => !c.holds && !habitual.has(c.index))
  const findings: Finding[] = []
  for (const knot of knots(failing)) {
    for (const explanation of explain(net, knot)) {
      findings.push(findingOf(explanation, weighed, judged, net, rules, language))
    }
  }
  const whole = wholePercentFinding(conventions.wholePercents, judged, read, language)
  if (whole) findings.push(whole)
  findings.push(...conventions.notes(language, read))
  findings.push(...roundingNotes(judged, weighed, read, language))
  const ordered = unique(located(findings, options.beside)).sort((a, b) => a.page - b.page || bySeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1))

  const ledger = coverage(extraction, judged)
  const covered = ledger.filter((l) => l.status === 'covered').length
  const checks: Record<Verdict, number> = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 }
  for (const j of judged) checks[j.verdict]++
  const report: Report = {
    schema: 'gouji.report/1',
    document: {
      path: input.path,
      sha256: input.sha256,
      title: extraction.identity.title,
      department: extraction.identity.department,
      year: extraction.identity.year,
      kind: extraction.identity.kind,
      pages: document.pages.length,
      unreadablePages: document.pages.flatMap((p) => (p.unreadable === undefined ? [] : [{ page: p.number, reason: p.unreadable }])),
      ocrPages: document.pages.filter((p) => p.readBy === 'ocr').map((p) => p.number),
    },
    coverage: { figures: ledger.length, covered, uncovered: ledger.length - covered, notFigures: extraction.notFigures },
    checks,
    findings: ordered,
  }
  return { report, judged, ledger }
}

/** Two causes may print the same strings (one slip in two tables): the later ones get a number. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((f) => {
    const n = (seen.get(f.id) ?? 0) + 1
    seen.set(f.id, n)
    return n === 1 ? f : { ...f, id: `${f.id}-${n}` }
  })
}

const fingerprint = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 12)

const quantity = (figure: Figure, value: string = figure.printed): Quantity => ({ value, unit: figure.unit.symbol })
const shown = (q: Quantity | undefined): string => (q ? `${q.value}${q.unit === '%' ? '%' : q.unit ? ` ${q.unit}` : ''}` : '')

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

function findingOf(explanation: Explanation, weighed: readonly Weighed[], judged: readonly Judged[], net: Network, rules: readonly Rule[], language: Language): Finding {
  const { read } = net
  const blame = explanation.blamed[0]
  // The claim about the blamed figure itself speaks best; else the first.
  const settled = explanation.settles.map((i) => ({ i, j: judged[i] as Judged, w: weighed[i] as Weighed }))
  const main = settled.find((s) => s.j.claim.stated === blame?.figure) ?? settled[0]
  if (!main) throw new Error('an explanation settles at least one claim')
  const { claim } = main.j
  const relation = claim.readings[main.j.reading] as Relation
  const rule = rules.find((r) => r.id === claim.rule)
  const id = blame?.figure ?? (claim.stated >= 0 ? claim.stated : figuresIn(relation)[0])
  const figure = id === undefined ? undefined : read(id)
  const words = claim.words ?? {}
  const wordSource = claim.source
  const aboutWords = wordSource !== undefined && claim.stated < 0
  const source = aboutWords ? wordSource : figure?.source
  const expected = blame && figure ? quantity(figure, format(blame.value)) : relation.kind === 'assertion' && relation.expected !== undefined ? { value: relation.expected, unit: '' } : impliedQuantity(relation, claim.stated, read)
  // Where the words are what is wrong (a unit left out, 持平), they are what is stated.
  const stated: Quantity | undefined = words['word'] !== undefined && (aboutWords || id === claim.stated) ? { value: words['word'], unit: '' } : aboutWords ? undefined : figure ? quantity(figure) : undefined
  const evidence: Evidence[] = []
  const seen = new Set<number>()
  const put = (f: number, role: string): void => {
    if (seen.has(f)) return
    seen.add(f)
    evidence.push(evidenceOf(read(f), role))
  }
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
  if (printedWords !== undefined && source) evidence.push({ role: 'wording', value: printedWords, unit: '', page: source.page, quote: source.quote })
  const severity = severityOf(settled.map((s) => ({ judgement: s.w.judgement, claim: s.j.claim })))
  const equation = main.j.equation
  const own = claim.stated >= 0 && claim.stated !== id ? quantity(read(claim.stated)) : stated
  const said = rule ? rule.messages[language]({ subject: claim.subject, stated: shown(own), expected: shown(expected), equation, more: words }) : claim.subject
  const message = own === stated || blame === undefined ? said : `${said}${language === 'zh' ? `其中 ${shown(stated)} 疑应为 ${shown(expected)}。` : ` Likely ${shown(stated)} should be ${shown(expected)}.`}`
  const diagnosis = figure && blame ? diagnosisOf(blame, explanation, figure, relation, net, language) : undefined
  const against = explanation.settles.length
  return {
    id: fingerprint(claim.rule, claim.subject, stated?.value ?? '', ...figuresIn(relation).map((f) => read(f).printed)),
    rule: claim.rule,
    severity,
    message,
    page: source?.page ?? 1,
    quote: source?.quote ?? '',
    ...(stated ? { stated } : {}),
    ...(expected ? { expected } : {}),
    ...(equation ? { equation } : {}),
    evidence,
    ...(diagnosis ? { diagnosis } : {}),
    related: settled.filter((s) => s !== main).map((s) => fingerprint(s.j.claim.rule, s.j.claim.subject, s.j.equation)),
    ...(source ? { section: source.section, at: source.at } : {}),
    ...(id === undefined || aboutWords ? {} : { figure: id }),
    support: { against, agreeing: blame?.agrees ?? 0 },
  }
}

/** What a relation gives for the stated figure when no blame could be found. */
function impliedQuantity(relation: Relation, stated: number, read: Read): Quantity | undefined {
  if (stated < 0 || relation.kind === 'assertion') return undefined
  const figure = read(stated)
  if (relation.kind === 'quotient') {
    const implied = impliedPercentage(relation, read, figure.decimals)
    return implied ? quantity(figure, format(implied)) : undefined
  }
  const solution = solve(relation, stated, read)
  return solution ? quantity(figure, inUnitOf(solution.value, figure)) : undefined
}

function diagnosisOf(blame: Blame, explanation: Explanation, figure: Figure, relation: Relation, net: Network, language: Language): Diagnosis {
  const { read } = net
  let kind = blame.kind
  let witness: string | undefined
  let label = blame.witness === undefined ? undefined : read(blame.witness).label || read(blame.witness).printed
  if (relation.kind === 'quotient' && relation.stated.figure === figure.id && kind !== 'copied') {
    const base = otherBase(net, relation)
    if (base !== undefined) {
      kind = 'wrong-base'
      const other = read(base)
      const top = relation.numerator.map((t) => read(t.figure).printed).join(' − ')
      const place = language === 'zh' ? `第 ${other.source.page} 页` : `page ${other.source.page}`
      witness = `${top} ÷ ${other.printed}${other.label ? `（${other.label}，${place}）` : `（${place}）`}= ${figure.printed}%`
      label = other.label
    }
  }
  const one = (b: Blame): { value: string; repairs: number; figure: number; agrees: number; disagrees: number } => ({ value: format(b.value), repairs: b.repairs, figure: b.figure, agrees: b.agrees, disagrees: b.disagrees })
  const right = format(blame.value)
  return {
    kind,
    text: diagnosisText(kind, { printed: figure.printed, right, ...(witness === undefined ? {} : { witness }), ...(label === undefined ? {} : { label }), others: blame.agrees })(language),
    candidates: [one(blame), ...explanation.rivals.map(one)],
  }
}

/** One habit, one finding: percentages cut to the whole per cent and printed with decimals they do not have. */
function wholePercentFinding(indexes: readonly number[], judged: readonly Judged[], read: Read, language: Language): Finding | undefined {
  const cases = indexes.flatMap((i) => {
    const j = judged[i]
    const relation = j?.claim.readings[j.reading]
    return j && relation?.kind === 'quotient' ? [{ j, relation, figure: read(relation.stated.figure) }] : []
  })
  const first = cases[0]
  if (!first) return undefined
  const list = cases.map((c) => `${c.figure.printed}%（${c.j.equation}）`)
  const implied = impliedQuantity(first.relation, first.figure.id, read)
  return {
    id: fingerprint('whole-percent', ...cases.map((c) => c.figure.printed)),
    rule: first.j.claim.rule,
    severity: 'warning',
    message:
      language === 'zh'
        ? `${cases.length} 处增减率均舍去小数只留整数，却以小数位列示，与推算不符：${list.join('；')}。`
        : `${cases.length} change rates are cut to a whole per cent yet printed with decimals; none agrees: ${list.join('; ')}.`,
    page: first.figure.source.page,
    quote: first.figure.source.quote,
    stated: quantity(first.figure),
    ...(implied ? { expected: implied } : {}),
    equation: first.j.equation,
    evidence: cases.map((c) => evidenceOf(c.figure, 'rate')),
    related: [],
    section: first.figure.source.section,
    figure: first.figure.id,
    at: first.figure.source.at,
    support: { against: cases.length, agreeing: 0 },
  }
}

/** Sums that hold only within rounding: one note a table or section. */
function roundingNotes(judged: readonly Judged[], weighed: readonly Weighed[], read: Read, language: Language): Finding[] {
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
  return [...groups].flatMap(([key, g]): Finding[] =>
    g.count === 0
      ? []
      : [
          {
            id: fingerprint('rounding', key, g.first.printed, String(g.count)),
            rule: 'rounding',
            severity: 'info',
            message: language === 'zh' ? `${g.count} 处合计在四舍五入的尾差之内（共核对 ${g.of} 处）。` : `${g.count} of ${g.of} sums here hold only within rounding.`,
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

function coverage(extraction: Extraction, judged: readonly Judged[]): FigureCoverage[] {
  const decided = new Map<number, number[]>()
  const undecided = new Map<number, string>()
  judged.forEach((j, i) => {
    const relation = j.claim.readings[j.reading]
    if (!relation) return
    for (const f of figuresIn(relation)) {
      if (j.verdict === 'notCheckable') undecided.set(f, j.reason ?? 'alone')
      else {
        const of = decided.get(f)
        if (of) of.push(i)
        else decided.set(f, [i])
      }
    }
  })
  return extraction.figures.map((f) => {
    const claims = decided.get(f.id)
    return claims ? { figure: f.id, status: 'covered', claims } : { figure: f.id, status: 'uncovered', claims: [], reason: undecided.get(f.id) ?? f.unattached ?? 'alone' }
  })
}
