import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PrintedLine } from '../../src/ocr/lines.ts'
import { differing, secondOpinion, withZeros } from '../../src/ocr/second.ts'
import { paper } from './drawing.ts'
import { characters, type Told, told, toldEngine } from './reading.ts'

const em = 20
const line = (enclosed: boolean): PrintedLine => ({ area: [0, 0, 200, 20], enclosed, em })
const piece = paper(400, 28)

const least = (read: readonly { readonly confidence: number }[]): number => Math.min(...read.map((c) => c.confidence))

describe('two engines', () => {
  const both = async (read: string, figure: Told['figure']) => {
    const second = toldEngine({ name: 'tesseract', ...(figure === undefined ? {} : { figure }) })
    const result = await secondOpinion(characters(read, 0.8), piece, line(false), [toldEngine({ name: 'paddle' }), second])
    return { result, text: told(result), asked: second.asked }
  }

  test('figures on which they agree are as good as certain', async () => {
    const { result, text, asked } = await both('收入354.63万元', () => '354.63')
    expect(text).toBe('收入354.63万元')
    expect(least(result.slice(2, 8))).toBeGreaterThanOrEqual(0.97)
    expect(result[0]?.confidence).toBe(0.8)
    expect(asked).toEqual(['figure 20'])
  })

  test('a digit on which they differ is doubtful, and says what else it may be', async () => {
    const { result, text } = await both('收入354.63万元', () => '354.68')
    expect(text).toBe('收入354.63[8]万元')
    expect(result[7]?.confidence).toBeLessThanOrEqual(0.6)
    expect(result[6]?.confidence).toBe(0.8)
  })

  test('a digit too many or too few is one that may be nothing, or two', async () => {
    expect((await both('2117.72元', () => '217.72')).text).toBe('21[–]17.72元')
    expect((await both('217.72元', () => '2117.72')).text).toBe('2[21]17.72元')
  })

  test('a figure is read at other sizes before it is doubted', async () => {
    const { text, asked } = await both('88.0%', (_, __, call) => (call === 0 ? '38.0%' : '88.0%'))
    expect(text).toBe('88.0%')
    expect(asked).toEqual(['figure 20', 'figure 32'])
  })

  test('where the second sees nothing, the first is believed as far as it believes itself', async () => {
    const { result, text } = await both('88.0', () => '')
    expect([text, least(result)]).toEqual(['88.0', 0.8])
  })

  test('several figures of a line are each compared with their own', async () => {
    const { text } = await both('12.00元和34.00元', (_, __, call) => (call < 3 ? '84.00' : '12.00'))
    // From the right: the last of the line is asked for first, and thrice before it is doubted.
    expect(text).toBe('12.00元和3[8]4.00元')
  })

  test('years are no figures', async () => {
    expect((await both('2025年', () => '2026')).asked).toEqual([])
  })
})

describe('Tesseract alone', () => {
  const alone = async (read: string, told_: Told, enclosed = true) => {
    const engine = toldEngine(told_)
    const result = await secondOpinion(characters(read), piece, line(enclosed), [engine])
    return { result, text: told(result), asked: engine.asked }
  }

  test('a cell that seems to hold a figure is read by the reader of figures', async () => {
    expect((await alone('口.OO', { figure: () => '0.00' })).text).toBe('0.00')
    expect((await alone('12l.5', { figure: () => '121.5' })).text).toBe('121.5')
  })

  test('a lone character that is read without doubt is no figure', async () => {
    const { text, asked } = await alone('分', { figure: () => '7' })
    expect([text, asked]).toEqual(['分', []])
    expect((await alone('口', { figure: () => '0' })).text).toBe('0')
    expect((await alone('分?', { figure: () => '7' })).text).toBe('7')
  })

  test('what the reader of figures is not sure of is not taken', async () => {
    expect((await alone('口', { figure: () => '0?' })).text).toBe('口')
  })

  test('two figures that differ make doubt', async () => {
    const { result, text } = await alone('354.63', { figure: () => '354.68' })
    expect(text).toBe('354.68[3]')
    expect(least(result)).toBeLessThanOrEqual(0.6)
  })

  test('a character among digits is doubtful when it made a digit more', async () => {
    expect((await alone('全1', { figure: () => '21' })).text).toBe('21')
    expect((await alone('和1', { figure: () => '21' })).text).not.toBe('21')
  })

  test('a cell in which nothing was seen is looked at again, then by the reader of figures', async () => {
    const again = await alone('', { line: () => '产' })
    expect([again.text, again.asked]).toEqual(['产', ['line 15']])
    const digit = await alone('', { figure: () => '6' })
    expect([digit.text, digit.asked]).toEqual(['6', ['line 15', 'figure 20']])
    expect((await alone('', { figure: () => '6?' })).text).toBe('')
    expect((await alone('', { figure: () => '6' }, false)).text).toBe('')
  })

  test('figures in sentences are compared with a reading at another size', async () => {
    expect((await alone('共计12.50元', { line: () => '共计12.50元' }, false)).text).toBe('共计12.50元')
    expect((await alone('共计12.50元', { line: () => '共计12.60元' }, false)).text).toBe('共计12.5[6]0元')
  })

  test('where the neighbours differ too there is nothing to compare with', async () => {
    expect((await alone('共计12.50元', { line: () => '共汁12.60兀' }, false)).text).toBe('共计12.50元')
  })

  test('lines without figures are read once', async () => {
    expect((await alone('收入情况', { line: () => '收入' }, false)).asked).toEqual([])
  })
})

describe('zeros', () => {
  test.each([
    ['1〇.5〇', '10.50'],
    ['〇', '0'],
    ['二〇二五年', '二〇二五年'],
    ['1O5', '105'],
    ['OA办公', 'OA办公'],
  ])('%s → %s', (read, text) => expect(told(withZeros(characters(read)))).toBe(text))
})

test('the second reading is among what the first one may be, one place at a time', () => {
  const digits = fc.stringMatching(/^\d{1,6}$/)
  fc.assert(
    fc.property(digits, fc.nat(5), fc.integer({ min: 0, max: 9 }), (text, at, digit) => {
      const place = at % text.length
      const other = text.slice(0, place) + digit + text.slice(place + 1)
      const result = differing(characters(text), other)
      expect(result.map((c) => c.text).join('')).toBe(text)
      const doubts = result.flatMap((c, i) => c.alternatives.map((a) => text.slice(0, i) + a + text.slice(i + 1)))
      if (other === text) expect(doubts).toEqual([])
      else {
        expect(doubts).toContain(other)
        expect(least(result)).toBeLessThanOrEqual(0.6)
      }
    }),
  )
})

test('a digit more or less is one place, too', () => {
  const digits = fc.stringMatching(/^\d{2,6}$/)
  const among = (text: string, other: string): boolean =>
    differing(characters(text), other).some((c, i) => c.alternatives.some((a) => text.slice(0, i) + a + text.slice(i + 1) === other))
  fc.assert(
    fc.property(digits, fc.nat(5), (text, at) => {
      const place = at % text.length
      const shorter = text.slice(0, place) + text.slice(place + 1)
      expect([among(text, shorter), among(shorter, text)]).toEqual([true, true])
    }),
  )
})
