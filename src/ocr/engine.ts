/** What an engine for reading characters must do. */
import type { Picture } from './picture.ts'

/** One character as it was read. */
export interface Character {
  readonly text: string
  /** 0–1. */
  readonly confidence: number
  /** Where it stands across the picture, in pixels: its middle. */
  readonly middle: number
  /** Other readings, likeliest first; "" when it may be nothing. */
  readonly alternatives: readonly string[]
}

export type EngineName = 'paddle' | 'tesseract'

export interface Engine {
  readonly name: EngineName
  /** Reads a picture of one printed line. `em` is the height of a full character in pixels. */
  readLine(picture: Picture, em: number): Promise<Character[]>
  /** Reads a picture that holds a figure and nothing else: digits, point, comma, minus, per cent. */
  readFigure(picture: Picture, em: number): Promise<Character[]>
  close(): Promise<void>
}

/** What figures are printed with. */
export const isFigurePart = (text: string): boolean => /^[0-9０-９,.，．%％\-－−]$/u.test(text)
