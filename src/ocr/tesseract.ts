/** Tesseract as a reader of lines and figures: one model for Chinese, one for digits, each opened when it is first wanted. */
import type { Character, Engine } from './engine.ts'
import { type Picture, resized, stretched } from './picture.ts'
import { openRecogniser, type Recogniser } from './recogniser.ts'

/** Its name for a picture that is one line of text. */
const singleLine = '7'

/** Heights (pixels) to which a full character is brought: what the engine reads best. */
const comfortable = { line: 36, figure: 46 }

export async function openTesseract(): Promise<Engine> {
  const start = (language: 'chi_sim' | 'eng', more: Readonly<Record<string, string>>): Promise<Recogniser> =>
    openRecogniser(language, { tessedit_pageseg_mode: singleLine, user_defined_dpi: '200', ...more })
  let chinese: Promise<Recogniser> | undefined
  let digits: Promise<Recogniser> | undefined

  const read = (recogniser: Recogniser, picture: Picture, em: number, comfort: number): Character[] => {
    const scale = comfort / em
    const sized = resized(picture, Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
    const border = 10
    const symbols = recogniser.recognise(graymap(stretched(sized), border))
    return inOrder(
      symbols.flatMap((symbol): Character[] =>
        symbol.text.trim() === ''
          ? []
          : [
              {
                text: symbol.text,
                confidence: symbol.confidence / 100,
                middle: ((symbol.bbox.x0 + symbol.bbox.x1) / 2 - border) / scale,
                alternatives: [],
              },
            ],
      ),
      em,
    )
  }

  return {
    name: 'tesseract',
    async readLine(picture, em) {
      chinese ??= start('chi_sim', {})
      return read(await chinese, picture, em, comfortable.line)
    },
    async readFigure(picture, em) {
      digits ??= start('eng', { tessedit_char_whitelist: '0123456789,.-%' })
      return read(await digits, picture, em, comfortable.figure)
    },
    async close() {
      for (const recogniser of [chinese, digits]) (await recogniser)?.close()
    },
  }
}

/**
 * The engine tells well what follows what, but not where it stands: middles are moved, as little as possible, until each character
 * stands right of the one before.
 */
function inOrder(characters: readonly Character[], em: number): Character[] {
  const half = (text: string): number => (/^[\u0021-\u024f]$/u.test(text) ? 0.22 : 0.42) * em
  const offsets: number[] = []
  let offset = 0
  characters.forEach((c, i) => {
    const before = characters[i - 1]
    if (before) offset += half(before.text) + half(c.text)
    offsets.push(offset)
  })
  // Neighbours that stand in each other's way share their mean.
  const groups: { sum: number; count: number }[] = []
  characters.forEach((c, i) => {
    let group = { sum: c.middle - (offsets[i] as number), count: 1 }
    for (let last = groups[groups.length - 1]; last && last.sum / last.count > group.sum / group.count; last = groups[groups.length - 1]) {
      groups.pop()
      group = { sum: last.sum + group.sum, count: last.count + group.count }
    }
    groups.push(group)
  })
  const moved = groups.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  return characters.map((c, i) => ({ ...c, middle: (moved[i] as number) + (offsets[i] as number) }))
}

/** A portable graymap file with a white border. */
function graymap({ width, height, data }: Picture, border: number): Buffer {
  const w = width + 2 * border
  const h = height + 2 * border
  const head = Buffer.from(`P5\n${w} ${h}\n255\n`, 'latin1')
  const file = Buffer.alloc(head.length + w * h, 255)
  head.copy(file)
  for (let y = 0; y < height; y++) file.set(data.subarray(y * width, (y + 1) * width), head.length + (y + border) * w + border)
  return file
}
