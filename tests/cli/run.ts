/** Runs the built command line as a user would. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'dist', 'cli', 'main.js')

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Close standard output before anything is written, as `| true` does. */
  readonly closed?: boolean
}

export function gouji(arguments_: readonly string[], options: RunOptions = {}): Promise<Run> {
  if (!existsSync(main)) throw new Error('dist/cli/main.js is missing: npm run build')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...arguments_], {
      cwd: options.cwd ?? root,
      // A locale of its own, so that the tests do not depend on the machine's.
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', ...options.env },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => err.push(part))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }))
    if (options.closed === true) child.stdout.destroy()
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}
