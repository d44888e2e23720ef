/** Documents checked together: which of them speak of the same money, and how their figures are read beside each other. */
import type { Judged } from '../model/claim.ts'
import type { Identity } from '../model/document.ts'
import type { Beside, Found, Kinship, Other, Together } from '../model/finding.ts'
import type { Extraction } from '../model/reading.ts'
import { figuresIn } from '../relation/judge.ts'
import type { Verdict } from '../relation/relation.ts'

/** 「某某局（本级）」「某某局机关」: the department's own house, without its units. */
const house = /[(（](?:本级|机关|本部)[)）]|(?:部门)?本级$|(?<=[厅局委部署办会])机关(?:本级)?$/

/** What a title leaves at the end of a name that says already what the body is: 「某某局部门」, 「某某委员会2026」. */
const remnant = /(?<=[局厅委办室会院部署站心处队所馆团校])(?:(?:19|20)\d{2}(?:年度?)?|部门|单位)+$/

/** 「某某局（本级）」「某某局部门」「某某局2026」 and 「某某局」 are one body. */
export const bodyOf = (identity: Identity): string =>
  identity.department
    .replace(/[\s·]/g, '')
    .replace(remnant, '')
    .replace(house, '')
    .replace(/[(（](?:汇总|部门|单位)[)）]|(?:部门)?汇总$/g, '')
    .replace(/^中国共产党|^中共/, '')

const ofHouse = ({ department, title }: Identity): boolean => house.test(department.replace(/[\s·]/g, '')) || /本级/.test(title)
/** 单位预算, 单位决算: of one unit, not of a department with all its units. */
const ofUnit = (identity: Identity): boolean =>
  ofHouse(identity) || /单位(?:收支)?(?:预算|决算)/.test(`${identity.title}${identity.department}`)
const ofDepartment = (identity: Identity): boolean =>
  !ofHouse(identity) && /部门(?:收支)?(?:预算|决算)|汇总/.test(`${identity.title}${identity.department}`)

/** 部门 (a department with all its units) or 单位 (one unit, or the department's own house), as far as title and name tell. */
export const levelOf = (identity: Identity): 'department' | 'unit' | 'unknown' =>
  ofUnit(identity) ? 'unit' : ofDepartment(identity) ? 'department' : 'unknown'

/** The department in whose name its own house publishes: 「某某局（本级）」 is of 某某局. */
export const houseOf = (identity: Identity): string | undefined => (ofHouse(identity) ? bodyOf(identity) : undefined)

/** Shortest name of a unit by which it is looked for in its department's text: shorter ones may be part of other names. */
const telling = 6

/** What `other` is to `own`; undefined when nothing ties them for sure. */
export function kinshipOf(own: Extraction, { extraction: other, text = '' }: Other): Kinship | undefined {
  const [a, b] = [own.identity, other.identity]
  if (a.year === null || b.year === null || a.kind === 'unknown' || b.kind === 'unknown') return undefined
  const [body, otherBody] = [bodyOf(a), bodyOf(b)]
  if (body === '' || otherBody === '') return undefined
  const same = body === otherBody
  // A unit's report and its department's speak of different money even under one name.
  const mixed = (ofUnit(a) && ofDepartment(b)) || (ofDepartment(a) && ofUnit(b)) || (ofHouse(a) && !ofUnit(b)) || (ofHouse(b) && !ofUnit(a))
  if (a.kind === b.kind && a.year === b.year) {
    if (!ofUnit(a) || !ofDepartment(b)) return undefined
    return same || (body.length >= telling && (text.includes(body) || names(other, body))) ? 'department' : undefined
  }
  if (!same || mixed) return undefined
  if (a.kind === b.kind && b.year === a.year - 1) return 'last-year'
  if (a.kind === 'final-account' && b.kind === 'budget' && a.year === b.year) return 'budget'
  return undefined
}

/** Whether a document's tables or sentences name a body. */
const names = (extraction: Extraction, body: string): boolean =>
  extraction.mentions.some((m) => m.source.quote.replace(/\s/g, '').includes(body)) ||
  extraction.tables.some((t) => t.rows.some((row) => row.label.replace(/\s/g, '').includes(body)))

/** The documents among `others` that speak of the same money as `own`, in the order of their paths. */
export function besideOf(own: Extraction, others: readonly Other[]): Beside[] {
  let from = own.figures.length
  return [...others]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .flatMap((other): Beside[] => {
      const kinship = other.extraction === own ? undefined : kinshipOf(own, other)
      if (kinship === undefined) return []
      const beside = { ...other, kinship, from }
      from += other.extraction.figures.length
      return [beside]
    })
}

/** How many claims between a document and each of those beside it were decided, and how. */
export function togetherOf(judged: readonly Judged[], beside: readonly Beside[]): Together[] {
  return beside.map(({ path, kinship, from, extraction }) => {
    const checks: Record<Verdict, number> = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 }
    for (const { claim, reading, verdict } of judged) {
      const relation = claim.readings[reading]
      if (relation && figuresIn(relation).some((f) => f >= from && f < from + extraction.figures.length)) checks[verdict]++
    }
    return { path, kinship, checks }
  })
}

/** Evidence from other documents says which: its figures are not figures of this one. */
export function located(findings: readonly Found[], beside: readonly Beside[] = []): readonly Found[] {
  const [first] = beside
  if (!first) return findings
  return findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map((evidence) => {
      const { figure, ...rest } = evidence
      if (figure === undefined || figure < first.from) return evidence
      const other = beside.findLast((one) => figure >= one.from)
      return other ? { ...rest, path: other.path } : evidence
    }),
  }))
}
