/** Two reports bound in one file: each is held against itself alone. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { openDisclosure } from '../../src/index.ts'
import { layout } from '../../src/layout/layout.ts'
import type { Page } from '../../src/pdf/types.ts'
import { volumes } from '../../src/rules/volumes.ts'
import { assess } from '../assess.ts'

const pagesOf = async (name: string): Promise<readonly Page[]> => {
  const path = new URL(`../../corpus/${name}.pdf`, import.meta.url)
  return (await openDisclosure({ path: name, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })).pages
}

function read(pages: readonly Page[]) {
  const document = layout(pages.map((page, i) => ({ ...page, number: i + 1 })))
  const extraction = extract(document)
  const { report } = assess({ path: 'bound.pdf', sha256: '', document, extraction }, { language: 'en' })
  const told = report.findings.flatMap((f) =>
    f.severity === 'info' || f.page === 1 ? [] : [`${f.rule} ${f.stated?.value ?? ''} ${f.quote.slice(0, 12)}`],
  )
  return { starts: volumes(document, extraction.tables), told: new Set(told) }
}

test('what is said of reports bound in one file is what is said of each', async () => {
  const [first, second] = [await pagesOf('guiping-resources-2022'), await pagesOf('linlan-hydrology-2023')]
  const [one, other, both] = [read(first), read(second), read([...first, ...second])]
  expect(one.starts).toEqual([1])
  expect(other.starts).toEqual([1])
  expect(both.starts).toEqual([1, first.length + 1])
  expect([...both.told].filter((alarm) => !one.told.has(alarm) && !other.told.has(alarm))).toEqual([])
}, 60_000)
