/** Every word and every frame of the reading is there for a passage that needs it. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openDisclosure } from '../../src/index.ts'
import { passages } from './passages.ts'
import { saidIn } from './said.ts'
import { wordings } from './wordings.ts'

const used = vi.hoisted(() => ({ words: new Set<string>(), frames: new Set<string>() }))
const lineOf = ({ kind, text, before, after }: { kind: string; text: string; before?: string; after?: string }): string =>
  [kind, text, before, after].join(' ')

vi.mock(import('../../src/extract/reading/lexer.ts'), async (original) => {
  const lexer = await original()
  return {
    ...lexer,
    wordAt: (masked, at) => {
      const found = lexer.wordAt(masked, at)
      if (found) used.words.add(JSON.stringify(found.word))
      return found
    },
  }
})
vi.mock(import('../../src/extract/reading/frames.ts'), async (original) => {
  const { frames, frameOf } = await original()
  return {
    frames,
    frameOf: (letters) => {
      const found = frameOf(letters)
      used.frames.add(found.letters)
      return found
    },
  }
})

async function read(text: string) {
  const { extraction } = await openDisclosure({ path: 'passage.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  return extraction
}

afterEach(() => {
  used.words.clear()
  used.frames.clear()
})

describe('words', () => {
  test('each is used by a passage', async () => {
    const { words } = await import('../../src/extract/reading/words.ts')
    for (const text of [...passages.map((p) => p.text), ...wordings.map((w) => w.text)]) await read(text)
    expect(words.filter((word) => !used.words.has(JSON.stringify(word))).map(lineOf)).toEqual([])
  })

  test('none is written twice', async () => {
    const { words } = await import('../../src/extract/reading/words.ts')
    expect(new Set(words.map((word) => JSON.stringify(word))).size).toBe(words.length)
  })
})

describe('frames', () => {
  test('each is filled by the passage it names', async () => {
    const { frames } = await import('../../src/extract/reading/frames.ts')
    const unused: string[] = []
    for (const { letters, passage } of frames) {
      used.frames.clear()
      await read(passage)
      if (!used.frames.has(letters)) unused.push(`${letters}: ${passage}`)
    }
    expect(unused).toEqual([])
  })
})

describe('wordings', () => {
  test.each(wordings)('$text', async ({ text, says }) => {
    expect(saidIn(await read(text))).toEqual(says)
  })
})
