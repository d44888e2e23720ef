/** Small files that ask for much: PDFs written object by object, as no program would write them. */
import { deflateSync } from 'node:zlib'

export interface Stream {
  /** Entries of its dictionary besides its length. */
  readonly entries?: string
  readonly bytes: Uint8Array | string
}

/** A PDF of these objects, numbered from 1; the first is the catalog. Its cross-reference table is right. */
export function rawPdf(objects: readonly (string | Stream)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Uint8Array | string): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)
    parts.push(bytes)
    at += bytes.length
  }
  objects.forEach((object, index) => {
    offsets.push(at)
    add(`${index + 1} 0 obj\n`)
    if (typeof object === 'string') add(object)
    else {
      const bytes = typeof object.bytes === 'string' ? Buffer.from(object.bytes, 'latin1') : object.bytes
      add(`<< ${object.entries ?? ''} /Length ${bytes.length} >>\nstream\n`)
      add(bytes)
      add('\nendstream')
    }
    add('\nendobj\n')
  })
  const start = at
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) add(`${String(offset).padStart(10, '0')} 00000 n \n`)
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}

export const deflated = (bytes: Uint8Array | string, entries = ''): Stream => ({
  entries: `/Filter /FlateDecode ${entries}`,
  bytes: deflateSync(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes),
})

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

/** One page that draws `content`; further objects are numbered from 5. */
export const onePage = (content: string | Stream, resources = '/Font << /F 5 0 R >>', more: readonly (string | Stream)[] = [helvetica]) =>
  rawPdf([
    catalog,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`,
    typeof content === 'string' ? { bytes: content } : content,
    ...more,
  ])

const image = (entries: string, bytes: Uint8Array | string = 'x'): Stream => ({
  entries: `/Type /XObject /Subtype /Image ${entries}`,
  bytes,
})
const drawnImage = (entries: string, bytes?: Uint8Array | string): Buffer =>
  onePage('q 595 0 0 842 0 0 cm /I Do Q', '/XObject << /I 5 0 R >>', [image(entries, bytes)])

/** Each of `depth` forms draws the next one twice. */
export const forms = (depth = 25): Buffer =>
  onePage('/X Do', '/XObject << /X 5 0 R >>', [
    ...Array.from(
      { length: depth },
      (_, i): Stream => ({
        entries: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X ${i + 6} 0 R >> >>`,
        bytes: '/X Do /X Do',
      }),
    ),
    { entries: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', bytes: '0 0 m 9 9 l S' },
  ])

/** A form that draws itself. */
export const endless = (): Buffer =>
  onePage('/X Do', '/XObject << /X 5 0 R >>', [
    { entries: '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >>', bytes: '/X Do' },
  ])

/** A page tree in which each node lists its only child twice. */
export const tree = (depth = 20): Buffer =>
  rawPdf([
    catalog,
    ...Array.from({ length: depth }, (_, i) => `<< /Type /Pages /Kids [${i + 3} 0 R ${i + 3} 0 R] /Count ${2 ** (depth - i)} >>`),
    `<< /Type /Page /Parent ${depth + 1} 0 R /MediaBox [0 0 595 842] >>`,
  ])

/** One page, many times. */
export const repeated = (times = 20_000): Buffer =>
  rawPdf([
    catalog,
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(times)}] /Count ${times} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    { bytes: 'BT /F 12 Tf 50 700 Td (2021: 100 + 200 = 300) Tj ET' },
    helvetica,
  ])

/** What each of them is stopped by: a limit named in the sentence, or the picture left out. */
export const hostile: Readonly<Record<string, { readonly make: () => Buffer; readonly stoppedBy: string }>> = {
  'forms that draw the next one twice, 25 deep': { make: () => forms(), stoppedBy: 'operators' },
  'a form that draws itself': { make: () => endless(), stoppedBy: 'could not be read' },
  'a million saved states': { make: () => onePage('q '.repeat(1_000_000)), stoppedBy: 'depth' },
  'a page tree of 2^20 leaves': { make: () => tree(), stoppedBy: 'pages' },
  'one page 20,000 times': { make: () => repeated(), stoppedBy: 'pages' },
  'an image of 2,000,000,000 × 2': {
    make: () => drawnImage('/Width 2000000000 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray'),
    stoppedBy: 'image',
  },
  'an image of 20,000 × 20,000': {
    make: () => drawnImage('/Width 20000 /Height 20000 /BitsPerComponent 8 /ColorSpace /DeviceRGB'),
    stoppedBy: 'image',
  },
  'a fax image of 60,000 × 60,000': {
    make: () =>
      drawnImage(
        '/Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>',
        Buffer.alloc(64, 0xff),
      ),
    stoppedBy: 'image',
  },
  'a content stream of 200 MB': { make: () => onePage(deflated(Buffer.alloc(200_000_000, 'q Q '))), stoppedBy: 'decoded' },
  'a stream deflated twice': {
    make: () => {
      const inner = deflateSync(Buffer.alloc(200_000_000, 32))
      return onePage({ entries: '/Filter [/FlateDecode /FlateDecode]', bytes: deflateSync(inner) })
    },
    stoppedBy: 'decoded',
  },
  'five million glyphs': {
    make: () => onePage(deflated(`BT /F 1 Tf 10 10 Td ${`(${'0'.repeat(1000)}) Tj `.repeat(5000)}ET`)),
    stoppedBy: 'glyphs',
  },
  'a font that declares widths for 2,000,000,000 glyphs': { make: () => manyWidths('/W'), stoppedBy: 'glyphs' },
  '50 MB of zeros behind a header': {
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000_000)]),
    stoppedBy: 'damaged',
  },
}

/** What no limit sees coming (the name is written in another way): the pool ends it. */
export const fontOfManyWidths = (): Buffer => manyWidths('/#57')

function manyWidths(name: string): Buffer {
  return onePage('BT /F 12 Tf 50 700 Td <0001> Tj ET', '/Font << /F 5 0 R >>', [
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> ${name} [0 2000000000 500] /FontDescriptor 7 0 R >>`,
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 >>',
  ])
}
