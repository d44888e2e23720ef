/** Reports as JSON: what other programs read (`gouji.report/1`). */
import type { Report } from '../model.ts'
import { printableJson } from './printable.ts'

/** One report as an object, or several as an array, indented, with a final line break. */
export const jsonReport = (reports: Report | readonly Report[]): string => `${printableJson(reports, 2)}\n`

/** One report on one line. */
export const ndjsonReport = (report: Report): string => `${printableJson(report)}\n`
