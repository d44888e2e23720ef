/** A thread that takes one document at a time. */
import { parentPort } from 'node:worker_threads'
import type { Progress } from '../src/index.ts'
import { perform, type Result, type Task } from './task.ts'

export type Message = { readonly progress: Progress } | { readonly result: Result }

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread only')
port.on('message', async (task: Task) => {
  const tell = (message: Message): void => port.postMessage(message)
  const result = await perform(task, (progress) => tell({ progress }))
  tell({ result })
})
