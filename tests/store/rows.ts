/** All that the views of a store show, in their order. */
import type { Store } from '../../src/index.ts'
import { views } from '../../src/store/database/schema.ts'

export async function everything(store: Store): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const view of views) {
    const rows: unknown[] = []
    for await (const row of store.rows(view)) rows.push({ ...row })
    all[view.name] = rows
  }
  return all
}
