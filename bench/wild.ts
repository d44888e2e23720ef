/**
 * What gouji says of documents as they come: `npm run bench:wild -- FOLDER [--verbose]` reads the PDFs of a folder and counts alarms (errors and
 * warnings), causes, quiet documents and coverage; for each rule its claims held and broken, and, where people have judged alarms of the folder
 * (`judged.json`), how many are right. An alarm that nobody judged is NEW: open the page, and put the verdict into bench/judged.json.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { type Assessment, checkDisclosure, openDisclosure, printable } from '../src/index.ts'
import { judgedIn, type Opinion, opinionOn } from './judged.ts'

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const [folder] = positionals
if (folder === undefined) {
  stderr.write('usage: npm run bench:wild -- FOLDER [--verbose]\n')
  exit(2)
}

const judged = judgedIn(folder)
const opinions: Record<Opinion, number> = { TRUE: 0, 'TRUE-BUT': 0, FALSE: 0, DEBATABLE: 0, NEW: 0 }
const rules = new Map<string, { held: number; broken: number; open: number; alarms: number }>()
let documents = 0
let quiet = 0
let wrong = 0
let figures = 0
let covered = 0
const causes = new Set<string>()

function count(name: string, { report, judged: claims }: Assessment): void {
  documents++
  figures += report.coverage.figures
  covered += report.coverage.covered
  for (const { claim, verdict } of claims) {
    const of = rules.get(claim.rule) ?? { held: 0, broken: 0, open: 0, alarms: 0 }
    if (verdict === 'contradiction') of.broken++
    else if (verdict === 'notCheckable') of.open++
    else of.held++
    rules.set(claim.rule, of)
  }
  const alarms = report.findings.filter((finding) => finding.severity !== 'info')
  if (alarms.length === 0) quiet++
  let isWrong = false
  for (const finding of alarms) {
    const opinion = opinionOn(finding, judged[name])
    opinions[opinion]++
    if (opinion === 'FALSE') isWrong = true
    causes.add(`${name} ${finding.cause ?? finding.id}`)
    const of = rules.get(finding.rule)
    if (of) of.alarms++
    if (values.verbose)
      stdout.write(
        `${opinion.padEnd(9)} ${name} p${finding.page} ${finding.severity} ${((finding.belief?.probability ?? 1) * 100).toFixed(1)} % ${finding.rule}: ${printable(finding.message)}\n`,
      )
  }
  if (isWrong) wrong++
}

for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.pdf'))
  .sort()) {
  try {
    const bytes = new Uint8Array(readFileSync(join(folder, name)))
    count(name, checkDisclosure(await openDisclosure({ path: name, bytes }, { ocr: 'never' }), { language: 'en' }))
  } catch (error) {
    stdout.write(`not read  ${name}: ${printable(error instanceof Error ? error.message : String(error))}\n`)
  }
}

const told = opinions.TRUE + opinions['TRUE-BUT'] + opinions.FALSE
const alarms = Object.values(opinions).reduce((a, b) => a + b, 0)
stdout.write(`documents ${documents} · quiet ${quiet} · with a false alarm ${wrong}\n`)
stdout.write(`alarms ${alarms} · causes ${causes.size} · covered ${covered} of ${figures} figures\n`)
stdout.write(
  `${Object.entries(opinions)
    .map(([opinion, n]) => `${opinion} ${n}`)
    .join(
      ' · ',
    )}${told === 0 ? '' : ` · right ${((100 * (opinions.TRUE + opinions['TRUE-BUT'])) / told).toFixed(1)} % of those judged`}\n\n`,
)
stdout.write('   held  broken    open  alarms  rule\n')
for (const [rule, of] of [...rules].sort((a, b) => b[1].alarms - a[1].alarms || (a[0] < b[0] ? -1 : 1)))
  stdout.write(`${[of.held, of.broken, of.open, of.alarms].map((n) => String(n).padStart(7)).join(' ')}  ${rule}\n`)
