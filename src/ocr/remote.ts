/** An engine in another thread: one of those that take much memory serves every thread that reads pages. */
import type { MessagePort } from 'node:worker_threads'
import type { Character, Engine, EngineName } from './engine.ts'
import type { Picture } from './picture.ts'

interface Question {
  readonly id: number
  readonly what: 'readLine' | 'readFigure'
  readonly picture: Picture
  readonly em: number
}

type Reply = { readonly id: number; readonly characters: readonly Character[] } | { readonly id: number; readonly failure: string }

/** Answers what comes through the port, with an engine that is opened for the first question. */
export function serve(port: MessagePort, engine: () => Promise<Engine>): void {
  port.on('message', async ({ id, what, picture, em }: Question) => {
    let reply: Reply
    try {
      reply = { id, characters: await (await engine())[what](picture, em) }
    } catch (cause) {
      reply = { id, failure: cause instanceof Error ? cause.message : String(cause) }
    }
    port.postMessage(reply)
  })
}

/** The engine at the other end of the port. Questions that are open when that end goes away are rejected. */
export function remoteEngine(name: EngineName, port: MessagePort): Engine {
  const open = new Map<number, { readonly resolve: (read: Character[]) => void; readonly reject: (cause: Error) => void }>()
  let next = 0
  let gone = false
  port.on('message', (reply: Reply) => {
    const asked = open.get(reply.id)
    open.delete(reply.id)
    if ('failure' in reply) asked?.reject(new Error(reply.failure))
    else asked?.resolve([...reply.characters])
  })
  port.on('close', () => {
    gone = true
    for (const { reject } of open.values()) reject(new Error(`the thread of ${name} ended`))
    open.clear()
  })
  const ask = (what: Question['what'], picture: Picture, em: number): Promise<Character[]> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(new Error(`the thread of ${name} ended`))
      const question: Question = { id: next++, what, picture, em }
      open.set(question.id, { resolve, reject })
      port.postMessage(question)
    })
  return {
    name,
    readLine: (picture, em) => ask('readLine', picture, em),
    readFigure: (picture, em) => ask('readFigure', picture, em),
    close: async () => port.close(),
  }
}
