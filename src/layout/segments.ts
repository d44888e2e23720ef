/** Printed lines cut into the pieces that stand apart: what the cells of a table without drawn lines are made of. */
import type { Box, Glyph, Page } from '../pdf/types.ts'
import { type GlyphLine, glyphLines, lineText } from './celltext.ts'

/** A horizontal or vertical line drawn on the page. */
export interface DrawnLine {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Segment {
  /** Indexes in {@link Page.glyphs}, left to right. */
  readonly indexes: readonly number[]
  readonly box: Box
  readonly size: number
  readonly text: string
  /** A numeral, a dash that stands for none, or words. */
  readonly kind: 'figure' | 'dash' | 'words'
}

/** One printed line, cut where white parts it. */
export interface PrintedRow {
  readonly segments: readonly Segment[]
  readonly top: number
  readonly bottom: number
  readonly size: number
}

/** White wider than this many ems parts two cells, whatever stands in them; beside a numeral less is enough, and two numerals never touch. */
const parting = 1.3
const beside = 0.8
const between = 0.28
const numeral = /^[（(\-－−—△▲]?\s*(?=[.．]?[0-9０-９])(?:[0-9０-９][0-9０-９,，]*)?(?:[.．][0-9０-９]*)?\s*[%％）)]?$/u
const dash = /^[-—–－―─/]+$/u
const digit = /[0-9０-９]/u
const inNumeral = /[0-9０-９,，.．%％]/u

export const isNumeral = (text: string): boolean => numeral.test(text.trim())

/** White between two numerals: the end of one and the beginning of the next. */
function twoNumerals(left: string, before: Glyph, glyph: Glyph, gap: number): boolean {
  if (gap <= between * Math.max(glyph.size, before.size)) return false
  return digit.test(glyph.text) ? /[0-9０-９%％]$/u.test(left) : /^[-－−(（]$/u.test(glyph.text) && digit.test(before.text)
}

const amount = /^[（(\-－−△▲]?\d[\d,，]*(?:[.．]\d+|[,，]\d{3})$/u
const unit = /^(?:[万亿千百]?元|[%％]|个|人|年|月|日|辆|台|批|次|项|平|件|分)/u

/** An amount whose column begins or ends right beside words: their columns are filled. */
function amountBesideWords(left: string, before: Glyph, glyph: Glyph, gap: number, right: string): boolean {
  if (gap <= between * Math.max(glyph.size, before.size)) return false
  if (amount.test(left)) return !inNumeral.test(glyph.text) && !unit.test(right)
  return !inNumeral.test(before.text) && amount.test(/^[（(\-－−△▲]?[\d,，.．]+/u.exec(right)?.[0] ?? '')
}

function cutsOf(line: GlyphLine, verticals: readonly DrawnLine[]): number[] {
  const cuts = [0]
  let from = 0
  line.glyphs.forEach((glyph, i) => {
    const before = line.glyphs[i - 1]
    if (!before) return
    const gap = glyph.box[0] - before.box[2]
    const em = Math.max(glyph.size, before.size)
    const drawn = verticals.some(
      (v) =>
        v.at >= (before.box[0] + before.box[2]) / 2 &&
        v.at <= (glyph.box[0] + glyph.box[2]) / 2 &&
        v.from <= line.box[1] + 2 &&
        v.to >= line.box[3] - 2,
    )
    const left = line.glyphs
      .slice(from, i)
      .map((g) => g.text)
      .join('')
    const mixed = inNumeral.test(before.text) !== inNumeral.test(glyph.text)
    const right = mixed
      ? line.glyphs
          .slice(i, i + 24)
          .map((g) => g.text)
          .join('')
      : ''
    // An amount and its unit are one, however far a justified line draws them apart.
    const enough = mixed && !(inNumeral.test(before.text) && unit.test(right)) ? beside : parting
    if (
      drawn ||
      (mixed && amountBesideWords(left, before, glyph, gap, right)) ||
      gap > enough * em ||
      twoNumerals(left, before, glyph, gap)
    ) {
      cuts.push(i)
      from = i
    }
  })
  return cuts
}

function rowOf(page: Page, line: GlyphLine, verticals: readonly DrawnLine[]): PrintedRow {
  const cuts = cutsOf(line, verticals)
  const segments = cuts.map((from, k): Segment => {
    const to = cuts[k + 1] ?? line.glyphs.length
    return segmentOf(page, line.glyphs.slice(from, to), line.indexes.slice(from, to))
  })
  const sizes = line.glyphs.map((g) => g.size).sort((a, b) => a - b)
  return { segments, top: line.box[1], bottom: line.box[3], size: sizes[Math.floor(sizes.length / 2)] || 10 }
}

/**
 * A line of a head, cut at every blank: words of neighbouring columns stand close where they fill them. Letter-spaced words,
 * whose characters all stand apart, stay whole.
 */
export function refined(page: Page, row: PrintedRow): PrintedRow {
  const segments = row.segments.flatMap((segment) => {
    const glyphs = segment.indexes.flatMap((index) => page.glyphs[index] ?? [])
    const gaps = glyphs.slice(1).map((g, i) => g.box[0] - (glyphs[i]?.box[2] ?? 0))
    const usual = Math.max(0, [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0)
    // 类, 款 and 项 are three heads, though evenly apart as the characters of a letter-spaced word are.
    const least = /^[类款项目节\s]+$/u.test(segment.text) ? 0.4 * segment.size : 0.26 * segment.size + 2 * usual
    const cuts = [0, ...gaps.flatMap((gap, i) => (gap > least ? [i + 1] : []))]
    if (cuts.length === 1) return [segment]
    return cuts.map((from, k) => segmentOf(page, glyphs.slice(from, cuts[k + 1]), segment.indexes.slice(from, cuts[k + 1])))
  })
  return { ...row, segments }
}

/**
 * Lines of a table, cut once more where their neighbours show that a column of words begins: a cell that is filled leaves hardly any
 * white before the next one.
 */
export function cutAtColumns(page: Page, rows: readonly PrintedRow[]): PrintedRow[] {
  const begins = rows.flatMap((row, at) =>
    row.segments.flatMap((s, i) => (i > 0 && s.kind === 'words' && /^[^\d]/u.test(s.text) ? [{ x: s.box[0], at }] : [])),
  )
  const edges = begins.filter(({ x }) => begins.filter((b) => Math.abs(b.x - x) < 1).length >= Math.max(2, 0.15 * rows.length))
  if (edges.length === 0) return [...rows]
  return rows.map((row) => ({
    ...row,
    segments: row.segments.flatMap((segment) => {
      const glyphs = segment.indexes.flatMap((index) => page.glyphs[index] ?? [])
      const gaps = glyphs.slice(1).map((g, i) => g.box[0] - (glyphs[i]?.box[2] ?? 0))
      const usual = Math.max(0, [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0)
      const cuts = [
        0,
        ...gaps.flatMap((gap, i) => {
          const x = glyphs[i + 1]?.box[0] ?? 0
          return gap > usual + 0.08 * segment.size && edges.some((e) => Math.abs(e.x - x) < 1) ? [i + 1] : []
        }),
      ]
      if (cuts.length === 1) return [segment]
      return cuts.map((from, k) => segmentOf(page, glyphs.slice(from, cuts[k + 1]), segment.indexes.slice(from, cuts[k + 1])))
    }),
  }))
}

function segmentOf(page: Page, glyphs: readonly Glyph[], indexes: readonly number[]): Segment {
  const box: Box = [
    Math.min(...glyphs.map((g) => g.box[0])),
    Math.min(...glyphs.map((g) => g.box[1])),
    Math.max(...glyphs.map((g) => g.box[2])),
    Math.max(...glyphs.map((g) => g.box[3])),
  ]
  const { text } = lineText(page, { glyphs, indexes, box })
  const plain = text.trim()
  const sizes = glyphs.map((g) => g.size).sort((a, b) => a - b)
  return {
    indexes,
    box,
    size: sizes[Math.floor(sizes.length / 2)] || 10,
    text: plain,
    kind: numeral.test(plain) ? 'figure' : dash.test(plain) ? 'dash' : 'words',
  }
}

/** The lines made of some glyphs of a page, top to bottom, each cut into its pieces. */
export function printedRows(page: Page, glyphs: readonly number[], verticals: readonly DrawnLine[]): PrintedRow[] {
  return glyphLines(page, glyphs).map((line) => rowOf(page, line, verticals))
}

/** Two pieces of one line as one: a letter-spaced word. */
export function merged(page: Page, parts: readonly Segment[]): Segment {
  const entries = parts
    .flatMap((p) => p.indexes)
    .flatMap((index) => {
      const glyph = page.glyphs[index]
      return glyph ? [{ index, glyph }] : []
    })
    .sort((a, b) => a.glyph.box[0] - b.glyph.box[0])
  return segmentOf(
    page,
    entries.map((e) => e.glyph),
    entries.map((e) => e.index),
  )
}

export const middleOf = (box: Box): number => (box[1] + box[3]) / 2
export const centreOf = (box: Box): number => (box[0] + box[2]) / 2
export const rowMiddle = (row: PrintedRow): number => (row.top + row.bottom) / 2
