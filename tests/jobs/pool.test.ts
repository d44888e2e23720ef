import { afterEach, describe, expect, test } from 'vitest'
import { type Budget, openPool, type Pool, type Step } from '../../cli/jobs/pool.ts'
import type { works } from './misbehaving.ts'

type Works = typeof works
const entry = new URL('./misbehaving.ts', import.meta.url)
const open: Pool<Works>[] = []
function pool(budget: Partial<Budget> = {}, lanes = 1): Pool<Works> {
  const made = openPool<Works, Step>({ entry, budget, lanes })
  open.push(made)
  return made
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('how a job ends', () => {
  test('with its result, whatever that is made of', async () => {
    const value = { map: new Map([[1, 'a']]), bytes: new Uint8Array([1, 2]), text: '支出 51.32' }
    expect(await pool().run('echo', { value })).toEqual({ kind: 'ok', value })
  })

  test('an endless loop at the deadline; the lane goes on with the next', async () => {
    const jobs = pool({ seconds: 1 })
    const [stuck, next] = await Promise.all([jobs.run('spin', {}), jobs.run('echo', { value: 'next' })])
    expect(stuck).toEqual({ kind: 'timeout', seconds: 1 })
    expect(next).toEqual({ kind: 'ok', value: 'next' })
  })

  test.each(['eat', 'gorge'] as const)('too much memory (%s) ends that job alone', async (work) => {
    const jobs = pool({ memory: 300e6 }, 2)
    const [much, other] = await Promise.all([jobs.run(work, {}), jobs.run('echo', { value: 1, milliseconds: 500 })])
    expect(much).toEqual({ kind: 'out-of-memory', bytes: 300e6 })
    expect(other).toEqual({ kind: 'ok', value: 1 })
    expect(await jobs.run('echo', { value: 2 })).toEqual({ kind: 'ok', value: 2 })
  })

  test('a process that dies, with what is known of it', async () => {
    const jobs = pool()
    expect(await jobs.run('abort', {})).toMatchObject({ kind: 'crashed', what: expect.stringMatching(/SIGABRT/) })
    expect(await jobs.run('echo', { value: 1 })).toEqual({ kind: 'ok', value: 1 })
  })

  test('a fault of the program, with its stack; the process is kept', async () => {
    const jobs = pool()
    const before = await jobs.run('whoami', {})
    expect(await jobs.run('fail', {})).toMatchObject({ kind: 'crashed', what: expect.stringMatching(/this is a fault\n.*misbehaving/) })
    expect(await jobs.run('whoami', {})).toEqual(before)
  })

  test('what earlier jobs left behind does not decide: it is tried again in a new process', async () => {
    const jobs = pool({ memory: 400e6 })
    const first = await jobs.run('keep', { bytes: 200e6 })
    const second = await jobs.run('keep', { bytes: 200e6 })
    expect([first.kind, second.kind]).toEqual(['ok', 'ok'])
    expect(second).not.toEqual(first)
  })
})

describe('time', () => {
  test('grows with the pages that turn up', async () => {
    const jobs = pool({ seconds: 0.5, secondsAPage: 0.5 })
    expect(await jobs.run('pages', { count: 10, milliseconds: 1500 })).toEqual({ kind: 'ok', value: 10 })
    expect(await jobs.run('pages', { count: 1, milliseconds: 1500 })).toEqual({ kind: 'timeout', seconds: 1 })
  })
})

describe('ending early', () => {
  test('an aborted job rejects with the reason, and its process is gone', async () => {
    const jobs = pool()
    const pid = await jobs.run('whoami', {})
    const stop = new AbortController()
    const stuck = jobs.run('spin', {}, { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) })
    const waiting = jobs.run('echo', { value: 1 }, { signal: stop.signal })
    await expect(stuck).rejects.toThrow('enough')
    await expect(waiting).rejects.toThrow('enough')
    expect(await jobs.run('whoami', {})).not.toEqual(pid)
  })

  test('closing ends all processes, also those that loop, and what waits is rejected', async () => {
    const jobs = pool()
    const known = await jobs.run('whoami', {})
    const [stuck, waiting] = [jobs.run('spin', {}), jobs.run('echo', { value: 1 })]
    const [a, b] = [expect(stuck).rejects.toThrow('closed'), expect(waiting).rejects.toThrow('closed')]
    await jobs.close()
    await Promise.all([a, b])
    if (known.kind !== 'ok') throw new Error('it did not say who it is')
    expect(alive(known.value)).toBe(false)
  })
})

test('as many lanes as were asked for, and one process serves many jobs', async () => {
  const jobs = pool({}, 2)
  const asked = await Promise.all(Array.from({ length: 12 }, () => jobs.run('whoami', {})))
  const pids = new Set(asked.map((outcome) => (outcome.kind === 'ok' ? outcome.value : 0)))
  expect(pids.size).toBe(2)
  expect(pids.has(0)).toBe(false)
})

test('a process prepared is the one that works', async () => {
  const jobs = pool({}, 1)
  jobs.prepare()
  jobs.prepare()
  expect(await jobs.run('echo', { value: 1 })).toEqual({ kind: 'ok', value: 1 })
})
