/** pdf.js going over the operators of every page of a file, and nothing else. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { argv } from 'node:process'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const folder = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps') + sep
const task = getDocument({ data: new Uint8Array(readFileSync(argv[2])), verbosity: 0, cMapUrl: folder, cMapPacked: true })
const document = await task.promise
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number)
  await page.getOperatorList()
  page.cleanup()
}
await task.destroy()
