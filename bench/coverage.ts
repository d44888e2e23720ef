/**
 * How many figures of tables does some check reach? `npm run bench:coverage -- [FOLDER | DOCUMENT]… [--reasons]` checks the documents, by
 * default those of the corpus, and prints for each, from the ledger of its check: figures of tables, how many a claim decides, the share,
 * and with `--reasons` why the others take part in none. The least covered come first.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkDisclosure, coverageLedger, openDisclosure, printable } from '../src/index.ts'
import { pdfs } from './documents.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { reasons: { type: 'boolean', default: false } } })

const paths = positionals.flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.pdf') && !name.includes('.scan.'))
        .map((name) => join(path, name))
    : [path],
)
const files = paths.length > 0 ? paths : pdfs([]).map((url) => fileURLToPath(url))

interface Line {
  readonly name: string
  readonly figures: number
  readonly covered: number
  readonly reasons: ReadonlyMap<string, number>
}

const share = ({ figures, covered }: Pick<Line, 'figures' | 'covered'>): number => (figures === 0 ? 100 : (100 * covered) / figures)

const lines: Line[] = []
for (const path of files) {
  const disclosure = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
  const ledger = coverageLedger(checkDisclosure(disclosure, { language: 'en' }), disclosure, 'en')
  const reasons = new Map<string, number>()
  let [figures, covered] = [0, 0]
  for (const table of ledger.tables) {
    figures += table.figures
    covered += table.covered
    for (const { reason } of table.uncovered) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  lines.push({ name: basename(path), figures, covered, reasons })
}

const print = (line: Line): void => {
  stdout.write(
    `${share(line).toFixed(1).padStart(6)} %  ${String(line.figures).padStart(7)}  ${String(line.covered).padStart(7)}  ${printable(line.name)}\n`,
  )
  if (!values.reasons) return
  for (const [reason, count] of [...line.reasons].sort((a, b) => b[1] - a[1])) stdout.write(`${String(count).padStart(28)}  ${reason}\n`)
}
stdout.write(' share    figures  covered  document\n')
for (const line of lines.sort((a, b) => share(a) - share(b))) print(line)
const sum = (of: (line: Line) => number): number => lines.reduce((total, line) => total + of(line), 0)
const all = new Map<string, number>()
for (const line of lines) for (const [reason, count] of line.reasons) all.set(reason, (all.get(reason) ?? 0) + count)
print({ name: `all ${lines.length}`, figures: sum((l) => l.figures), covered: sum((l) => l.covered), reasons: all })
