/**
 * Is a document believed as it was when it comes another way? `npm run bench:variants -- FOLDER|DOCUMENT… [--only KIND] [--verbose]` reads each
 * document as it is and with nothing changed but its form, and counts the alarms that the document itself does not raise. No figure
 * is changed, so each of them is false, or true of what is left: a table whose rows went with a page, a part that is not there.
 *
 * `out`: one to three pages taken out · `first`, `last`: half of the pages · `bound`: two documents in one file · `gs`, `cairo`: written anew by
 * Ghostscript or poppler, where they are installed · `txt`: what pdftotext makes of it.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { argv, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { extract } from '../src/extract/extract.ts'
import { withVocabulary } from '../src/extract/vocabulary.ts'
import { checkDisclosure, type Disclosure, openDisclosure, printable } from '../src/index.ts'
import { layout } from '../src/layout/layout.ts'
import { skips } from '../src/layout/page-numbers.ts'
import type { Finding } from '../src/model/finding.ts'
import type { Page } from '../src/pdf/types.ts'
import { pdfs } from './documents.ts'

const kinds = ['out', 'first', 'last', 'bound', 'gs', 'cairo', 'txt'] as const
type Kind = (typeof kinds)[number]

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: { only: { type: 'string' }, verbose: { type: 'boolean', default: false } },
})
const wanted = kinds.filter((kind) => values.only === undefined || kind === values.only)
const asked = positionals.flatMap((path) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(path)
        .filter((name) => name.endsWith('.pdf'))
        .sort()
        .map((name) => join(path, name))
    : [path],
)

const folder = mkdtempSync(join(tmpdir(), 'gouji-variants-'))
const counts = new Map(kinds.map((kind) => [kind, { documents: 0, alarms: 0, beyond: 0, missing: 0, speaking: 0 }]))

/** The same from run to run: drawn by the document's name. */
function* drawn(name: string): Generator<number, never> {
  let state = [...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 17)
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

const open = (path: string): Promise<Disclosure> => openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })

/** The document of these pages alone. */
function of(disclosure: Disclosure, pages: readonly Page[]): Disclosure {
  const numbered = pages.map((page, i) => ({ ...page, number: i + 1 }))
  const laid = layout(numbered)
  const document = { ...laid, damage: skips(laid).map(({ page }) => ({ kind: 'pages' as const, text: 'taken out', page })) }
  return { ...disclosure, pages: numbered, document, extraction: withVocabulary(extract(document), {}) }
}

const alarms = (disclosure: Disclosure): Finding[] =>
  checkDisclosure(disclosure, { language: 'en' }).report.findings.filter((f) => f.severity !== 'info')

/** What an alarm is of, wherever it stands: its rule and figures. */
const figuresOf = (f: Finding): Set<string> =>
  new Set([f.stated?.value ?? '', f.quote.replace(/\s+/gu, '').slice(0, 12), ...f.evidence.map((e) => e.value)])
const isKnown = (f: Finding, known: readonly Finding[]): boolean =>
  known.some((k) => k.rule === f.rule && [...figuresOf(k)].filter((value) => value !== '' && figuresOf(f).has(value)).length >= 2)

function rewritten(kind: Kind, path: string): string | undefined {
  const to = join(folder, `${basename(path, '.pdf')}.${kind === 'txt' ? 'txt' : 'pdf'}`)
  const commands: Partial<Record<Kind, [string, string[]]>> = {
    gs: ['gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', `-sOutputFile=${to}`, path]],
    cairo: ['pdftocairo', ['-pdf', path, to]],
    txt: ['pdftotext', [path, to]],
  }
  const command = commands[kind]
  if (command === undefined) return undefined
  try {
    execFileSync(command[0], command[1], { stdio: 'ignore', timeout: 120_000 })
    return to
  } catch {
    return undefined
  }
}

async function variant(kind: Kind, path: string, whole: Disclosure, before: Disclosure | undefined): Promise<Disclosure | undefined> {
  const { pages } = whole
  const half = Math.floor(pages.length / 2)
  switch (kind) {
    case 'out': {
      const draw = drawn(basename(path))
      const gone = new Set(
        Array.from({ length: 1 + Math.floor(draw.next().value * 3) }, () => Math.floor(draw.next().value * pages.length)),
      )
      return pages.length < 4
        ? undefined
        : of(
            whole,
            pages.filter((_, i) => !gone.has(i)),
          )
    }
    case 'first':
      return pages.length < 4 ? undefined : of(whole, pages.slice(0, half))
    case 'last':
      return pages.length < 4 ? undefined : of(whole, pages.slice(half))
    case 'bound':
      return before && of(whole, [...before.pages, ...pages])
    default: {
      const to = rewritten(kind, path)
      return to === undefined ? undefined : open(to)
    }
  }
}

let before: { readonly disclosure: Disclosure; readonly known: readonly Finding[] } | undefined
try {
  for (const file of pdfs(asked)) {
    const path = fileURLToPath(file)
    try {
      const disclosure = await open(path)
      const own = alarms(disclosure)
      for (const kind of wanted) {
        const changed = await variant(kind, path, disclosure, before?.disclosure)
        const count = counts.get(kind)
        if (changed === undefined || count === undefined) continue
        const known = kind === 'bound' ? [...own, ...(before?.known ?? [])] : own
        const given = alarms(changed)
        const beyond = given.filter((f) => !isKnown(f, known))
        // What stood on a page that is gone is missing indeed.
        const raised = beyond.filter((f) => f.rule !== 'missing-disclosure')
        count.documents++
        count.alarms += given.length
        count.beyond += raised.length
        count.missing += beyond.length - raised.length
        if (raised.length > 0) count.speaking++
        for (const f of values.verbose ? raised : raised.slice(0, 1))
          stdout.write(`${kind.padEnd(6)} ${basename(path)} p${f.page} ${f.severity} ${f.rule}: ${printable(f.message)}\n`)
      }
      before = { disclosure, known: own }
    } catch (error) {
      stderr.write(`${basename(path)}: ${printable(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

stdout.write('\ndocuments  alarms  beyond the original’s  in documents  missing parts  variant\n')
for (const kind of wanted) {
  const {
    documents,
    alarms: given,
    beyond,
    missing,
    speaking,
  } = counts.get(kind) ?? { documents: 0, alarms: 0, beyond: 0, missing: 0, speaking: 0 }
  const [a, b, c, d, e] = [documents, given, beyond, speaking, missing].map(String)
  stdout.write(`${a?.padStart(9)} ${b?.padStart(7)} ${c?.padStart(22)} ${d?.padStart(13)} ${e?.padStart(14)}  ${kind}\n`)
}
