/** Tesseract compiled to WebAssembly, with one model: a picture in, its characters out. Nothing is downloaded. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** A character where it was seen, in pixels of the picture. */
export interface Symbol {
  readonly text: string
  /** 0–100. */
  readonly confidence: number
  readonly bbox: { readonly x0: number; readonly x1: number }
}

export interface Recogniser {
  /** @param image a file in a form that Leptonica knows, such as a portable graymap */
  recognise(image: Uint8Array): Symbol[]
  close(): void
}

/** What is used of the compiled library. */
interface Api {
  Init(folder: null, language: string, engine: number): number
  SetVariable(name: string, value: string): boolean
  SetImageFile(orientation: number, angle: number): number
  Recognize(monitor: null): number
  GetJSONText(): string
  Clear(): void
  End(): void
}
interface Core {
  readonly FS: { writeFile(path: string, content: Uint8Array): void }
  readonly TessBaseAPI: new () => Api
}
type Start = (settings: Readonly<Record<string, unknown>>) => Promise<Core>

interface Layout {
  readonly blocks:
    | readonly {
        readonly paragraphs: readonly {
          readonly lines: readonly { readonly words: readonly { readonly symbols: readonly Symbol[] }[] }[]
        }[]
      }[]
    | null
}

/** Where the build lays the library and its models; the compiler rewrites imports, not addresses. */
const folder = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '../../dist/tesseract' : '../../tesseract')
/** Its neural engine; the older one is not in the build. */
const neural = 1

/** @throws Error when the parts are not there or do not fit each other */
export async function openRecogniser(language: 'chi_sim' | 'eng', variables: Readonly<Record<string, string>>): Promise<Recogniser> {
  const [wasmBinary, model] = await Promise.all([
    readFile(join(folder, 'core.wasm')),
    readFile(join(folder, `${language}.traineddata.gz`)).then((packed) => promisify(gunzip)(packed)),
  ])
  const start = createRequire(import.meta.url)(join(folder, 'core.cjs')) as Start
  const silent = (): void => undefined
  const core = await start({ wasmBinary, TesseractProgress: silent, print: silent, printErr: silent })
  core.FS.writeFile(`${language}.traineddata`, model)
  const api = new core.TessBaseAPI()
  if (api.Init(null, language, neural) === -1) throw new Error(`Tesseract cannot read its model ${language}`)
  for (const [name, value] of Object.entries(variables)) api.SetVariable(name, value)
  return {
    recognise(image) {
      core.FS.writeFile('/input', image)
      if (api.SetImageFile(1, 0) === 1) throw new Error('Tesseract cannot read the picture')
      api.Recognize(null)
      const { blocks } = JSON.parse(api.GetJSONText()) as Layout
      return (blocks ?? []).flatMap((b) => b.paragraphs.flatMap((p) => p.lines.flatMap((l) => l.words.flatMap((w) => w.symbols))))
    },
    close: () => api.End(),
  }
}
