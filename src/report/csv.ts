/** Comma-separated values (RFC 4180) that a spreadsheet cannot be made to run. */

const numeral = /^[+-]?[\d,]*\.?\d+%?$/

/** One record. Text that a spreadsheet would take for a formula gets a leading apostrophe; numerals stay as printed. */
export function csvRecord(fields: readonly (string | number)[]): string {
  const cells = fields.map((field) => {
    const text = String(field).replace(/\u0000/g, '')
    const safe = /^[=+\-@\t\r]/.test(text) && !numeral.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${cells.join(',')}\r\n`
}
