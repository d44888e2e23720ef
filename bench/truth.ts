/**
 * How much of what is known to be wrong is found? `npm run bench:truth [-- --verbose]` checks every document of the corpus, and the
 * published ones in ../shared/documents where that folder is present, against their truth.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { checkDisclosure, openDisclosure, printable } from '../src/index.ts'
import { alarm, compare, described, type Truth } from '../tests/golden/meets.ts'

const root = new URL('../', import.meta.url)
const shared = new URL('../shared/documents/', root)
const truthOf = (url: URL): Truth => JSON.parse(readFileSync(url, 'utf8')) as Truth

const corpus = (JSON.parse(readFileSync(new URL('corpus/manifest.json', root), 'utf8')) as { documents: { id: string; path: string }[] })
  .documents
const cases = [
  ...corpus.map(({ id, path }) => ({ file: new URL(path, root), truth: truthOf(new URL(`golden/${id}/truth.json`, root)) })),
  ...(existsSync(shared) ? readdirSync(shared) : [])
    .filter((name) => name.endsWith('.truth.json') && !name.includes('.scan.'))
    .map((name) => truthOf(new URL(name, shared)))
    .map((truth) => ({ file: new URL(truth.document, shared), truth })),
]

const verbose = argv.includes('--verbose')
stdout.write('errors  warnings  false  diagnosed  covered  document\n')
for (const { file, truth } of cases) {
  const disclosure = await openDisclosure({ path: truth.document, bytes: new Uint8Array(readFileSync(file)) }, { ocr: 'never' })
  const { report } = checkDisclosure(disclosure, { language: 'en' })
  const { missed, falsePositives, undiagnosed, diagnosable } = compare(report.findings, truth)
  const found = (level: string): string => {
    const of = truth.discrepancies.filter((d) => d.severity === level)
    return `${of.length - missed.filter((d) => d.severity === level).length}/${of.length}`
  }
  const { covered, figures } = report.coverage
  const cells = [
    found('error').padEnd(6),
    found('warning').padEnd(8),
    String(falsePositives.length).padEnd(5),
    `${diagnosable - undiagnosed.length}/${diagnosable}`.padEnd(9),
  ]
  stdout.write(`${cells.join('  ')}  ${`${figures === 0 ? 0 : Math.floor((100 * covered) / figures)} %`.padStart(7)}  ${truth.document}\n`)
  if (!verbose) continue
  for (const d of missed) stdout.write(`        missed  ${printable(described(d))}\n`)
  for (const d of undiagnosed.filter((u) => !missed.includes(u))) stdout.write(`        not explained  ${printable(described(d))}\n`)
  for (const f of falsePositives) stdout.write(`        false   ${printable(alarm(f))}\n`)
}
