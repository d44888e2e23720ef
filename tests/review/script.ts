/** Plays a session written down step by step (sessions/*.screen, which say how) in a real terminal. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Session, session } from './tmux.ts'

/** @param folder in which the files that the script opens lie @throws Error naming the line whose step failed */
export async function play(script: URL, folder: string): Promise<void> {
  let size = { columns: 80, rows: 24 }
  let current: Session | undefined
  const running = (): Session => {
    if (!current) throw new Error('nothing is open')
    return current
  }
  const step = async (verb: string, rest: string): Promise<unknown> => {
    const words = rest.split(' ')
    switch (verb) {
      case 'size':
        size = { columns: Number(words[0]), rows: Number(words[1]) }
        return
      case 'open':
        current?.close()
        current = session(['review', ...words.map((name) => join(folder, name)), '--lang', 'zh'], size)
        return
      case 'press':
        return running().press(...words)
      case 'type':
        return running().type(rest)
      case 'see':
        return running().see(rest)
      case 'gone':
        return running().unsee(rest)
      default:
        throw new Error(`no such step: ${verb}`)
    }
  }
  try {
    for (const [index, line] of readFileSync(script, 'utf8').split('\n').entries()) {
      const [, verb = '', rest = ''] = /^(\S+) ?(.*)$/.exec(line) ?? []
      if (verb === '' || verb === '#') continue
      try {
        await step(verb, rest)
      } catch (error) {
        throw new Error(`line ${index + 1}, ${line}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  } finally {
    current?.close()
  }
}
