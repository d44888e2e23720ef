/** Claims in, report out: judge every claim, recognise the document's conventions, find one cause for what hangs together. */
import type { Document } from '../layout/types.ts'
import type { Belief, Claim, Judged } from '../model/claim.ts'
import type { Beside, Checked, FigureCoverage, Found, Report } from '../model/finding.ts'
import type { Extraction, Figure, Read } from '../model/reading.ts'
import { equationOf } from '../relation/equation.ts'
import { figuresIn } from '../relation/judge.ts'
import type { Relation, Verdict } from '../relation/relation.ts'
import { located } from './across.ts'
import { believe } from './belief/believe.ts'
import { believed } from './belief/of-finding.ts'
import { sceneOf } from './belief/scene.ts'
import { explain, knots } from './cause/diagnose.ts'
import { type Constraint, network } from './cause/network.ts'
import { lostDigits, together } from './cause/one-cause.ts'
import { conventionsOf } from './conventions.ts'
import { settleDoubts } from './doubt.ts'
import { findingOf, roundingNotes, unique, wholePercentFinding } from './finding.ts'
import { precisionOf } from './precision.ts'
import { bySeverity } from './severity.ts'
import { forgiveTails, loneTails, suspectTails, unlikelyPercentages, unlikelyTails } from './tails.ts'
import { doubtUnruled } from './unruled.ts'
import { distinct, isHeld, type Weighed, weigh } from './weigh.ts'

/** What assessment needs of a document. */
export interface Assessable {
  readonly path: string
  readonly sha256: string
  readonly document: Document
  readonly extraction: Extraction
}

/** What rules say of an extraction: `claims` are made when they are asked for. */
export interface Claimed {
  readonly claims: Iterable<Claim>
  readonly figures: readonly Figure[]
}

export interface AssessOptions {
  /** What should hold between the figures of an extraction, and all figures that it speaks of: those of documents beside it stand behind its own. */
  readonly claimed: (extraction: Extraction) => Claimed
  /** Documents checked together with this one, as `besideOf` gives them. */
  readonly beside?: readonly Beside[]
}

/** Of many readings one agrees by chance. */
const fewReadings = 6

export function assess(input: Assessable, options: AssessOptions): Checked {
  const { document } = input
  const { extraction, claims, byArithmetic } = settleDoubts(input.extraction, (e) => distinct(options.claimed(e).claims))
  const { figures } = options.claimed(extraction)
  const printed: Read = (id) => {
    const figure = figures[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    return figure
  }
  const precision = precisionOf(claims, extraction.figures, printed)
  const { read } = precision
  const weighed = claims.map((claim) => {
    const w = weigh(claim, read)
    // What agrees only if a short figure is "about" is for a person to judge.
    return precision.strict && w.judgement.verdict === 'contradiction' && isHeld(weigh(claim, printed).judgement.verdict)
      ? { ...w, judgement: { ...w.judgement, lastDigit: true } }
      : w
  })
  doubtUnruled(weighed, document, extraction, read)
  forgiveTails(weighed, read)
  const suspected = new Set([...suspectTails(weighed, read), ...unlikelyPercentages(weighed, read), ...loneTails(weighed, read)])
  unlikelyTails(weighed, read)
  const conventions = conventionsOf(weighed, read)
  const beliefs = believe(weighed, sceneOf(extraction, claims, read))
  const doubtOf = (i: number): string | undefined => (conventions.explained.has(i) ? undefined : beliefs.get(i)?.doubt)
  const verdictOf = (w: Weighed, i: number): Verdict => {
    if (w.judgement.verdict !== 'contradiction') return w.judgement.verdict
    return conventions.explained.has(i) ? 'convention' : doubtOf(i) === undefined ? 'contradiction' : 'notCheckable'
  }
  const judged: Judged[] = weighed.map((w, i) => {
    const relation = w.claim.readings[w.reading] as Relation
    const verdict = verdictOf(w, i)
    return {
      claim: w.claim,
      verdict,
      reading: w.reading,
      equation: equationOf(relation, w.claim.stated, read, isHeld(verdict)),
      ...(verdict === 'notCheckable' ? { reason: doubtOf(i) ?? w.judgement.reason ?? 'alone' } : {}),
      ...(beliefs.has(i) ? { belief: beliefs.get(i) as Belief } : {}),
      ...(byArithmetic.size > 0 && figuresIn(relation).some((f) => byArithmetic.has(f)) ? { note: 'read-by-arithmetic' as const } : {}),
    }
  })

  const constraints: Constraint[] = judged.flatMap((j, index) => {
    const relation = j.claim.readings[j.reading]
    if (!relation || j.verdict === 'notCheckable') return []
    return [{ index, relation, stated: j.claim.stated, holds: isHeld(j.verdict), weight: 1, toTheDigit: suspected.has(index) }]
  })
  const net = network(
    constraints,
    figures.map((f) => read(f.id)),
    extraction.figures.length,
    judged.flatMap((j) => (j.verdict === 'notCheckable' && j.claim.readings.length <= fewReadings ? [j.claim.readings] : [])),
  )
  const habitual = new Set(conventions.wholePercents)
  const failing = constraints.filter((c) => !c.holds && !habitual.has(c.index))
  const findings: Found[] = []
  const lost = lostDigits(net, failing)
  const settled = new Set(lost.flatMap((e) => e.settles))
  const single = knots(failing.filter((c) => !settled.has(c.index))).flatMap((knot) => explain(net, knot))
  for (const explanation of together(net, [...lost, ...single], failing)) {
    findings.push(believed(findingOf(explanation, weighed, judged, net), explanation, judged))
  }
  const whole = wholePercentFinding(conventions.wholePercents, judged, read)
  if (whole) findings.push(whole)
  findings.push(...conventions.notes(read))
  findings.push(...roundingNotes(judged, weighed, read))
  const ordered = unique(located(findings, options.beside)).sort(
    (a, b) => a.page - b.page || bySeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1),
  )

  const ledger = coverage(extraction, judged)
  const covered = ledger.filter((l) => l.status === 'covered').length
  const checks: Record<Verdict, number> = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 }
  for (const j of judged) checks[j.verdict]++
  const report: Checked['report'] = {
    schema: 'gouji.report/1',
    document: describe({ ...input, extraction }),
    coverage: {
      figures: ledger.length,
      covered,
      boundedOnly: ledger.filter((l) => l.boundedOnly).length,
      uncovered: ledger.length - covered,
      notFigures: extraction.notFigures,
    },
    checks,
    findings: ordered,
    ...(document.pages.some((p) => p.readBy === 'ocr')
      ? {
          recognition: {
            doubtful: extraction.figures.filter((f) => f.doubt !== undefined).length,
            byArithmetic: [...byArithmetic].flatMap((id) => {
              const [seen, taken] = [input.extraction.figures[id], extraction.figures[id]]
              return seen && taken ? [{ page: taken.source.page, seen: seen.printed, taken: taken.printed }] : []
            }),
          },
        }
      : {}),
  }
  return { report, judged, ledger }
}

