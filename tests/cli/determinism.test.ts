/** The same documents give the same bytes, in whatever order they are given and however many are worked on side by side. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/finding.ts'
import { gouji, root } from './run.ts'

const names = [
  'linlan-hydrology-2023.pdf',
  'passages.txt',
  'beiling-market-2026.pdf',
  'linlan-hydrology-2022.txt',
  'jdz-foreign-affairs-2021.pdf',
]
const paths = names.map((name) => join(root, 'corpus', name))

/** What was printed of each document, by its path. */
async function printed(order: readonly string[], ...more: string[]): Promise<Map<string, string>> {
  const { stdout, stderr } = await gouji(['check', ...order, '--format', 'ndjson', '--fail-on', 'never', '--ocr', 'never', ...more])
  const lines = stdout.split('\n').filter((line) => line !== '')
  expect(
    lines.map((line) => (JSON.parse(line) as Report).document.path),
    stderr,
  ).toEqual(order)
  return new Map(lines.map((line) => [(JSON.parse(line) as Report).document.path, line]))
}

describe.each([
  ['each by itself', []],
  ['together, with the ledger', ['--together', '--coverage']],
])('%s', (_, options) => {
  test('the same bytes for every order and number of workers', async () => {
    const once = await printed(paths, '--jobs', '1', ...options)
    for (const [order, jobs] of [
      [paths.toReversed(), '3'],
      [[...paths.slice(2), ...paths.slice(0, 2)], '2'],
    ] as const) {
      const again = await printed(order, '--jobs', jobs, ...options)
      for (const path of paths) expect(again.get(path), path).toBe(once.get(path))
    }
  })
})
