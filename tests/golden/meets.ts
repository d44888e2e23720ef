/** Compares a report with the truth a person wrote down: which discrepancies were found, which findings are false, which were explained rightly. */
import type { Severity } from '../../src/model/claim.ts'
import type { Finding } from '../../src/model/finding.ts'

/** Something wrong (or, when tolerated, arguable) in a document. A finding meets it on its page, by one of its figures or by its words. */
export interface Discrepancy {
  readonly id?: string
  /** Rule that must report it: the discrepancy is the golden example of that rule. */
  readonly rule?: string
  /** One or several; absent when it may be reported anywhere. */
  readonly page?: number | readonly number[]
  readonly severity?: Severity
  /** Figures as printed; any one of them identifies the place. */
  readonly values?: readonly string[]
  /** Values that would be right. */
  readonly expected?: readonly string[]
  /** Words by which a slip of wording is recognised. */
  readonly text?: readonly string[]
  readonly quote?: string
  readonly why?: string
  readonly slip?: string
  /** Why gouji does not find it yet: an honest gap, to be closed. */
  readonly open?: string
}

export interface Truth {
  readonly document: string
  readonly discrepancies: readonly Discrepancy[]
  readonly tolerated?: readonly Discrepancy[]
}

export interface Comparison {
  /** Discrepancies that no finding meets. */
  readonly missed: readonly Discrepancy[]
  /** Errors and warnings that meet nothing. */
  readonly falsePositives: readonly Finding[]
  /** Discrepancies with a known right value that was neither expected nor the first candidate. */
  readonly undiagnosed: readonly Discrepancy[]
  readonly diagnosable: number
}

/** Length of printed text in common that identifies a sentence. */
const TELLING = 10

/** Figures compare by value, other strings by their characters. */
function norm(printed: string): string {
  const bare = printed.replace(/[,，%\s]/g, '')
  if (!/^[+-]?\d+(\.\d+)?$/.test(bare)) return bare
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(bare) ?? []
  return (sign === '-' ? '-' : '') + whole + (rest === '' ? '' : `.${rest}`)
}

const squeezed = (text: string): string => text.replace(/\s/g, '')

function share(a: string, b: string): boolean {
  for (let i = 0; i + TELLING <= a.length; i++) if (b.includes(a.slice(i, i + TELLING))) return true
  return false
}

/** Whether a finding speaks of the discrepancy. */
export function meets(finding: Finding, truth: Discrepancy): boolean {
  if (truth.page !== undefined) {
    const pages = new Set([finding.page, ...finding.evidence.map((e) => e.page)])
    if (![truth.page].flat().some((page) => pages.has(page))) return false
  }
  const figures = new Set([finding.stated, ...finding.evidence].flatMap((q) => (q === undefined ? [] : [norm(q.value)])))
  if ((truth.values ?? []).some((value) => figures.has(norm(value)))) return true
  if (truth.text === undefined) return false
  const [quote, message] = [squeezed(finding.quote), squeezed(finding.message)]
  if (truth.text.some((words) => quote.includes(squeezed(words)) || message.includes(squeezed(words)))) return true
  return truth.quote !== undefined && share(squeezed(truth.quote), quote)
}

/** Findings of severity info are notes: they count neither for nor against. */
export function compare(findings: readonly Finding[], truth: Truth): Comparison {
  const alarms = findings.filter((f) => f.severity !== 'info')
  const { discrepancies, tolerated = [] } = truth
  const hits = new Map(discrepancies.map((d) => [d, alarms.filter((f) => meets(f, d))]))
  const diagnosable = discrepancies.filter((d) => (d.expected ?? []).length > 0)
  const right = (d: Discrepancy): boolean => {
    const wanted = new Set((d.expected ?? []).map(norm))
    return (hits.get(d) ?? []).some((f) =>
      [f.expected?.value, f.diagnosis?.candidates[0]?.value].some((value) => value !== undefined && wanted.has(norm(value))),
    )
  }
  return {
    missed: discrepancies.filter((d) => (hits.get(d) ?? []).length === 0),
    falsePositives: alarms.filter((f) => ![...discrepancies, ...tolerated].some((d) => meets(f, d))),
    undiagnosed: diagnosable.filter((d) => !right(d)),
    diagnosable: diagnosable.length,
  }
}

/** One line for a person. */
export const described = (d: Discrepancy): string =>
  `${d.id ?? ''} p${[d.page].flat().join('/')} ${(d.values ?? d.text ?? []).join('/')} → ${(d.expected ?? []).join('/')}: ${d.why ?? ''}`
export const alarm = (f: Finding): string => `p${f.page} ${f.rule} ${f.stated?.value ?? ''} → ${f.expected?.value ?? ''}: ${f.message}`