/** Which document this is, and how its pages were read. */
export function describe({ path, sha256, document, extraction }: Assessable): Report['document'] {
  const { title, department, year, kind } = extraction.identity
  const pagesWith = (key: 'unreadable' | 'unrecognised') =>
    document.pages.flatMap(({ number, [key]: reason }) => (reason === undefined ? [] : [{ page: number, reason }]))
  const unrecognised = pagesWith('unrecognised')
  return {
    path,
    sha256,
    title,
    department,
    year,
    kind,
    pages: document.pages.length,
    unreadablePages: pagesWith('unreadable'),
    ocrPages: document.pages.filter((page) => page.readBy === 'ocr').map((page) => page.number),
    ...(unrecognised.length === 0 ? {} : { unrecognisedPages: unrecognised }),
    ...(document.damage === undefined || document.damage.length === 0 ? {} : { damage: document.damage }),
  }
}

function coverage(extraction: Extraction, judged: readonly Judged[]): FigureCoverage[] {
  const decided = new Map<number, number[]>()
  const undecided = new Map<number, string>()
  judged.forEach((j, i) => {
    const relation = j.claim.readings[j.reading]
    if (!relation) return
    // That a part does not exceed a whole it may not even belong to checks nothing.
    if (relation.kind === 'sum' && relation.op !== '=' && !j.claim.certain) return
    for (const f of figuresIn(relation)) {
      if (j.verdict === 'notCheckable') undecided.set(f, j.reason ?? 'alone')
      else {
        const of = decided.get(f)
        if (of) of.push(i)
        else decided.set(f, [i])
      }
    }
  })
  const isBound = (i: number): boolean => {
    const relation = judged[i]?.claim.readings[judged[i].reading]
    return relation !== undefined && relation.kind !== 'assertion' && relation.op !== '='
  }
  return extraction.figures.map((f) => {
    const claims = decided.get(f.id)
    return claims
      ? { figure: f.id, status: 'covered', claims, ...(claims.every(isBound) ? { boundedOnly: true } : {}) }
      : { figure: f.id, status: 'uncovered', claims: [], reason: undecided.get(f.id) ?? f.unattached ?? 'alone' }
  })
}
