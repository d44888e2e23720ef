/** What the lines around a table say of it: title, unit, notes. */
import type { PlacedText, TableBlock } from '../../layout/types.ts'
import { fold } from '../../number/fold.ts'
import { readUnit, readUnitNote, type Unit } from '../../number/unit.ts'
import { unspaced } from './cells.ts'

/** The unit that a caption line declares: 「金额单位：万元」, 「（万元）」, or 「… 万元」 at its end. */
export function unitOf(text: string): Unit | undefined {
  const folded = fold(text)
  const note = /单\s*位\s*:\s*(?:人民币)?/gu
  for (let found = note.exec(folded); found; found = note.exec(folded)) {
    const read = readUnit(folded, found.index + found[0].length)
    if (read) return read.unit
  }
  const end = /(?:^|\s|\()(?:单位)?(万元|元|亿元|千元)\)?\s*$/u.exec(folded)
  const last = end?.[1]
  if (last !== undefined && end) return readUnit(last, 0)?.unit
  return readUnitNote(text)
}

const number =
  /^(?:公开|预算|附|决算|部门|单位|财[决预])*表?\s*(?:\d+|[一二三四五六七八九十]+)(?:[-－]\d+)?\s*表?$|^附件\d*[:：]?$|^表\s*[\d一二三四五六七八九十]+$/u
const department = /(?:部门|单位)(?:名称)?\s*[:：(（]|^(?:编制|填报)(?:部门|单位)|^\d{3,6}[-－]/u

/** The title among the lines above: the last that names a table, else the longest that is no number, unit or department line. */
export function titleOf(above: readonly PlacedText[], captions: readonly string[], under: readonly string[]): string {
  const lines = [...above.map((line) => unspaced(line.text.trim())), ...captions.map((text) => unspaced(text.trim()))].filter((text) => {
    const folded = fold(text)
    return (
      text !== '' &&
      !number.test(folded) &&
      !department.test(folded) &&
      !/^[(（]?\d{4}年度?[)）]?$/u.test(text) &&
      !/^(?:金额)?单位/u.test(text)
    )
  })
  const named = lines.filter((text) => /表(?:[(（].*[)）]|\d*)?$/u.test(text))
  const best = named[named.length - 1] ?? lines.filter((text) => /表/u.test(text)).pop() ?? lines[lines.length - 1]
  // A sentence taken for a heading is no title.
  const heading = best ?? under.findLast((text) => !/[。；;]/u.test(text)) ?? ''
  return clean(heading)
}

/** Takes the table's number off its title: 「预算01表收支总表」, 「表1：…」, 「一、…」. */
function clean(title: string): string {
  return title
    .replace(/^(?:公开|预算|决算|部门|单位)*(?:附?表\s*(?:\d+|[一二三四五六七八九十]+(?!般|公))|附表|\d{1,2}\s*表)\s*[:：、.]?/u, '')
    .replace(/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[.、])/u, '')
    .replace(/[(（]?\d{4}年度?[)）]$/u, '')
    .trim()
}

/** Unit declared by the lines above or below, nearest first. */
export function captionUnit(block: Pick<TableBlock, 'above' | 'below'>, captions: readonly string[]): Unit | undefined {
  for (const text of [...captions, ...block.above.map((l) => l.text).reverse()]) {
    const unit = unitOf(text)
    if (unit) return unit
  }
  return undefined
}
