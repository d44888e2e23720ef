/** Widths that a font declares and those that it has. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { survey } from '../../src/pdf/survey.ts'
import { declaredWidths, moved, ownWidths } from '../../src/pdf/widths.ts'
import { deflated, onePage } from '../hostile/files.ts'

/** The tables of a TrueType program that tell widths, in thousandths of an em. */
function program(widths: readonly number[]): Buffer {
  const tables = [
    { tag: 'head', bytes: Buffer.alloc(54) },
    { tag: 'hhea', bytes: Buffer.alloc(36) },
    { tag: 'hmtx', bytes: Buffer.alloc(4 * widths.length) },
  ]
  tables[0]?.bytes.writeUInt16BE(1000, 18)
  tables[1]?.bytes.writeUInt16BE(widths.length, 34)
  for (const [i, width] of widths.entries()) tables[2]?.bytes.writeUInt16BE(width, 4 * i)
  const head = Buffer.alloc(12 + 16 * tables.length)
  head.writeUInt16BE(tables.length, 4)
  let at = head.length
  tables.forEach(({ tag, bytes }, i) => {
    head.write(tag, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(at, 12 + 16 * i + 8)
    head.writeUInt32BE(bytes.length, 12 + 16 * i + 12)
    at += bytes.length
  })
  return Buffer.concat([head, ...tables.map(({ bytes }) => bytes)])
}

const set = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 555 : 1000))
const font = (list: string, widths: readonly number[] = set): Buffer =>
  onePage('BT /F 12 Tf 50 700 Td <0001> Tj ET', '/Font << /F 5 0 R >>', [
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType2 /CIDToGIDMap /Identity /BaseFont /A /W ${list} /FontDescriptor 7 0 R >>`,
    '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 8 0 R >>',
    deflated(program(widths)),
  ])
const wrong = (list: string): boolean => survey(font(list), { decoded: 1e8, visits: 1000 }).wrongWidths

describe('a font', () => {
  test('that has what it declares', () => {
    expect(wrong(`[0 [${set.join(' ')}]]`)).toBe(false)
    expect(wrong(`[1 [${set.slice(1).join(' ')}]]`)).toBe(false)
    expect(wrong('[0 0 555 1 2 1000 3 [555.2 1000]]')).toBe(false)
  })

  test.each([
    ['a digit that became a blank', set.join(' ').replace('1000', '10 0')],
    ['two widths run together', set.join(' ').replace('555 1000', '55500')],
    ['a width that is gone', set.slice(1).join(' ')],
    ['a byte that is no digit', set.join(' ').replace('1000', '\u00b1000')],
    ['zero bytes', set.join(' ').replace(/^(.{8}).{40}/, `$1${'\u0000'.repeat(40)}`)],
  ])('with %s', (_, list) => expect(wrong(`[0 [${list}]]`)).toBe(true))

  test('whose glyphs are not set in its program tells nothing', () =>
    expect(
      survey(
        font(
          `[0 [${set.join(' ')}]]`,
          set.map(() => 0),
        ),
        { decoded: 1e8, visits: 1000 },
      ).wrongWidths,
    ).toBe(false))

  test.each([
    ['one width for all', set.map(() => 1000)],
    ['another unit', set.map((width) => width * 2)],
  ])('of a producer that declares %s', (_, widths) => expect(wrong(`[0 [${widths.join(' ')}]]`)).toBe(false))

  test('that declares more glyphs than there can be', () =>
    expect(survey(font('[0 2000000000 500]'), { decoded: 1e8, visits: 1000 }).glyphs).toBe(2e9))
})

test('a list reads as it was written', () => {
  const width = fc.integer({ min: -2000, max: 3000 })
  const entry = fc.oneof(
    fc.record({ from: fc.nat(65_535), widths: fc.array(width, { maxLength: 9 }) }),
    fc.record({ from: fc.nat(65_535), to: fc.nat(65_535), width }),
  )
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const list = entries.map((one) => ('to' in one ? `${one.from} ${one.to} ${one.width}` : `${one.from} [${one.widths.join(' ')}]`))
      expect(declaredWidths(list.join(' '))).toEqual({
        runs: entries.filter((one) => !('to' in one)),
        last: Math.max(0, ...entries.map((one) => ('to' in one ? one.to : 0))),
      })
    }),
  )
})

test('a list that lost widths, or gained them, is seen wherever that was', () => {
  // Every width another one than its neighbours', so that no loss goes unseen.
  const own = Array.from({ length: 80 }, (_, i) => 100 + ((i * 37) % 97) * 30)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), (at, count, lost) => {
      const widths = lost ? own.toSpliced(at, count) : own.toSpliced(at, 0, ...Array.from({ length: count }, () => 7))
      expect(moved({ runs: [{ from: 3, widths }], last: 0 }, (glyph) => own[glyph - 3])).toBe(true)
      expect(moved({ runs: [{ from: 3, widths: own }], last: 0 }, (glyph) => own[glyph - 3])).toBe(false)
    }),
  )
})

test('anything at all is read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array({ maxLength: 200 }), (list, bytes) => {
      const own = ownWidths(Buffer.from(bytes))
      const declared = declaredWidths(list)
      if (own && declared) moved(declared, own)
    }),
  )
})
