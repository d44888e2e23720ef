/** The name that a mistyped one probably means. */

/** The name fewest edits away, when they are few enough to be a slip. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const scored = names.map((name) => ({ name, edits: edits(typed, name) })).sort((a, b) => a.edits - b.edits)
  const [best] = scored
  return best && best.edits <= Math.max(2, best.name.length / 3) ? best.name : undefined
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, y] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
