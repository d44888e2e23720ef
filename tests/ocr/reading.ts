/** Engines that say what they are told, and characters as engines hand them out. */
import type { Character, Engine, EngineName } from '../../src/ocr/engine.ts'
import type { Picture } from '../../src/ocr/picture.ts'

/** The characters of a text, half an em (10 pixels) apart where narrow. A `?` after a character makes it uncertain. */
export function characters(text: string, confidence = 0.99): Character[] {
  const result: Character[] = []
  let at = 6
  for (const c of text) {
    const last = result.at(-1)
    if (c === '?' && last) {
      result[result.length - 1] = { ...last, confidence: 0.4 }
      continue
    }
    const width = /[\u0021-\u024f]/u.test(c) ? 10 : 20
    result.push({ text: c, confidence, middle: at + width / 2, alternatives: [] })
    at += width
  }
  return result
}

export interface Told {
  readonly name?: EngineName
  readonly line?: (picture: Picture, em: number, call: number) => string
  readonly figure?: (picture: Picture, em: number, call: number) => string
}

export interface ToldEngine extends Engine {
  /** What it was asked: `line 20`, `figure 16` (kind and em). */
  readonly asked: string[]
}

export function toldEngine({ name = 'tesseract', line = () => '', figure = () => '' }: Told): ToldEngine {
  const asked: string[] = []
  let lines = 0
  let figures = 0
  return {
    name,
    asked,
    readLine: async (picture, em) => {
      asked.push(`line ${Math.round(em)}`)
      return characters(line(picture, em, lines++))
    },
    readFigure: async (picture, em) => {
      asked.push(`figure ${Math.round(em)}`)
      return characters(figure(picture, em, figures++))
    },
    close: async () => undefined,
  }
}

/** As they were read: doubtful characters with their alternatives in brackets. */
export const told = (read: readonly Character[]): string =>
  read.map((c) => c.text + (c.alternatives.length > 0 ? `[${c.alternatives.map((other) => other || '–').join(' ')}]` : '')).join('')
