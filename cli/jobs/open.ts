/** The one pool of the program. Light: it is loaded before anything else is. */
import type { Progress } from '../../src/index.ts'
import { type Budget, openPool, type Pool } from './pool.ts'
import type { works } from './works.ts'

export type Works = typeof works
export type Jobs = Pool<Works, Progress>

/** @param codeCache folder in which code is kept compiled */
export function openJobs(budget: Partial<Budget>, codeCache: string | undefined): Jobs {
  // The compiler rewrites imports, not addresses: from the sources the child is a .ts file, in dist a .js file.
  const entry = new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url)
  return openPool<Works, Progress>({ entry, budget, codeCache })
}
