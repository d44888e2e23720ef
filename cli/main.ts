#!/usr/bin/env node
/** Where the program begins and ends: the terminal it stands in, and the exit status. */
// Not by name: a Node too old to have it must live to hear that it is too old.
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { calledAs } from './called.ts'
import { openJobs } from './jobs/open.ts'
import { chooseLanguage } from './language.ts'
import type { Outcome, Shell } from './shell.ts'
import { version } from './version.ts'

/** 0 nothing at or above --fail-on · 1 findings · 2 wrong usage, or an input that could not be read or checked · 130 Ctrl-C, as shells have it. */
const exitStatus: Readonly<Record<Outcome, number>> = { clean: 0, findings: 1, incomplete: 2, interrupted: 130 }
/** What a shell reports of a program that a closed pipe ended. */
const brokenPipe = 141

const arguments_ = process.argv.slice(2)
const language = chooseLanguage(arguments_, process.env)

function outdated(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major < 22 || (major === 22 && minor < 13)
}

// `gouji … | head`: whoever reads has had enough; there is nothing to say about it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(brokenPipe)
    throw error
  })
}

// Left to Node, a fault would end with status 1: the status of a finding.
process.on('uncaughtException', (error: unknown) => {
  process.stderr.write(`gouji: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(exitStatus.incomplete)
})

/** Whether documents will be read, as far as the first word tells. */
const reads = ([command = '', ...rest]: readonly string[]): boolean =>
  ['batch', 'worker', 'check', 'extract', 'report', 'review'].includes(command) &&
  rest.length > 0 &&
  !rest.includes('--help') &&
  !rest.includes('-h')

const called = calledAs({ argv: process.argv, environment: process.env, folder: process.cwd() })

// What was compiled once is kept, in the user's own folder: in a shared one another user could put code in our way.
const base = process.env['XDG_CACHE_HOME']
const codeCache =
  process.env['NODE_COMPILE_CACHE'] ?? join(base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache'), 'gouji', 'code')
const jobs = openJobs({}, codeCache)

/** Set once a command wants to end its work itself at Ctrl-C. */
let interrupting: AbortController | undefined
process.on('SIGINT', () => {
  if (interrupting && !interrupting.signal.aborted) interrupting.abort()
  else process.exit(exitStatus.interrupted)
})
// Ended from outside: what is half written goes away. A review puts the terminal back first, by itself.
for (const [signal, number] of [
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + number)
  })

const shell: Shell = {
  language,
  called,
  columns: process.stdout.columns ?? 80,
  terminal: process.stdout.isTTY === true,
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  progress: process.stderr.isTTY === true && process.env['TERM'] !== 'dumb' ? { columns: process.stderr.columns ?? 80 } : undefined,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  interruption: () => {
    interrupting = new AbortController()
    return interrupting.signal
  },
  jobs,
  input: async (most) => {
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
      parts.push(part)
      length += part.length
      if (length > most) break
    }
    return Buffer.concat(parts).subarray(0, most + 1)
  },
}

if (outdated()) {
  shell.complain(
    language === 'zh'
      ? `gouji: 需要 Node.js 22.13 或更高版本，当前为 ${process.versions.node}。\n`
      : `gouji: Node.js 22.13 or newer is needed; this is ${process.versions.node}.\n`,
  )
  process.exitCode = exitStatus.incomplete
} else if (arguments_.length === 1 && arguments_[0] === '--version') {
  // The whole command line need not be read for it.
  shell.print(`${version()}\n`)
} else {
  nodeModule.enableCompileCache(codeCache)
  // The process that will read the documents starts while this one still reads the command line.
  if (reads(arguments_)) jobs.prepare()
  const { run } = await import('./program.ts')
  const outcome = await run(arguments_, shell)
  void jobs.close()
  // Whatever is still waited for would keep the process alive.
  if (outcome === 'interrupted') process.exit(exitStatus.interrupted)
  process.exitCode = exitStatus[outcome]
}
