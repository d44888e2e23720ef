import { spawnSync } from 'node:child_process'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)

/** Opens and checks a document in a process of its own that tells which modules were loaded. */
function loadedBy(document: string): string[] {
  const program = `
    import { registerHooks } from 'node:module'
    import { readFileSync } from 'node:fs'
    const loaded = []
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
    const { openDisclosure, checkDisclosure } = await import(${JSON.stringify(new URL('src/index.ts', root).href)})
    const path = ${JSON.stringify(fileURLToPath(new URL(document, root)))}
    const disclosure = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'auto' })
    checkDisclosure(disclosure, { language: 'en' })
    console.log('loaded ' + JSON.stringify(loaded))`
  const { stdout, stderr } = spawnSync(execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', timeout: 50_000 })
  const told = stdout.split('\n').find((line) => line.startsWith('loaded '))
  if (told === undefined) throw new Error(stderr)
  return JSON.parse(told.slice('loaded '.length)) as string[]
}

test('checking a document with a text layer loads no code for reading pictures', () => {
  const loaded = loadedBy('corpus/linlan-hydrology-2023.pdf')
  // The hook hears what is loaded late, too.
  expect(loaded.some((url) => url.includes('/src/check/'))).toBe(true)
  expect(loaded.some((url) => url.includes('pdfjs-dist'))).toBe(true)
  expect(loaded.filter((url) => /\/src\/ocr\/|tesseract|onnxruntime|ocr-models/.test(url))).toEqual([])
}, 60_000)
