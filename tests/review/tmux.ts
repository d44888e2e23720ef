/** A real terminal: the built program in tmux, driven by keys, read as text. Waits for what is to be seen, never for a time. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

const has = (command: string): boolean => {
  try {
    execFileSync(command, ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Why these tests cannot run here; undefined when they can. */
export const missing: string | undefined = !has('tmux')
  ? 'tmux is not installed'
  : !existsSync(program)
    ? 'the program is not built (npm run build)'
    : undefined

export interface Session {
  /** Keys as tmux names them: `j`, `Enter`, `Escape`, `Down`. */
  press(...keys: readonly string[]): Session
  /** Text pasted in one go, as a terminal marks it. */
  paste(text: string): Session
  /** Text as it is, letter by letter for the program. */
  type(text: string): Session
  screen(): string
  /** Waits until all of it is to be seen. */
  see(...texts: readonly (string | RegExp)[]): Promise<Session>
  /** Waits until none of it is to be seen. */
  unsee(...texts: readonly string[]): Promise<Session>
  resize(columns: number, rows: number): Session
  /** Process id of the program. */
  pid(): number
  close(): void
}

const patience = 30_000

export function session(
  arguments_: readonly string[],
  options: { columns?: number; rows?: number; environment?: Readonly<Record<string, string>> } = {},
): Session {
  const socket = `gouji-test-${process.pid}-${Math.random().toString(36).slice(2)}`
  const { columns = 120, rows = 34 } = options
  const tmux = (...words: readonly string[]): string => execFileSync('tmux', ['-L', socket, ...words], { encoding: 'utf8' })
  const environment = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', GOUJI_REVIEWER: '审计员甲', NO_COLOR: '', ...options.environment }
  const settings = Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`])
  // -f /dev/null: the settings of whoever runs the tests must not matter. The shell stays, so that what is printed at the end can be read.
  execFileSync('tmux', [
    '-L',
    socket,
    '-f',
    '/dev/null',
    '-u',
    'new-session',
    '-d',
    '-x',
    String(columns),
    '-y',
    String(rows),
    ...settings,
    'sh',
  ])
  tmux('set-option', '-g', 'escape-time', '10')
  const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`
  tmux('send-keys', '-l', `clear; exec 3>&1; ${[process.execPath, program, ...arguments_].map(quote).join(' ')}; echo "status=$?"`)
  tmux('send-keys', 'Enter')
  const screen = (): string => tmux('capture-pane', '-p')
  const wait = async (done: (text: string) => boolean, what: string): Promise<void> => {
    const end = Date.now() + patience
    for (;;) {
      const text = screen()
      if (done(text)) return
      if (Date.now() > end) throw new Error(`waited for ${what}; the screen shows:\n${text}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
  const self: Session = {
    press(...keys) {
      tmux('send-keys', ...keys)
      return self
    },
    paste(text) {
      execFileSync('tmux', ['-L', socket, 'load-buffer', '-'], { input: text })
      tmux('paste-buffer', '-p', '-d')
      return self
    },
    type(text) {
      tmux('send-keys', '-l', text)
      return self
    },
    screen,
    async see(...texts) {
      for (const text of texts)
        await wait((shown) => (typeof text === 'string' ? shown.includes(text) : text.test(shown)), `“${String(text)}”`)
      return self
    },
    async unsee(...texts) {
      for (const text of texts) await wait((shown) => !shown.includes(text), `“${text}” to go`)
      return self
    },
    resize(width, height) {
      tmux('resize-window', '-x', String(width), '-y', String(height))
      return self
    },
    pid() {
      const shell = tmux('display-message', '-p', '#{pane_pid}').trim()
      return Number(execFileSync('ps', ['-o', 'pid=', '--ppid', shell], { encoding: 'utf8' }).trim().split(/\s+/)[0])
    },
    close() {
      try {
        tmux('kill-server')
      } catch {
        // It is gone already.
      }
    },
  }
  return self
}
