/**
 * `npm run bench:batch [-- DOCUMENTS [FOLDER…]]`: so many different documents (copies of those in the folders, each with a line
 * of its own behind it), read into a store by one process and by two. Prints documents a second, the ratio of the two, the memory
 * of the parent after a tenth and after all, and the bytes a document takes in the store.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, execPath, stdout } from 'node:process'
import { DatabaseSync } from 'node:sqlite'

const root = join(import.meta.dirname, '..')
const wanted = Number(argv[2] ?? 200)
const folders = argv.length > 3 ? argv.slice(3) : [join(root, 'corpus')]
const work = mkdtempSync(join(tmpdir(), 'gouji-bench-'))
const documents = join(work, 'documents')
mkdirSync(documents)

const originals = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.pdf$/i.test(name) && !/scan/.test(name))
    .map((name) => join(folder, name)),
)
for (let i = 0; i < wanted; i++) {
  const original = originals[i % originals.length] ?? ''
  writeFileSync(join(documents, `${String(i).padStart(6, '0')}.pdf`), Buffer.concat([readFileSync(original), Buffer.from(`\n%${i}\n`)]))
}

interface Run {
  readonly seconds: number
  /** Megabytes of the parent, after a tenth of the documents and at the end. */
  readonly early: number
  readonly late: number
}

/** Resident memory of a process in megabytes (Linux). */
const resident = (pid: number): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function stored(store: string): number {
  try {
    const database = new DatabaseSync(store, { readOnly: true })
    const row = database.prepare('SELECT COUNT(*) AS n FROM document').get()
    database.close()
    return Number(row?.['n'] ?? 0)
  } catch {
    return 0
  }
}

async function run(jobs: number, store: string): Promise<Run> {
  const begun = performance.now()
  const child = spawn(
    execPath,
    [join(root, 'dist', 'cli', 'main.js'), 'batch', documents, '--store', store, '--jobs', String(jobs), '--ocr', 'never', '--no-together'],
    { stdio: 'ignore' },
  )
  let early = 0
  let late = 0
  const watch = setInterval(() => {
    const now = resident(child.pid ?? 0)
    if (now > 0) late = now
    if (early === 0 && stored(store) >= wanted / 10) early = now
  }, 250)
  await new Promise<void>((resolve) => child.once('exit', () => resolve()))
  clearInterval(watch)
  return { seconds: (performance.now() - begun) / 1000, early, late }
}

const [one, two] = [await run(1, join(work, '1.db')), await run(2, join(work, '2.db'))]
const rate = ({ seconds }: Run): string => (wanted / seconds).toFixed(2)
const bytes = statSync(join(work, '2.db')).size / Math.max(1, stored(join(work, '2.db')))
stdout.write(
  [
    `${stored(join(work, '2.db'))} documents of ${originals.length} kinds`,
    `one process: ${rate(one)}/s; two: ${rate(two)}/s; ratio ${(one.seconds / two.seconds).toFixed(2)}`,
    `parent after a tenth ${two.early.toFixed(0)} MB, at the end ${two.late.toFixed(0)} MB (${((two.late / two.early - 1) * 100).toFixed(1)} %)`,
    `${(bytes / 1024).toFixed(0)} KB a document in the store`,
    '',
  ].join('\n'),
)
rmSync(work, { recursive: true, force: true })
