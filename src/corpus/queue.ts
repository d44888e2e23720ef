/**
 * Documents as jobs in PostgreSQL (pg-boss, loaded only here): any number of machines take them. A document is stored and its
 * job ended in one transaction, so that nothing is lost and nothing is done by halves, whichever machine goes away when.
 */
import type { Job, PgBoss } from 'pg-boss'
import { patiently, poolOf, transactionOver } from '../store/database/postgres.ts'
import type { FailedRecord, ReadRecord } from '../store/database/record.ts'
import { StoreFailure } from '../store/database/sql.ts'
import { putInto } from '../store/database/store.ts'

const QUEUE = 'gouji-documents'
const DEAD = 'gouji-dead'

/** What a worker is asked to read. */
export interface Order {
  /** Name of the document on the shelf: a path within the shared folder, with `/`. */
  readonly name: string
  /** Engine and settings under which it is stored. */
  readonly version: string
  /** How it is read; the queue does not look into it. */
  readonly how: unknown
}

export interface QueueOptions {
  /** Attempts after the first, each later than the one before. */
  readonly retries?: number
  /** Seconds before the first further attempt. */
  readonly retryDelay?: number
  /** Seconds after which a worker that was not heard of has lost its job; at least 10. */
  readonly heartbeat?: number
}

/** A document that no worker could read. */
export interface DeadLetter {
  readonly id: string
  readonly name: string
  readonly why: string
}

/** What a worker made of a job. */
export type Made =
  | { readonly kind: 'read'; readonly record: ReadRecord }
  /** The document is at fault: kept as failed, not tried again. */
  | { readonly kind: 'refused'; readonly record: FailedRecord }
  /** The attempt is at fault (time, memory, a file that is not there yet): tried again, by whoever takes it. */
  | { readonly kind: 'again'; readonly why: string; readonly record?: FailedRecord }

export interface Taken extends Order {
  /** Attempts before this one. */
  readonly attempt: number
  /** Stores what was made of it and ends the job, or puts it back. */
  settle(made: Made): Promise<void>
}

export interface DocumentQueue {
  /** Asks for documents; those that wait already are not asked for twice. How many are new. */
  ask(orders: Iterable<Order> | AsyncIterable<Order>): Promise<number>
  /** The next document, or undefined when none waits now. */
  take(): Promise<Taken | undefined>
  /** Documents that wait, are at work or will be tried again. */
  left(): Promise<number>
  dead(): Promise<DeadLetter[]>
  /** Puts dead letters back into the queue; how many. */
  requeue(): Promise<number>
  close(): Promise<void>
}

const whyOf = (output: unknown): string =>
  typeof output === 'object' && output !== null && 'why' in output && typeof output.why === 'string' ? output.why : ''

/** @param address `postgres://…` of a store that is there @throws StoreFailure when pg-boss is not installed */
export async function openQueue(address: string, options: QueueOptions = {}): Promise<DocumentQueue> {
  const { retries = 3, retryDelay = 10, heartbeat = 60 } = options
  const library = await import('pg-boss').catch(() => {
    throw new StoreFailure('library', 'for a queue install pg-boss: npm install pg pg-boss')
  })
  const pool = await poolOf(address, 4)
  const boss: PgBoss = new library.PgBoss({
    connectionString: address,
    max: 3,
    schedule: false,
    superviseIntervalSeconds: Math.max(1, Math.floor(heartbeat / 4)),
    monitorIntervalSeconds: Math.max(1, Math.floor(heartbeat / 4)),
  })
  // What fails while nobody waits for it (the server was restarted) is tried again by what is waited for.
  boss.on('error', () => undefined)
  await patiently(() => boss.start())
  await patiently(() => boss.createQueue(DEAD, { retentionSeconds: 365 * 86_400, deleteAfterSeconds: 0 }))
  await patiently(() =>
    boss.createQueue(QUEUE, {
      policy: 'exclusive',
      retryLimit: retries,
      retryDelay,
      retryBackoff: true,
      expireInSeconds: 6 * 3600,
      heartbeatSeconds: heartbeat,
      retentionSeconds: 365 * 86_400,
      deadLetter: DEAD,
    }),
  )

  function taken(job: Job<Order>): Taken {
    const beat = setInterval(() => void boss.touch(QUEUE, job).catch(() => undefined), (heartbeat * 1000) / 4)
    beat.unref()
    const last = job.retryCount >= retries
    return {
      ...job.data,
      attempt: job.retryCount,
      async settle(made) {
        clearInterval(beat)
        await patiently(() =>
          transactionOver(pool, async (sql, client) => {
            const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: (await client.query(text, values)).rows }) }
            if (made.kind === 'again') {
              // What nobody could read is said in the store too.
              if (last && made.record) await putInto(sql, job.data.name, job.data.version, made.record)
              await boss.fail(QUEUE, job, { why: made.why }, { db })
              return
            }
            await putInto(sql, job.data.name, job.data.version, made.record)
            await boss.complete(QUEUE, job, null, { db })
          }),
        )
      },
    }
  }

  return {
    async ask(orders) {
      let fresh = 0
      for await (const order of orders) {
        const id = await patiently(() => boss.send(QUEUE, order, { singletonKey: `${order.version}\n${order.name}` }))
        if (id !== null) fresh++
      }
      return fresh
    },
    async take() {
      const [job] = await patiently(() => boss.fetch<Order>(QUEUE, { batchSize: 1 }))
      return job && taken(job)
    },
    async left() {
      const rows = await patiently(() =>
        pool.query("SELECT COUNT(*) AS n FROM pgboss.job WHERE name = $1 AND state IN ('created', 'retry', 'active')", [QUEUE]),
      )
      return Number(rows.rows[0]?.n ?? 0)
    },
    async dead() {
      const { rows } = await patiently(() =>
        pool.query("SELECT id, data, output FROM pgboss.job WHERE name = $1 AND state = 'created' ORDER BY created_on, id", [DEAD]),
      )
      return rows.map((row) => ({ id: String(row.id), name: String(row.data?.name ?? ''), why: whyOf(row.output) }))
    },
    async requeue() {
      let moved = 0
      for (;;) {
        const jobs = await patiently(() => boss.fetch<Order>(DEAD, { batchSize: 100 }))
        if (jobs.length === 0) return moved
        for (const job of jobs)
          await patiently(() =>
            transactionOver(pool, async (_sql, client) => {
              const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: (await client.query(text, values)).rows }) }
              await boss.send(QUEUE, job.data, { singletonKey: `${job.data.version}\n${job.data.name}`, db })
              await boss.deleteJob(DEAD, job.id, { db })
            }),
          )
        moved += jobs.length
      }
    },
    async close() {
      await boss.stop({ graceful: false }).catch(() => undefined)
      await pool.end()
    },
  }
}
