/** Comma-separated values (RFC 4180) that a spreadsheet cannot be made to run. */
import type { Handover } from './handover.ts'
import { visible } from './printable.ts'
import { pageWord, quantityText, roleName, ruleWord } from './words.ts'

const numeral = /^[+\-＋－]?[\d,０-９，]*[.．]?[\d０-９]+[%％]?$/

/** What spreadsheets take for the beginning of a formula, also in the wide forms of Chinese input, and behind blanks. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r]/

/** One record. Text that a spreadsheet would take for a formula gets a leading apostrophe; numerals stay as printed. */
export function csvRecord(fields: readonly (string | number)[]): string {
  const cells = fields.map((field) => {
    const text = visible(String(field))
    const safe = formula.test(text) && !numeral.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${cells.join(',')}\r\n`
}

const heads = [
  'id',
  'severity',
  'page',
  'section',
  'rule',
  'name',
  'stated',
  'statedUnit',
  'expected',
  'expectedUnit',
  'expectedBound',
  'message',
  'equation',
  'quote',
  'diagnosis',
  'evidence',
  'standing',
  'reviewer',
  'decidedAt',
  'reason',
  'notes',
]

/** One record a finding, decisions included. A byte order mark lets spreadsheets see that it is UTF-8. */
export const findingsCsv = (handed: Handover, options: { readonly byteOrderMark: boolean }): string =>
  (options.byteOrderMark ? '\ufeff' : '') + csvRecord(heads) + findingRecords(handed, [])

/** What one document brings to a list of many: its records, its file before each. */
export const csvPart = (handed: Handover): string => findingRecords(handed, [handed.report.document.path])

export const csvOfMany = (parts: readonly string[], options: { readonly byteOrderMark: boolean }): string =>
  (options.byteOrderMark ? '\ufeff' : '') + csvRecord(['file', ...heads]) + parts.join('')

function findingRecords(handed: Handover, before: readonly string[]): string {
  const { language } = handed
  const records = handed.findings.map(({ finding, standing, decision }) =>
    csvRecord([
      ...before,
      finding.id,
      finding.severity,
      finding.page,
      (finding.section ?? []).join(' / '),
      finding.rule,
      ruleWord(finding.rule, language, handed.wording),
      finding.stated?.value ?? '',
      finding.stated?.unit ?? '',
      finding.expected?.value ?? '',
      finding.expected?.unit ?? '',
      finding.expected?.bound ?? '',
      finding.message,
      finding.equation ?? '',
      finding.quote,
      finding.diagnosis?.text ?? '',
      finding.evidence.map((e) => `${roleName(e.role, language)} ${quantityText(e)} (${pageWord(e.page, language)})`).join('; '),
      standing,
      decision?.last?.by ?? '',
      decision?.last?.at ?? '',
      decision?.reason ?? '',
      (decision?.notes ?? []).map((note) => note.text ?? '').join('; '),
    ]),
  )
  return records.join('')
}
