/**
 * How long does a check take, beside what cannot be saved: pdf.js going over the operators of the pages and nothing else, and
 * pdftotext? Writes docs/performance.md.
 *
 *   npm run bench [-- DOCUMENT.pdf …] [--runs 5]
 *
 * Each figure is the least of the runs: what else the machine is at only adds to it.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, join } from 'node:path'
import { argv, execPath, stdout, versions } from 'node:process'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' } },
})
const runs = Number(values.runs)
const main = join(root, 'dist', 'cli', 'main.js')
const bare = join(import.meta.dirname, 'bare.mjs')

const documents = (
  positionals.length > 0
    ? positionals
    : ['corpus/linlan-hydrology-2023.pdf', '../shared/documents/changsha-education-2026-budget.pdf', '../shared/wild/shenzhen-064.pdf'].map(
        (path) => join(root, path),
      )
).filter((path) => existsSync(path))

/** Seconds, the least of some runs. */
function least(program: string, args: readonly string[]): number {
  let wall = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const begun = performance.now()
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] })
    if (error) throw error
    // What fails fast is no measure.
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: status ${status}\n${stderr}`)
    wall = Math.min(wall, (performance.now() - begun) / 1000)
  }
  return wall
}

const seconds = (took: number): string => took.toFixed(2)
const ratio = (a: number, b: number): string => (a / b).toFixed(2)
const pagesOf = (path: string): number =>
  Number(/^Pages:\s+(\d+)/m.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[1] ?? 0)

const check = (paths: readonly string[], jobs: string): number =>
  least(execPath, [main, 'check', ...paths, '--format', 'ndjson', '--fail-on', 'never', '--jobs', jobs])

const rows = documents.map((path) => {
  const [text, operators, checked] = [least('pdftotext', [path, '/dev/null']), least(execPath, [bare, path]), check([path], '1')]
  stdout.write(`${basename(path)}: ${seconds(checked)} s, ${ratio(checked, operators)} × pdf.js\n`)
  const cells = [
    basename(path),
    pagesOf(path),
    seconds(text),
    seconds(operators),
    seconds(checked),
    ratio(checked, operators),
    ratio(checked, text),
  ]
  return `| ${cells.join(' | ')} |`
})
const eight = Array.from({ length: 8 }, () => documents[1] ?? documents[0] ?? '')
const [one, two] = [check(eight, '1'), check(eight, '2')]
const version = least(execPath, [main, '--version'])
stdout.write(`two processes: ${ratio(one, two)} ×; --version: ${Math.round(version * 1000)} ms\n`)

writeFileSync(
  join(root, 'docs', 'performance.md'),
  `# How long it takes

Written by \`npm run bench\`: seconds from the start of the program to its end, the least of ${runs} runs. Node ${versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}.

"pdf.js alone" reads the same file with the same library, goes over the drawing operators of every page and does nothing else: less is not possible with it. pdftotext (poppler, in C++) writes the text without looking for lines, tables or figures.

| document | pages | pdftotext | pdf.js alone | gouji check | × pdf.js | × pdftotext |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

| | |
| --- | ---: |
| eight documents one after the other, in one process | ${seconds(one)} s |
| the same in two processes (\`--jobs 2\`) | ${seconds(two)} s, ${ratio(one, two)} × as fast |
| \`gouji --version\` | ${Math.round(version * 1000)} ms |

Documents are read in processes of their own, so that one that takes too long or too much memory can be ended; the first is started before the command line is read.
`,
)
