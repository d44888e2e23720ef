/** Connected patches of ink. */

export interface Patch {
  readonly x0: number
  readonly top: number
  /** Outside. */
  readonly x1: number
  readonly bottom: number
  /** Pixels of ink. */
  readonly area: number
}

/** The patches of a mask (1 = ink) of the given width; pixels touch across corners too. */
export function patchesOf(ink: Uint8Array, width: number, height: number): Patch[] {
  const parent: number[] = []
  const box: { x0: number; top: number; x1: number; bottom: number; area: number }[] = []
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      const up = parent[at] as number
      parent[at] = parent[up] as number
      at = up
    }
    return at
  }
  let above: number[] = []
  for (let y = 0; y < height; y++) {
    // Runs of the row as triples: start, end (outside), patch.
    const runs: number[] = []
    const row = y * width
    let next = 0
    let x = 0
    while (x < width) {
      if (ink[row + x] !== 1) {
        x++
        continue
      }
      const start = x
      while (x < width && ink[row + x] === 1) x++
      while (next < above.length && (above[next + 1] as number) < start) next += 3
      let patch = -1
      for (let k = next; k < above.length && (above[k] as number) <= x; k += 3) {
        const other = root(above[k + 2] as number)
        if (patch === -1) patch = other
        else if (other !== patch) {
          const [low, high] = other < patch ? [other, patch] : [patch, other]
          parent[high] = low
          const into = box[low]
          const from = box[high]
          if (into && from) {
            into.x0 = Math.min(into.x0, from.x0)
            into.top = Math.min(into.top, from.top)
            into.x1 = Math.max(into.x1, from.x1)
            into.bottom = Math.max(into.bottom, from.bottom)
            into.area += from.area
          }
          patch = low
        }
      }
      if (patch === -1) {
        patch = parent.length
        parent.push(patch)
        box.push({ x0: start, top: y, x1: x, bottom: y + 1, area: x - start })
      } else {
        const into = box[patch]
        if (into) {
          into.x0 = Math.min(into.x0, start)
          into.x1 = Math.max(into.x1, x)
          into.bottom = y + 1
          into.area += x - start
        }
      }
      runs.push(start, x, patch)
    }
    above = runs
  }
  return box.filter((_, i) => parent[i] === i)
}
