/**
 * A look at the objects of a PDF before it is read: whether what it declares is there and whole. pdf.js reads what it can and
 * passes over the rest; what it passed over must not be taken for what the document says.
 *
 * This is no reader of PDFs: it knows objects, streams and the page tree. What it cannot follow it leaves out, and claims nothing.
 */
import { constants, inflateSync } from 'node:zlib'
import { declaredWidths, moved, ownWidths } from './widths.ts'

export interface Survey {
  /** What the root of the page tree declares; absent when it cannot be told. */
  readonly declaredPages?: number
  /** Leaves of the page tree that are there, and those that are named but are not; absent when the tree cannot be followed. */
  readonly leaves?: { readonly there: number; readonly missing: number }
  /** Pages (1-based) of which the whole content, or a part of it, is missing or does not decode to what its check sum says. */
  readonly brokenPages: readonly number[]
  /** Whether something else that text is made of (a font's map, a form) is broken, on pages not known. */
  readonly brokenElsewhere: boolean
  /** Whether the list of a font's widths is broken, or has lost some of them. */
  readonly wrongWidths: boolean
  /** The most glyphs for which a font declares widths. */
  readonly glyphs: number
  /** Set when there is no object at all. */
  readonly empty: boolean
  /** Set when a stream decodes to more bytes than the limit. */
  readonly bomb: boolean
}

export interface SurveyLimits {
  /** Bytes a stream may decode to. */
  readonly decoded: number
  /** Nodes of the page tree to be visited. */
  readonly visits: number
}

/** Larger files are mostly pictures, and would take too long. Bytes. */
const LARGEST = 64_000_000
/** Deflate makes no more of a byte than this. */
const MOST_A_BYTE = 1032

interface Found {
  /** Dictionary, or whatever the object is, as text. */
  readonly text: string
  /** Where its stream begins in the file. */
  readonly stream?: number
}

/** Programs of fonts that are larger, compressed, are whole fonts and would take long. Bytes. */
const LARGEST_FONT = 2_000_000

const NONE: Survey = { brokenPages: [], brokenElsewhere: false, wrongWidths: false, glyphs: 0, empty: false, bomb: false }

export function survey(bytes: Uint8Array, limits: SurveyLimits): Survey {
  if (bytes.length > LARGEST) return NONE
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = file.toString('latin1')
  const encrypted = /\/Encrypt\s+\d+\s+\d+\s+R/.test(text)
  const objects = objectsOf(text)
  if (objects.size === 0) return { ...NONE, empty: true }
  const broken = new Set<number>()
  let bomb = false
  for (const [number, object] of [...objects]) {
    if (object.stream === undefined) continue
    const state = encrypted ? { kind: 'unknown' as const } : streamOf(file, text, object, objects, limits.decoded)
    if (state.kind === 'bomb') bomb = true
    if (state.kind === 'broken') broken.add(number)
    if (state.kind === 'objects') for (const [inner, what] of state.found) if (!objects.has(inner)) objects.set(inner, what)
  }
  if (bomb) return { ...NONE, bomb }
  const fonts = fontsOf(file, text, objects, encrypted, limits.decoded)
  if (encrypted) return { ...NONE, glyphs: fonts.glyphs }
  return { ...NONE, ...fonts, ...pagesOf(text, objects, broken, limits.visits) }
}

/** The list behind a name of a dictionary, without its brackets, there or in an object of its own; empty when it does not end. */
function listOf(name: string, dictionary: string, objects: ReadonlyMap<number, Found>): string | undefined {
  const named = new RegExp(`/${name}\\s*(?:(\\d+)\\s+\\d+\\s+R|\\[)`).exec(dictionary)
  if (!named) return undefined
  const other = named[1] === undefined ? undefined : objects.get(Number(named[1]))?.text
  if (named[1] !== undefined && other === undefined) return undefined
  const from = other === undefined ? named.index + named[0].length : other.indexOf('[') + 1
  const list = other ?? dictionary
  let depth = 1
  for (let at = from; at < list.length; at++) {
    const character = list.charCodeAt(at)
    if (character === 0x5b) depth++
    else if (character === 0x5d && --depth === 0) return list.slice(from, at)
  }
  return ''
}

/** What the composite fonts declare of their widths. Only TrueType programs whose glyphs are numbered as the text is are looked into. */
function fontsOf(
  file: Buffer,
  text: string,
  objects: ReadonlyMap<number, Found>,
  encrypted: boolean,
  most: number,
): Pick<Survey, 'wrongWidths' | 'glyphs'> {
  let [wrongWidths, glyphs] = [false, 0]
  for (const { text: font } of objects.values()) {
    if (!/\/CIDFontType[02]\b/.test(font)) continue
    const list = listOf('W', font, objects)
    // Parts of it may be objects of their own: they are not followed.
    if (list === undefined || list.includes('R')) continue
    const declared = declaredWidths(list)
    glyphs = Math.max(glyphs, declared?.last ?? 0)
    if (encrypted || wrongWidths) continue
    if (declared === undefined) wrongWidths = true
    else if (/\/CIDToGIDMap\s*\/Identity\b/.test(font)) {
      const descriptor = objects.get(Number(/\/FontDescriptor\s+(\d+)/.exec(font)?.[1]))?.text ?? ''
      const program = objects.get(Number(/\/FontFile2\s+(\d+)/.exec(descriptor)?.[1]))
      const bytes = program === undefined ? undefined : decoded(file, text, program, objects, most)
      const own = bytes && ownWidths(bytes)
      if (own && moved(declared, own)) wrongWidths = true
    }
  }
  return { wrongWidths, glyphs }
}

