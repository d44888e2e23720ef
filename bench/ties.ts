/**
 * Which places of tables print one amount in nearly every document that has both? `npm run bench:ties -- FOLDER… [--least N] [--all]`
 * reads the documents and lists the pairs that no tie of the families names yet (`--all`: those too), with how often they agree, and
 * where not. What must hold among them a person names in src/families/ties.ts.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { isTied, recurringEqualities } from '../src/corpus/recurring.ts'
import { openDisclosure, printable } from '../src/index.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { least: { type: 'string', default: '6' }, all: { type: 'boolean', default: false } },
})
const files = positionals.flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => join(path, name))
    : [path],
)
const documents = []
for (const path of files) {
  try {
    const { extraction } = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
    documents.push({ name: basename(path, '.pdf'), extraction })
  } catch (cause) {
    stderr.write(`${printable(basename(path))}: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  }
}
const found = recurringEqualities(documents, { least: Number(values.least), tolerance: 12 })
const shown = values.all ? found : found.filter((one) => !isTied(one))
stdout.write('agree  not  the places\n')
for (const { places, held, broken, exceptions } of shown)
  stdout.write(
    printable(
      `${String(held).padStart(5)}  ${String(broken).padStart(3)}  ${places.join('  ＝  ')}${exceptions.length > 0 ? `  (not: ${exceptions.join(', ')})` : ''}\n`,
    ),
  )
stdout.write(
  `${found.length} equalities recur over ${documents.length} documents, ${found.filter(isTied).length} of them between kinds of tables that a tie names\n`,
)
