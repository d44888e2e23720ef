/** Which parts of pages show the figures of a finding, and where the figures stand in them. */
import type { Box } from '../model/document.ts'
import { type Page, turned } from '../pdf/types.ts'
import type { HandedFinding, Handover } from './handover.ts'

export interface Mark {
  /** Points of the upright page. */
  readonly box: Box
  /** The figure the finding is about; the others are its evidence. */
  readonly stated: boolean
}

/** A part of a page to be drawn. Crops of one key are one picture. */
export interface Crop {
  readonly key: string
  /** 1-based. */
  readonly page: number
  /** Points of the upright page. */
  readonly box: Box
  readonly turn: Page['turn']
  readonly marks: readonly Mark[]
}

/** PNG by key of the crop. */
export type Pictures = ReadonlyMap<string, Uint8Array>

/** Points shown above and below the figures, and beside them: about two lines, some words. */
const above = 30
const beside = 48
/** Narrower crops are widened to this: the lines of a portrait page, without its margins. */
const narrowest = 536
const margin = 30
/** Figures further apart than `gap` (points), or together higher than `highest`, are shown apart. */
const gap = 90
const highest = 320
const mostCrops = 3

/** Crops of a finding, the one with its own figure first; none for plain text. */
export function cropsOf({ finding, words }: HandedFinding, pages: Handover['pages']): Crop[] {
  const byPage = new Map<number, Mark[]>()
  for (const e of finding.evidence) {
    const page = pages[e.page - 1]
    if (!page) continue
    const stated = e.figure === undefined ? e === finding.evidence[0] : e.figure === finding.figure
    const marks = byPage.get(e.page) ?? []
    for (const box of e.boxes ?? []) marks.push({ box: turned(box, page), stated })
    byPage.set(e.page, marks)
  }
  const own = pages[finding.page - 1]
  if (own && words.length > 0)
    byPage.set(
      finding.page,
      words.map((box) => ({ box: turned(box, own), stated: true })),
    )
  const crops: Crop[] = []
  for (const [number, marks] of byPage) {
    const page = pages[number - 1]
    if (page) for (const cluster of clusters(marks)) crops.push(crop(cluster, number, page))
  }
  const stated = crops.findIndex((one) => one.marks.some((mark) => mark.stated))
  const [first] = stated > 0 ? crops.splice(stated, 1) : []
  return (first ? [first, ...crops] : crops).slice(0, mostCrops)
}

/** All pictures that a report needs, page by page, each once; those of the first findings where there are more than `most`. */
export function picturesOf(handed: Handover, most = 400): Crop[] {
  const wanted = new Map<string, Crop>()
  for (const item of handed.findings) {
    for (const one of cropsOf(item, handed.pages)) if (wanted.size < most || wanted.has(one.key)) wanted.set(one.key, one)
  }
  return [...wanted.values()].sort((a, b) => a.page - b.page || a.box[1] - b.box[1] || a.box[0] - b.box[0])
}

function clusters(marks: readonly Mark[]): Mark[][] {
  const found: { marks: Mark[]; top: number; bottom: number }[] = []
  for (const mark of marks.toSorted((a, b) => a.box[1] - b.box[1])) {
    const last = found.at(-1)
    if (last && mark.box[1] - last.bottom <= gap && mark.box[3] - last.top <= highest) {
      last.marks.push(mark)
      last.bottom = Math.max(last.bottom, mark.box[3])
    } else found.push({ marks: [mark], top: mark.box[1], bottom: mark.box[3] })
  }
  return found.map((one) => one.marks)
}

function crop(marks: readonly Mark[], number: number, page: Handover['pages'][number]): Crop {
  const edge = (index: 0 | 1 | 2 | 3, of: (...values: number[]) => number): number => of(...marks.map((mark) => mark.box[index]))
  const [left, right] = [edge(0, Math.min) - beside, edge(2, Math.max) + beside]
  const width = Math.min(page.width, Math.max(right - left, narrowest))
  const clamp = (value: number, least: number, most: number): number => Math.max(Math.min(value, most), least)
  // Inside the margins where the crop fits there, and where the figures do.
  const least = Math.max(0, Math.min(margin, left, (page.width - width) / 2))
  const most = Math.max(least, page.width - width - Math.max(0, Math.min(margin, page.width - right, (page.width - width) / 2)))
  const x0 = Math.floor(clamp((left + right - width) / 2, least, most))
  const box: Box = [
    x0,
    Math.floor(Math.max(0, edge(1, Math.min) - above)),
    Math.ceil(Math.min(page.width, x0 + width)),
    Math.ceil(Math.min(page.height, edge(3, Math.max) + above)),
  ]
  return { key: `p${number}-${box.join('-')}`, page: number, box, turn: page.turn, marks }
}
