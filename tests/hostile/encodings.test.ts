/** Text as editors save it: what is read, and what is refused with the way out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDisclosure } from '../../src/index.ts'

const words = '培训费3.20万元，比上年增加1.00万元。'
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()
const little = (text: string): Buffer => Buffer.from(text, 'utf16le')
const figures = async (bytes: Uint8Array): Promise<number> =>
  (await openDisclosure({ path: 'a.txt', bytes }, { ocr: 'never' })).extraction.figures.length
const refusal = (bytes: Uint8Array): Promise<string> =>
  openDisclosure({ path: 'a.txt', bytes }, { ocr: 'never' }).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )

describe('text', () => {
  test.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16, little end first, with its mark', little(`\ufeff${words}`)],
    ['UTF-16, big end first, with its mark', swapped(little(`\ufeff${words}`))],
    ['UTF-16, little end first', little(words)],
    ['UTF-16, big end first', swapped(little(words))],
  ])('in %s is read', async (_, bytes) => expect(await figures(bytes)).toBe(2))

  test('in GB18030 is refused, and how to convert it is said', async () =>
    expect(await refusal(Buffer.from('c5e0d1b5b7d1332e3230cdf2d4aaa1a3', 'hex'))).toContain('iconv -f GB18030'))

  test('that is none is refused', async () => expect(await refusal(Buffer.from([0, 1, 2, 0, 255, 0, 7, 0]))).toContain('zero bytes'))

  test('that is plain ASCII is never taken for anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), async (text) => {
        if (text.trim() === '') return
        const { document: read } = await openDisclosure({ path: 'a.txt', bytes: Buffer.from(text) }, { ocr: 'never' })
        expect(read.blocks.every((block) => block.kind === 'table' || !/[\u4e00-\u9fff]/.test(block.text))).toBe(true)
      }),
    )
  })
})
