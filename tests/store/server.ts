/** A PostgreSQL of our own: Debian's, in a temporary folder, reached through a socket there, ended with the test. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Server {
  /** `postgres://…` of an empty database of its own at every call. */
  database(): string
  /** Ends all connections at once and comes back. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** The newest PostgreSQL of the system. */
function binaries(): string {
  const debian = '/usr/lib/postgresql'
  const [newest] = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  if (newest === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  return join(debian, newest, 'bin')
}

/** PostgreSQL refuses to run as root. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const of = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: of('-u'), gid: of('-g') }
}

export async function startServer(): Promise<Server> {
  const bin = binaries()
  const who = account()
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pg-'))
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid)
  const data = join(folder, 'data')
  const options = { ...who, cwd: folder, stdio: 'pipe' as const, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'gouji', '-E', 'UTF8', '--no-locale', '-N'], options)
  const address = (name: string): string => `postgres://gouji@localhost/${name}?host=${encodeURIComponent(folder)}`
  const psql = (command: string): void => {
    execFileSync(join(bin, 'psql'), ['-h', folder, '-U', 'gouji', '-d', 'postgres', '-qc', command], options)
  }

  const start = async (): Promise<() => Promise<void>> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], {
      ...options,
      stdio: 'ignore',
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    for (let i = 0; ; i++) {
      try {
        execFileSync(join(bin, 'pg_isready'), ['-h', folder, '-q'], options)
        break
      } catch (error) {
        if (i > 200) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    return async () => {
      // Fast: does not wait for clients.
      child.kill('SIGINT')
      await ended
    }
  }

  let end = await start()
  let number = 0
  return {
    database() {
      const name = `gouji${++number}`
      psql(`CREATE DATABASE ${name}`)
      return address(name)
    },
    async restart() {
      await end()
      end = await start()
    },
    async stop() {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
