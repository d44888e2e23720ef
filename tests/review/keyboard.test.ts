import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Input, keyboard } from '../../cli/review/keyboard.ts'

const read = (...chunks: readonly string[]): string[] => {
  const board = keyboard()
  const inputs = [...chunks.flatMap((chunk) => board.push(chunk)), ...board.flush()]
  return inputs.map(name)
}
const name = (input: Input): string =>
  input.kind === 'key' ? input.key : input.kind === 'text' ? `text:${input.text}` : `${input.action}@${input.x},${input.y}`

test.each<[string, string[]]>([
  ['jjk', ['j', 'j', 'k']],
  ['财政😀', ['财', '政', '😀']],
  ['\u001b[A\u001bOB\u001b[C\u001b[D', ['up', 'down', 'right', 'left']],
  ['\u001b[5~\u001b[6~\u001b[H\u001b[4~', ['pageup', 'pagedown', 'home', 'end']],
  ['\u001b[1;5C\u001b[6;2~', ['right', 'pagedown']],
  ['\t\r\u007f \u0003\u001b[Z', ['tab', 'enter', 'backspace', 'space', 'ctrl-c', 'shift-tab']],
  ['\u001b[<64;10;5M\u001b[<65;10;5M', ['wheel-up@9,4', 'wheel-down@9,4']],
  ['\u001b[<0;3;4M\u001b[<0;3;4m', ['press@2,3']],
  ['\u001b[200~c d\ne\u001b[201~q', ['text:c d\ne', 'q']],
  ['\u001b', ['escape']],
  ['\u001bj', ['escape', 'j']],
  ['\u001b]11;rgb:0000/0000/0000\u0007j', ['j']],
  ['\u001b_Gi=7331;OK\u001b\\j', ['j']],
  ['\u001b[?62;c\u001b[12;40Rj', ['j']],
])('%j', (bytes, expected) => {
  expect(read(bytes)).toEqual(expected)
})

test('answers of the terminal are no keys', () => {
  const replies: string[] = []
  const board = keyboard((reply) => replies.push(reply))
  expect([...board.push('j\u001b[6;17;8t\u001b[?62'), ...board.push(';4ck')].map(name)).toEqual(['j', 'k'])
  expect(replies).toEqual(['[6;17;8t', '[?62;4c'])
})

test('an escape waits for the rest of its sequence, and is Esc when nothing comes', () => {
  const board = keyboard()
  expect(board.push('\u001b')).toEqual([])
  expect(board.waiting()).toBe(true)
  expect(board.push('[A').map(name)).toEqual(['up'])
  expect(board.waiting()).toBe(false)
  board.push('\u001b')
  expect(board.flush().map(name)).toEqual(['escape'])
})

test('cut anywhere, the same keys arrive', () => {
  const whole = 'j\u001b[A财\u001b[<64;100;50Mk\u001b[200~粘贴\u001b[1m\u001b[201~\u001b[6~c'
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 6 }), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), whole.length]
      const chunks = at.slice(1).map((end, index) => whole.slice(at[index], end))
      expect(read(...chunks)).toEqual(read(whole))
    }),
  )
})
