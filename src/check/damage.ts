/** A document of which something was lost is not accused of what that loss may explain. */
import type { Damage } from '../model/document.ts'
import type { Finding, Report } from '../model/finding.ts'

/** What is asked of a finding here, in whatever language it is or will be told. */
type Accusation = Pick<Finding, 'severity' | 'page' | 'quote' | 'evidence'>

/** Whether text can be missing or wrong by it: a picture lost loses no text. */
const losesText = ({ kind }: Damage): boolean => kind !== 'pictures'

/** All that a finding speaks of stands in one sentence or row: what was lost elsewhere cannot explain it. */
const inOnePlace = ({ page, quote, evidence }: Accusation): boolean =>
  evidence.length > 0 && evidence.every((one) => one.page === page && one.quote === quote)

function explainable(finding: Accusation, lost: readonly Damage[]): boolean {
  if (finding.severity === 'info') return false
  const pages = [finding.page, ...finding.evidence.map((one) => one.page)]
  return lost.some(({ kind, page }) => {
    // Where pages are left out, what is not there may stand on them, and a table or a sentence may go on there.
    if (kind === 'pages' && page !== undefined)
      return finding.evidence.length === 0 || (!inOnePlace(finding) && pages.some((one) => one === page || one === page + 1))
    // Tables and sentences go on over the end of a page.
    if (page !== undefined) return pages.some((one) => Math.abs(one - page) <= 1)
    // A font's map that is broken may turn any digit into another.
    return kind === 'content' || kind === 'fonts' || !inOnePlace(finding)
  })
}

/** The report without the findings that what was lost may explain, and how many those were. */
export function withoutExplainable<F extends Accusation, R extends Pick<Report, 'document'> & { readonly findings: readonly F[] }>(
  report: R,
): R & { readonly withheld?: number } {
  const lost = (report.document.damage ?? []).filter(losesText)
  if (lost.length === 0) return report
  const findings = report.findings.filter((finding) => !explainable(finding, lost))
  const withheld = report.findings.length - findings.length
  return withheld === 0 ? report : { ...report, findings, withheld }
}