/** What the program of a font decodes to; undefined when it is large, or cannot be told. */
function decoded(file: Buffer, text: string, object: Found, objects: ReadonlyMap<number, Found>, most: number): Buffer | undefined {
  if (object.stream === undefined) return undefined
  const end = endOf(text, object.text, object.stream, objects)
  const filters = filtersOf(object.text)
  if (end < 0 || end - object.stream > LARGEST_FONT || filters.length > 1) return undefined
  const data = file.subarray(object.stream, end)
  if (filters.length === 0) return data
  if (filters[0] !== 'FlateDecode') return undefined
  try {
    return inflateSync(data, { maxOutputLength: most })
  } catch {
    return undefined
  }
}

/** Every `n g obj` of the file; of several with one number the last, as updates are appended. */
function objectsOf(text: string): Map<number, Found> {
  const objects = new Map<number, Found>()
  const head = /(?:^|[\r\n\s>])(\d{1,10})\s{1,20}\d{1,5}\s{1,20}obj\b/g
  const objectEnd = next(text, 'endobj')
  const streamAfter = next(text, 'stream')
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const start = match.index + match[0].length
    const end = objectEnd(start)
    const opens = streamAfter(start)
    const hasStream = opens >= 0 && (end < 0 || opens < end)
    const stop = hasStream ? opens : end < 0 ? Math.min(text.length, start + 10_000) : end
    const object: Found = { text: text.slice(start, stop), ...(hasStream ? { stream: afterLine(text, opens + 6) } : {}) }
    objects.set(Number(match[1]), object)
    // What is inside of a stream is no object of the file.
    const declared = hasStream ? lengthOf(object.text) : undefined
    head.lastIndex = object.stream !== undefined && declared !== undefined ? Math.min(text.length, object.stream + declared) : stop
  }
  return objects
}

/** Where a word stands next; each stretch of the text is looked through once, however often is asked. Asked in rising order. */
function next(text: string, word: string): (from: number) => number {
  let known = text.indexOf(word)
  return (from) => {
    if (known >= 0 && known < from) known = text.indexOf(word, from)
    return known
  }
}

const afterLine = (text: string, at: number): number =>
  text[at] === '\r' ? at + (text[at + 1] === '\n' ? 2 : 1) : text[at] === '\n' ? at + 1 : at

const lengthOf = (dictionary: string): number | undefined => {
  const direct = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1]
  return direct === undefined ? undefined : Number(direct)
}

/** Pictures, programs of fonts, colour profiles, notes about the file: no text is lost with them. */
const NO_TEXT =
  /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|\/Length1\b|\/Type\s*\/(?:Metadata|XRef|EmbeddedFile)|\/N\s+[134]\b(?!.*\/First)|\/FunctionType|\/ShadingType/s

/** What comes behind a single filter is the next entry of the dictionary. */
const filtersOf = (dictionary: string): string[] =>
  /\/Filter\s*(?:\[\s*((?:\/\w+\s*)+)|(\/\w+))/
    .exec(dictionary)
    ?.slice(1)
    .join('')
    .split(/[\s/]+/)
    .filter((name) => name !== '') ?? []

/** Where a stream ends: as its length says, where that can be, and otherwise at the next end of one. Negative when there is none. */
function endOf(text: string, dictionary: string, stream: number, objects: ReadonlyMap<number, Found>): number {
  const referred = /\/Length\s+(\d+)\s+\d+\s+R/.exec(dictionary)?.[1]
  const length =
    referred === undefined ? lengthOf(dictionary) : Number(/\d+/.exec(objects.get(Number(referred))?.text ?? '')?.[0] ?? Number.NaN)
  return length !== undefined && length >= 0 && /^\s*endstream/.test(text.slice(stream + length, stream + length + 20))
    ? stream + length
    : text.indexOf('endstream', stream)
}

type StreamState =
  | { readonly kind: 'sound' | 'unknown' | 'broken' | 'bomb' }
  | { readonly kind: 'objects'; readonly found: ReadonlyMap<number, Found> }

function streamOf(file: Buffer, text: string, object: Found, objects: ReadonlyMap<number, Found>, most: number): StreamState {
  const { text: dictionary, stream = 0 } = object
  const filter = filtersOf(dictionary)
  const flates = filter.filter((name) => name === 'FlateDecode' || name === 'Fl').length
  // Compressed, and nothing says so any more.
  if (flates === 0) return { kind: filter.length === 0 && isDeflated(file, stream) ? 'broken' : 'unknown' }
  const end = endOf(text, dictionary, stream, objects)
  const noText = NO_TEXT.test(dictionary)
  if (end < 0) return { kind: noText ? 'unknown' : 'broken' }
  // An image is decoded no further than its pixels go, and they have a limit of their own.
  const large = (end - stream) * MOST_A_BYTE ** flates > most && !/\/Subtype\s*\/Image/.test(dictionary)
  if (noText && !large) return { kind: 'unknown' }
  let data: Uint8Array = file.subarray(stream, end)
  // A filter before it that is not undone here.
  if (filter[0] !== 'FlateDecode' && filter[0] !== 'Fl') return { kind: 'unknown' }
  try {
    for (let i = 0; i < flates && (filter[i] === 'FlateDecode' || filter[i] === 'Fl'); i++)
      data = inflateSync(data, { maxOutputLength: most })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'bomb' }
    return { kind: noText ? 'unknown' : 'broken' }
  }
  if (!/\/Type\s*\/ObjStm/.test(dictionary) || filter.length > 1 || /\/Predictor/.test(dictionary)) return { kind: 'sound' }
  return { kind: 'objects', found: packed(Buffer.from(data).toString('latin1'), dictionary) }
}

