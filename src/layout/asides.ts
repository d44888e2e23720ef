/** Page numbers, running heads and running feet: printed, but no part of what the document says. */
import { readUnitNote } from '../number/unit.ts'
import type { Line } from './lines.ts'
import type { PageFrame } from './types.ts'

/** 「— 16 —」「- 3 -」「· 4 ·」「第 3 页 共 10 页」「3 / 10」「Page 3」: a page number whatever stands around it. */
const DECORATED =
  /^(?:[-—–－―─~～·.\s]*\d{1,4}[-—–－―─~～·.\s]*|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/iu
const BARE = /^(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻ])$/u

/** Whether a line that stands alone at an edge of a page is a page number by its look. */
export function looksLikePageNumber(text: string): boolean {
  const line = text.normalize('NFKC').trim()
  return BARE.test(line) || DECORATED.test(line)
}

/** Whether the marks on both sides say that it is a page number, wherever it stands: 「— 16 —」「第 3 页」. */
export function isMarkedPageNumber(text: string): boolean {
  return /^(?:[-—–－―─]+\s*\d{1,4}\s*[-—–－―─]+|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?)$/u.test(text.normalize('NFKC').trim())
}

const HEAD_ZONE = 0.13
const FOOT_ZONE = 0.12
/** A text repeated in one place on so many pages is a running head. */
const FEWEST_REPEATS = 3

interface Candidate {
  readonly line: Line
  readonly page: PageFrame
  readonly zone: 'head' | 'foot'
}

/**
 * Lines to set aside.
 * @param pages the frames and their lines outside tables, in order
 */
export function asides(pages: readonly { readonly frame: PageFrame; readonly lines: readonly Line[] }[]): Set<Line> {
  const found = new Set<Line>()
  const candidates: Candidate[] = []
  for (const { frame, lines } of pages) {
    const head = lines.slice(0, 2).filter((line) => line.box[3] < frame.height * HEAD_ZONE)
    const foot = lines.slice(-2).filter((line) => line.box[1] > frame.height * (1 - FOOT_ZONE))
    // Where a page ends early, its number may stand right below the text.
    for (const line of [...lines.slice(0, 1), ...lines.slice(-1)]) if (isMarkedPageNumber(line.text)) found.add(line)
    for (const line of head) candidates.push({ line, page: frame, zone: 'head' })
    for (const line of foot) if (!head.includes(line)) candidates.push({ line, page: frame, zone: 'foot' })
  }
  pageNumbers(candidates, found)
  numbersInStep(pages, found)
  earlyPageNumbers(pages, found)
  runningLines(candidates, pages.length, found)
  return found
}

function pageNumbers(candidates: readonly Candidate[], found: Set<Line>): void {
  const numbered = candidates.filter(({ line }) => looksLikePageNumber(line.text))
  // Page numbers keep their distance from the page's place in the file; a number left over from a sentence does not.
  const distance = (candidate: Candidate): number | undefined => {
    const digits = /\d+/.exec(candidate.line.text.normalize('NFKC'))?.[0]
    return digits === undefined ? undefined : Number(digits) - candidate.page.number
  }
  const counts = new Map<number, number>()
  for (const candidate of numbered) {
    const d = distance(candidate)
    if (d !== undefined) counts.set(d, (counts.get(d) ?? 0) + 1)
  }
  for (const candidate of numbered) {
    const d = distance(candidate)
    const text = candidate.line.text
    const edge =
      candidate.zone === 'foot' ? candidate.line.box[1] > candidate.page.height * 0.9 : candidate.line.box[3] < candidate.page.height * 0.1
    if (
      (DECORATED.test(text.normalize('NFKC').trim()) && !BARE.test(text.trim())) ||
      d === undefined ||
      (counts.get(d) ?? 0) >= 2 ||
      (edge && centredOrOuter(candidate))
    )
      found.add(candidate.line)
  }
}

/** Page numbers that agree with so many others are believed wherever they stand. */
const FEWEST_IN_STEP = 3

/** The first or last line of a page that is a number in step with the pages of the file, as those of other pages are. */
function numbersInStep(pages: readonly { readonly frame: PageFrame; readonly lines: readonly Line[] }[], found: Set<Line>): void {
  const steps = new Map<number, Line[]>()
  for (const { frame, lines } of pages) {
    for (const line of new Set([...lines.slice(0, 1), ...lines.slice(-1)])) {
      const text = line.text.normalize('NFKC').trim()
      const digits = /\d+/.exec(text)?.[0]
      if (digits === undefined || !DECORATED.test(text)) continue
      const step = Number(digits) - frame.number
      steps.set(step, [...(steps.get(step) ?? []), line])
    }
  }
  for (const lines of steps.values()) if (lines.length >= FEWEST_IN_STEP) for (const line of lines) found.add(line)
}

/** On a page that ends early the number may stand right below the text: then its size and place across the page tell. */
function earlyPageNumbers(pages: readonly { readonly lines: readonly Line[] }[], found: Set<Line>): void {
  const known = [...found]
  for (const { lines } of pages) {
    const last = lines[lines.length - 1]
    if (last === undefined || found.has(last) || lines.some((line) => found.has(line)) || !BARE.test(last.text.trim())) continue
    const alike = known.filter(
      (line) => Math.abs(line.size - last.size) < 0.5 && Math.abs(line.box[0] + line.box[2] - last.box[0] - last.box[2]) < 12,
    )
    if (alike.length >= 3) found.add(last)
  }
}

function centredOrOuter({ line, page }: Candidate): boolean {
  const centre = (line.box[0] + line.box[2]) / 2 / page.width
  return Math.abs(centre - 0.5) < 0.06 || centre > 0.8 || centre < 0.12
}

function runningLines(candidates: readonly Candidate[], pages: number, found: Set<Line>): void {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    if (found.has(candidate.line)) continue
    const { line, zone, page } = candidate
    const text = line.text.normalize('NFKC').replace(/\s+/gu, '')
    // Which unit a table is in stands over each, in one place where each begins a page.
    if (zone === 'head' && readUnitNote(line.text)) continue
    const y = Math.round((zone === 'head' ? line.box[1] : page.height - line.box[3]) / 6)
    const key = `${zone} ${text}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [candidate])
    else if (
      Math.abs(
        Math.round((zone === 'head' ? (group[0]?.line.box[1] ?? 0) : (group[0]?.page.height ?? 0) - (group[0]?.line.box[3] ?? 0)) / 6) - y,
      ) <= 1
    )
      group.push(candidate)
  }
  const enough = Math.max(FEWEST_REPEATS, Math.ceil(pages * 0.3))
  for (const group of groups.values()) {
    if (new Set(group.map(({ page }) => page.number)).size >= enough) for (const { line } of group) found.add(line)
  }
}
