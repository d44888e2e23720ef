/** Findings that somebody has accepted: kept in a file of their own, by finding id, with who, when and why. */
import type { Report, Waived } from '../model/finding.ts'

/** Dates are ISO: 2026-11-24. */
export interface Waiver {
  readonly reason: string
  readonly author: string
  readonly date: string
  /** Last day on which it applies; without end when absent. */
  readonly expires?: string
  /** What was waived, for readers of the file. */
  readonly rule?: string
  /** Name of the file the finding was made in: then it waives nothing elsewhere. */
  readonly document?: string
  readonly message?: string
}

export interface Waivers {
  readonly schema: 'gouji.waivers/1'
  readonly waivers: Readonly<Record<string, Waiver>>
}

/** JSON Schema (draft-07) of a file of waivers. */
export function waiversSchema(): object {
  // Blanks are no reason.
  const text = { type: 'string', pattern: '\\S' }
  const date = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'gouji.waivers.json',
    type: 'object',
    additionalProperties: false,
    required: ['schema', 'waivers'],
    properties: {
      $schema: { type: 'string' },
      schema: { const: 'gouji.waivers/1' },
      waivers: {
        description: 'By the id of the finding.',
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['reason', 'author', 'date'],
          properties: {
            reason: text,
            author: text,
            date,
            expires: { ...date, description: 'Last day on which it applies.' },
            rule: text,
            document: { ...text, description: 'Name of the file the finding was made in.' },
            message: { type: 'string' },
          },
        },
      },
    },
  }
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** Waivers that may speak of findings in this document. */
const concerning = (waivers: Waivers, path: string): [string, Waiver][] =>
  Object.entries(waivers.waivers).filter(([, waiver]) => waiver.document === undefined || waiver.document === nameOf(path))

const isOver = (waiver: Waiver, today: string): boolean => waiver.expires !== undefined && waiver.expires < today

/** The report with waived findings apart; `today` is an ISO date. */
export function waive(report: Report, waivers: Waivers, today: string): Report {
  const known = new Map(concerning(waivers, report.document.path))
  const waived = report.findings.flatMap((finding): Waived[] => {
    const waiver = known.get(finding.id)
    if (!waiver || isOver(waiver, today)) return []
    const { reason, author, date, expires } = waiver
    return [{ ...finding, waiver: { reason, author, date, ...(expires === undefined ? {} : { expires }) } }]
  })
  const covered = new Set(waived.map((finding) => finding.id))
  const found = new Set(report.findings.map((finding) => finding.id))
  return {
    ...report,
    findings: report.findings.filter((finding) => !covered.has(finding.id)),
    waived,
    expiredWaivers: [...known].flatMap(([id, waiver]) => (found.has(id) && isOver(waiver, today) ? [id] : [])),
    unusedWaivers: [...known.keys()].filter((id) => !found.has(id)),
  }
}

/** Waivers for all findings of some reports: what stands today, so that only what is new is reported. Those of before that still apply are kept as they are. */
export function baseline(reports: readonly Report[], before: Waivers | undefined, by: Pick<Waiver, 'reason' | 'author' | 'date'>): Waivers {
  const entries = new Map<string, Waiver>()
  for (const { document, findings, waived = [] } of reports) {
    const name = nameOf(document.path)
    for (const { id, rule, message } of [...waived, ...findings]) {
      const kept = waived.some((finding) => finding.id === id) ? before?.waivers[id] : undefined
      const { document: other } = entries.get(id) ?? {}
      const fresh: Waiver = { ...by, rule, document: name, message }
      // One id in two documents: the waiver is for both.
      if (entries.has(id) && other !== name) {
        const { document: _, ...everywhere } = entries.get(id) ?? fresh
        entries.set(id, everywhere)
      } else entries.set(id, kept ?? fresh)
    }
  }
  return { schema: 'gouji.waivers/1', waivers: Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))) }
}
