import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Engine } from '../../src/ocr/engine.ts'
import { remoteEngine, serve } from '../../src/ocr/remote.ts'

const picture = { width: 2, height: 1, data: Uint8Array.of(0, 255) }
const engine = (readLine: Engine['readLine']): Engine => ({
  name: 'tesseract',
  readLine,
  readFigure: async ({ data }, em) => [{ text: String(em), confidence: (data[1] ?? 0) / 255, middle: 1, alternatives: ['7'] }],
  close: async () => {},
})

test('an engine in another thread reads as one at hand would', async () => {
  const { port1, port2 } = new MessageChannel()
  let opened = 0
  serve(port1, async () => {
    opened++
    return engine(async () => [])
  })
  const remote = remoteEngine('tesseract', port2)
  expect(await Promise.all([remote.readFigure(picture, 3), remote.readLine(picture, 3), remote.readFigure(picture, 4)])).toEqual([
    [{ text: '3', confidence: 1, middle: 1, alternatives: ['7'] }],
    [],
    [{ text: '4', confidence: 1, middle: 1, alternatives: ['7'] }],
  ])
  expect(opened).toBeGreaterThan(0)
  // The picture was lent, not given away.
  expect(picture.data).toEqual(Uint8Array.of(0, 255))
  await remote.close()
})

test('what fails in the other thread fails here, and the next question is answered', async () => {
  const { port1, port2 } = new MessageChannel()
  let asked = 0
  serve(port1, async () =>
    engine(async () => {
      if (asked++ === 0) throw new Error('no memory')
      return []
    }),
  )
  const remote = remoteEngine('tesseract', port2)
  await expect(remote.readLine(picture, 3)).rejects.toThrow('no memory')
  expect(await remote.readLine(picture, 3)).toEqual([])
  await remote.close()
})

test('when the other thread goes away, nobody waits for it', async () => {
  const { port1, port2 } = new MessageChannel()
  serve(port1, async () => engine(() => new Promise(() => {})))
  const remote = remoteEngine('tesseract', port2)
  const waiting = remote.readLine(picture, 3)
  setTimeout(() => port1.close(), 20)
  await expect(waiting).rejects.toThrow('ended')
  await expect(remote.readFigure(picture, 3)).rejects.toThrow('ended')
})
