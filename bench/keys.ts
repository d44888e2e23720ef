/**
 * Does a fact's key tell one figure from another? `npm run bench:keys [-- FOLDER… --verbose]` counts, over the documents of
 * ../shared/wild and ../shared/documents (or of the folders given), the keys under which figures stand that cannot be one value.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { factKey } from '../src/extract/facts/key.ts'
import { type Figure, openDisclosure, printable } from '../src/index.ts'
import { meets } from '../src/number/interval.ts'
import { intervalOf } from '../src/relation/judge.ts'

const verbose = argv.includes('--verbose')
const given = argv.slice(2).filter((one) => !one.startsWith('--'))
const folders =
  given.length > 0 ? given : ['../shared/wild', '../shared/documents'].map((at) => new URL(`../${at}`, import.meta.url).pathname)
const present = folders.filter((folder) => existsSync(folder))
if (present.length === 0) stdout.write(`no documents: ${folders.join(', ')} are absent\n`)

let facts = 0
let keys = 0
let ambiguous = 0
for (const folder of present) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf') && !file.includes('.scan.'))) {
    const path = `${folder}/${name}`
    const { extraction } = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
    const told = new Map<string, Figure[]>()
    for (const fact of extraction.facts) {
      const figure = extraction.figures[fact.figure]
      if (!figure) continue
      facts++
      const key = factKey(fact, figure.unit)
      const values = told.get(key) ?? []
      told.set(key, values)
      // What is printed again, or again to other decimals, is one value.
      if (!values.some((other) => meets(intervalOf(other), intervalOf(figure)))) values.push(figure)
    }
    keys += told.size
    for (const [key, values] of told) {
      if (values.length < 2) continue
      ambiguous++
      if (!verbose) continue
      stdout.write(printable(`${name} ${key}\n`))
      for (const { source, printed, unit } of values.slice(0, 3))
        stdout.write(`        ${source.page}  ${printable(`${printed}${unit.symbol}: ${source.quote.slice(0, 100)}`)}\n`)
    }
  }
}
const share = keys === 0 ? 0 : Math.round((10_000 * ambiguous) / keys) / 100
stdout.write(`${facts} facts, ${keys} keys, ${ambiguous} of them ambiguous: ${share} %\n`)
