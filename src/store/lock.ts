/** One writer at a time to a file: a lock beside it, that nobody is kept waiting by for ever. */
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

/** Milliseconds between two attempts. */
const PAUSE = 5
/** Milliseconds after which whoever holds a lock is taken to have died: writing takes a few. */
const STALE = 10_000
/** Milliseconds after which one gives up. */
const PATIENCE = 30_000

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * Does the work while no other program does such work on the file at `path`.
 * @throws what the file system throws, and an error of code ELOCKED when the lock is not to be had
 */
export function locked<T>(path: string, work: () => T): T {
  const lock = `${path}.lock`
  const begun = Date.now()
  while (!taken(lock)) {
    if (Date.now() - begun > PATIENCE) throw Object.assign(new Error(`another program holds ${lock}`), { code: 'ELOCKED' })
    breakStale(lock)
    Atomics.wait(sleeper, 0, 0, PAUSE)
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function taken(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600)
    writeSync(file, `${new Date().toISOString()}\n`)
    closeSync(file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** A lock whose holder died is moved away first: of several that see it, one succeeds. */
function breakStale(lock: string): void {
  try {
    if (Date.now() - statSync(lock).mtimeMs < STALE) return
    const away = `${lock}.${randomUUID()}`
    renameSync(lock, away)
    rmSync(away, { force: true })
  } catch {
    // It was given back meanwhile, or another broke it.
  }
}
