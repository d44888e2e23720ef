/**
 * How well and how fast are scans read? `npm run bench:ocr [-- --verbose] [--engine auto|tesseract|paddle] [DOCUMENT.pdf …]`
 *
 * Of each document (by default one of the corpus, and a published account where ../shared is present) a noisy scan is made and read;
 * its figures are compared with those of the text layer, before arithmetic. Then the reading is timed in processes of its own, with
 * one worker and with two; nothing is kept from one reading to the next.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { argv, execPath, memoryUsage, resourceUsage, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkDisclosure, type Disclosure, openDisclosure, printable } from '../src/index.ts'
import { compareFigures, compareText, type Reading } from './reading.ts'
import { scanOf, usual } from './scan.ts'

type Engine = 'auto' | 'tesseract' | 'paddle'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, engine: { type: 'string', default: 'auto' }, measure: { type: 'string' } },
})
const engine = values.engine as Engine
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path))

if (values.measure === undefined) await bench()
else await measure(positionals[0] ?? '', Number(values.measure))

/** In a process of its own: reads a scan once and prints what it took. */
async function measure(path: string, workers: number): Promise<void> {
  const bytes = read(path)
  const before = memoryUsage.rss()
  const start = performance.now()
  let first = 0
  let pages = 0
  await openDisclosure(
    { path, bytes },
    {
      ocr: 'auto',
      ocrEngine: engine,
      ocrWorkers: workers,
      onProgress: ({ stage, done, total }) => {
        if (stage !== 'ocr') return
        pages = total
        if (done === 1) first = performance.now() - start
      },
    },
  )
  const seconds = (performance.now() - start) / 1000
  // Kilobytes, of all threads together.
  stdout.write(JSON.stringify({ seconds, pages, first: first / 1000, peak: resourceUsage().maxRSS * 1024, before }))
}

async function bench(): Promise<void> {
  const published = fileURLToPath(new URL('../../shared/documents/putuo-social-work-2024-account.pdf', import.meta.url))
  const own = fileURLToPath(new URL('../corpus/linlan-hydrology-2023.pdf', import.meta.url))
  const paths = positionals.length > 0 ? positionals : existsSync(published) ? [published] : [own]
  const folder = mkdtempSync(join(tmpdir(), 'gouji-ocr-'))
  try {
    for (const path of paths) {
      const { dpi, lean, noise, quality } = usual
      stdout.write(`${printable(basename(path))}, ${dpi} dpi, ${lean}° askew, noise ${noise}, JPEG ${quality}, engine ${engine}\n`)
      const scan = join(folder, 'scan.pdf')
      writeFileSync(scan, await scanOf(read(path), usual))
      await compare(path, scan)
      for (const workers of [1, 2]) time(scan, workers)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(path: string, scan: string): Promise<void> {
  const printed = await openDisclosure({ path, bytes: read(path) }, { ocr: 'never' })
  const seen = await openDisclosure({ path, bytes: read(scan) }, { ocr: 'auto', ocrEngine: engine, ocrWorkers: 2 })
  const characters = compareText(textOf(printed), textOf(seen))
  line('characters', characters)
  for (const [name, place] of [
    ['narrative figures', 'sentence'],
    ['table cells', 'cell'],
  ] as const) {
    const figures = compareFigures(printed.extraction, seen.extraction, place)
    line(name, figures)
    if (values.verbose)
      for (const w of figures.wrong) stdout.write(`    p. ${w.page}  ${printable(w.printed)} read as ${printable(w.read) || 'nothing'}\n`)
  }
  const errors = (disclosure: Disclosure): string[] =>
    checkDisclosure(disclosure, { language: 'en' })
      .report.findings.filter((finding) => finding.severity === 'error')
      .map((finding) => `p. ${finding.page} ${finding.rule} ${finding.stated?.value ?? ''}`)
  const [right, found] = [errors(printed), errors(seen)]
  stdout.write(
    `  errors: ${found.filter((e) => right.includes(e)).length} of ${right.length} found, ${found.filter((e) => !right.includes(e)).length} more\n`,
  )
}

/** What stands on each page, line by line, blanks left out. */
function textOf({ document }: Disclosure): string[] {
  const pages: string[] = document.pages.map(() => '')
  const put = (page: number, text: string): void => {
    pages[page - 1] = (pages[page - 1] ?? '') + text.normalize('NFKC').replace(/\s/gu, '')
  }
  for (const block of document.blocks) {
    if (block.kind === 'table') for (const cell of block.cells) put(cell.page, cell.text)
    else for (const [i, place] of block.places.entries()) put(place?.page ?? block.page, block.text[i] ?? '')
  }
  return pages
}

function line(
  name: string,
  { right, of, doubtful }: { readonly right: number; readonly of: number } & Partial<Pick<Reading, 'doubtful'>>,
): void {
  const share = of === 0 ? '–' : `${((100 * right) / of).toFixed(2)} %`
  stdout.write(`  ${name}: ${right} of ${of} right, ${share}${doubtful === undefined ? '' : `, ${doubtful} doubtful`}\n`)
}

function time(scan: string, workers: number): void {
  const told = execFileSync(execPath, [argv[1] ?? '', '--measure', String(workers), '--engine', engine, scan], { encoding: 'utf8' })
  const { seconds, pages, first, peak } = JSON.parse(told) as { seconds: number; pages: number; first: number; peak: number }
  const each = pages > 1 ? (seconds - first) / (pages - 1) : seconds
  stdout.write(
    `  ${workers} ${workers === 1 ? 'worker' : 'workers'}: ${(seconds / pages).toFixed(2)} s a page (${each.toFixed(2)} s once started, first page after ${first.toFixed(1)} s), peak ${Math.round(peak / 1e6)} MB\n`,
  )
}
