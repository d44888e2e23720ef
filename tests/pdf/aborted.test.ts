import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDisclosure } from '../../src/index.ts'

const bytes = new Uint8Array(readFileSync(new URL('../../corpus/jdz-foreign-affairs-2021.pdf', import.meta.url)))

test('a signal ends the reading between two pages, with its own reason', async () => {
  const stop = new AbortController()
  let read = 0
  const opened = openDisclosure(
    { path: 'a.pdf', bytes },
    {
      ocr: 'never',
      signal: stop.signal,
      onProgress: ({ done }) => {
        read = done
        if (done === 3) stop.abort(new Error('enough'))
      },
    },
  )
  await expect(opened).rejects.toThrow('enough')
  expect(read).toBe(3)
  await expect(
    openDisclosure({ path: 'a.pdf', bytes }, { ocr: 'never', signal: AbortSignal.abort(new Error('never begun')) }),
  ).rejects.toThrow('never begun')
})
