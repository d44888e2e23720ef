/** Reports as JSON: what other programs read (`gouji.report/1`). */
import type { Report } from '../model/finding.ts'
import type { Handover } from './handover.ts'
import { printableJson } from './printable.ts'

/** One report as an object, or several as an array, indented, with a final line break. */
export const jsonReport = (reports: Report | readonly Report[]): string => `${printableJson(reports, 2)}\n`

/** One report on one line. */
export const ndjsonReport = (report: Report): string => `${printableJson(report)}\n`

/** The report with what was decided: each finding carries its `decision`, the document its `review`. */
export function reviewJson(handed: Handover): string {
  const { report, findings, corrections, stale, reviewers } = handed
  return jsonReport({
    ...report,
    findings: findings.map(({ finding, standing, decision, afterCorrection }) => ({
      ...finding,
      decision: {
        standing,
        ...(decision?.last ? { by: decision.last.by, at: decision.last.at } : {}),
        ...(decision?.reason === undefined ? {} : { reason: decision.reason }),
        notes: (decision?.notes ?? []).map(({ by, at, text }) => ({ by, at, text: text ?? '' })),
        ...(decision?.differs ? { differs: decision.differs.map(({ by, at, kind, text }) => ({ by, at, kind, text: text ?? '' })) } : {}),
      },
      ...(afterCorrection ? { afterCorrection } : {}),
    })),
    review: {
      reviewers,
      corrections: corrections.map(({ entry, figure }) => ({
        figure: figure.id,
        page: figure.source.page,
        label: figure.label,
        printed: figure.printed,
        value: entry.value,
        unit: figure.unit.symbol,
        by: entry.by,
        at: entry.at,
      })),
      stale,
    },
  } as Report)
}
