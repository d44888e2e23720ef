/**
 * `node bench/review.ts [findings] [FOLDER | --store STORE]`: what one key costs in a long review. Times `update` and the frame as text for each
 * kind of key, on a made-up document of 10,000 findings, and prints median and 99th percentile in milliseconds; the least
 * too, which is what remains where other programs take their share of the machine. Of a folder or a store: how soon the list of
 * its documents is there, and how much memory is held.
 */
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import process, { argv, stdout } from 'node:process'
import { PassThrough } from 'node:stream'
import { penOf } from '../cli/review/paint.ts'
import { freshCase, initial } from '../cli/review/select.ts'
import { type State, update } from '../cli/review/state.ts'
import { frameText } from '../cli/review/views/frame.ts'
import { crowd } from '../tests/review/fixture.ts'

const count = Number(argv[2] ?? 10_000)
const path = 'crowd.pdf'
let state: State = initial([freshCase(path, path, '/dev/null')], {
  language: 'zh',
  pen: penOf({ ascii: false, ambiguousWide: false, colour: '256' }),
  reviewer: 'bench',
  columns: 200,
  rows: 60,
  pictures: false,
})
;[state] = update(state, { kind: 'loaded', path, sha256: '', opened: crowd(count) })
frameText(state)

const quantile = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2).padStart(8)

function measure(name: string, keys: readonly string[], rounds: number): void {
  const updates: number[] = []
  const frames: number[] = []
  let number = 0
  for (let round = 0; round < rounds; round++) {
    for (const key of keys) {
      const before = performance.now()
      const [next, effects] = update(state, { kind: 'key', key })
      state = next
      for (const effect of effects) {
        if (effect.kind !== 'record') continue
        const entry = {
          ...effect.entry,
          schema: 'gouji.review/1' as const,
          id: `e${name}${number++}`,
          at: '2026-11-24T00:00:00.000Z',
          by: 'bench',
          document: '',
        }
        ;[state] = update(state, { kind: 'recorded', path, entry })
      }
      const between = performance.now()
      frameText(state)
      updates.push(between - before)
      frames.push(performance.now() - between)
    }
  }
  stdout.write(
    `${name.padEnd(22)}${quantile(updates, 0.5)}${quantile(updates, 0.99)}${quantile(frames, 0)}${quantile(frames, 0.5)}${quantile(frames, 0.99)}\n`,
  )
}

stdout.write(`${count} findings, 200 × 60 cells, milliseconds\n${' '.repeat(22)}  update     99%   least   frame     99%\n`)
measure('down', ['j'], 500)
measure('screen down', ['pagedown'], 200)
measure('last, first', ['G', 'g'], 100)
measure('filter letter', ['/', '支', '出', 'backspace', 'backspace', 'escape'], 20)
measure('order', ['S'], 20)
measure('confirm', ['c'], 300)
measure('undo', ['u'], 100)
measure('only undecided, next', ['t', 'n', 'c', 'escape'], 20)
measure('page', ['enter', 'right', 'escape'], 50)
measure('other view', ['v'], 60)

/** Ink on top of that: from the new state to the bytes of the frame, into a stream that throws them away. Needs `npm run build`. */
async function withInk(): Promise<void> {
  const built = new URL('../dist/cli/review/stage.js', import.meta.url)
  if (!existsSync(built)) {
    stdout.write('Ink: not measured (run `npm run build` first)\n')
    return
  }
  // As the review itself does.
  process.env['NODE_ENV'] ??= 'production'
  const { stage }: typeof import('../cli/review/stage.ts') = await import(built.href)
  let bytes = 0
  const sink = Object.assign(new EventEmitter(), {
    isTTY: true,
    writable: true,
    columns: 200,
    rows: 60,
    write(text: string, done?: unknown): boolean {
      bytes += text.length
      if (typeof done === 'function') done()
      return true
    },
  })
  let notify: () => void = () => undefined
  const store = {
    get: () => state,
    subscribe: (listener: () => void) => {
      notify = listener
      return () => undefined
    },
  }
  const screen = stage(store, {
    stdout: sink as unknown as NodeJS.WriteStream,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
    incremental: true,
    maxFps: 1000,
  })
  await screen.drawn()
  for (const [name, keys] of [
    ['down', ['j']],
    ['screen down', ['pagedown']],
    ['other view', ['v']],
  ] as const) {
    const times: number[] = []
    const before = bytes
    for (let round = 0; round < 200; round++) {
      for (const key of keys) {
        ;[state] = update(state, { kind: 'key', key })
        const start = performance.now()
        notify()
        await screen.drawn()
        times.push(performance.now() - start)
      }
    }
    stdout.write(
      `Ink, ${name.padEnd(17)}${' '.repeat(16)}${quantile(times, 0)}${quantile(times, 0.5)}${quantile(times, 0.99)}  ${Math.round((bytes - before) / times.length)} bytes a frame\n`,
    )
  }
  await screen.close()
}

await withInk()

/** A folder or a store in a real terminal: seconds to the list of its documents, and the most memory the process held until they were read and four were looked at. */
async function listed(words: readonly string[]): Promise<void> {
  const { session } = await import('../tests/review/tmux.ts')
  const begun = performance.now()
  const s = session(['review', ...words, '--lang', 'zh', '--ocr', 'never'], { columns: 140, rows: 40 })
  let first: number | undefined
  let most = 0
  for (const end = begun + 600_000; performance.now() < end; ) {
    const [head = ''] = s.screen().split('\n')
    if (head.includes('文档')) first ??= performance.now() - begun
    const held = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${s.pid()}/status`, 'utf8'))?.[1]
    most = Math.max(most, Number(held ?? 0) / 1024)
    if (first !== undefined && !head.includes('就绪')) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const read = performance.now() - begun
  for (let opened = 0; opened < 4; opened++) {
    s.press('Enter')
    await s.see(/1 发现 \d|没有/)
    most = Math.max(most, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${s.pid()}/status`, 'utf8'))?.[1] ?? 0) / 1024)
    s.press('D', 'j')
    await s.see('文档')
  }
  s.close()
  stdout.write(
    `${words.join(' ')}: the list after ${((first ?? 0) / 1000).toFixed(2)} s, all of it after ${(read / 1000).toFixed(1)} s, at most ${most.toFixed(0)} MB\n`,
  )
}

const [, , , ...words] = argv
if (words.length > 0) await listed(words)