/** Whether bytes begin as zlib's do: its method and check bits. Text that happens to do so does not decode. */
function isDeflated(file: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [file[at], file[at + 1]]
  if ((method & 0x0f) !== 8 || method >> 4 > 7 || (method * 256 + flags) % 31 !== 0) return false
  try {
    inflateSync(file.subarray(at, at + 4096), { maxOutputLength: 1_000_000, finishFlush: constants.Z_SYNC_FLUSH })
    return true
  } catch {
    return false
  }
}

/** The objects of an object stream. */
function packed(text: string, dictionary: string): Map<number, Found> {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1] ?? 0)
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number)
  const found = new Map<number, Found>()
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const from = first + (numbers[i + 1] ?? 0)
    const to = i + 3 < numbers.length ? first + (numbers[i + 3] ?? 0) : text.length
    found.set(numbers[i] ?? 0, { text: text.slice(from, to) })
  }
  return found
}

/** Also those that cannot be, as `-1 0 R`: they lead nowhere. */
const references = (list: string): number[] => [...list.matchAll(/(-?\d+)\s+-?\d+\s+R/g)].map((match) => Number(match[1]))

function pagesOf(
  text: string,
  objects: ReadonlyMap<number, Found>,
  broken: ReadonlySet<number>,
  visits: number,
): Omit<Survey, 'bomb' | 'empty' | 'wrongWidths' | 'glyphs'> {
  const elsewhere = new Set(broken)
  const roots = [...text.matchAll(/\/Root\s+(\d+)\s+\d+\s+R/g)]
  const root = roots.map((match) => Number(match[1])).findLast((number) => /\/Pages\b/.test(objects.get(number)?.text ?? ''))
  const top = root === undefined ? undefined : Number(/\/Pages\s+(\d+)\s+\d+\s+R/.exec(objects.get(root)?.text ?? '')?.[1])
  const tree = top === undefined ? undefined : objects.get(top)?.text
  if (top === undefined || tree === undefined) return { brokenPages: [], brokenElsewhere: elsewhere.size > 0 }
  const declared = /\/Count\s+(\d+)/.exec(tree)?.[1]
  let [there, missing, visited] = [0, 0, 0]
  const brokenPages: number[] = []
  const walk = (number: number, depth: number): void => {
    if (++visited > visits || depth > 60) return
    const node = objects.get(number)?.text
    if (node === undefined) {
      missing++
      return
    }
    const kids = /\/Kids\s*(?:\[([^\]]*)\]|(\d+)\s+\d+\s+R)/.exec(node)
    if (kids) {
      for (const kid of references(kids[1] ?? objects.get(Number(kids[2]))?.text ?? '')) walk(kid, depth + 1)
      return
    }
    there++
    const contents = /\/Contents\s*(?:\[([^\]]*)\]|(\d+)\s+\d+\s+R)/.exec(node)
    // A page that draws nothing says so with an empty stream; of 136 published documents none leaves it out.
    if (!contents) {
      brokenPages.push(there + missing)
      return
    }
    const named = contents[1] === undefined ? [Number(contents[2])] : references(contents[1])
    // A list of streams may be an object of its own.
    const streams = named.flatMap((one) => {
      const object = objects.get(one)
      return object && object.stream === undefined && /^\s*\[/.test(object.text) ? references(object.text) : [one]
    })
    if (streams.some((one) => broken.has(one) || objects.get(one)?.stream === undefined)) brokenPages.push(there + missing)
    for (const one of streams) elsewhere.delete(one)
  }
  walk(top, 0)
  const whole = visited <= visits
  return {
    ...(declared === undefined ? {} : { declaredPages: Number(declared) }),
    ...(whole ? { leaves: { there, missing } } : {}),
    brokenPages,
    brokenElsewhere: elsewhere.size > 0,
  }
}
