/** How much of a document's figures a scan of it gives back. Pure. */
import type { Extraction, Figure } from '../src/model/reading.ts'

export interface Reading {
  readonly right: number
  readonly of: number
  /** Printed in the document, and what the scan says in its place ("" for nothing). */
  readonly wrong: readonly { readonly page: number; readonly printed: string; readonly read: string; readonly quote: string }[]
  readonly doubtful: number
}

/** Figures of one place (sentences or cells), compared page by page in reading order. */
export function compareFigures(truth: Extraction, scan: Extraction, place: Figure['place']): Reading {
  const pages = new Set(truth.figures.map((figure) => figure.source.page))
  let right = 0
  let of = 0
  let doubtful = 0
  const wrong: { page: number; printed: string; read: string; quote: string }[] = []
  for (const page of pages) {
    const printed = truth.figures.filter((figure) => figure.source.page === page && figure.place === place)
    const read = scan.figures.filter((figure) => figure.source.page === page)
    of += printed.length
    doubtful += read.filter((figure) => figure.place === place && figure.doubt !== undefined).length
    for (const [a, b] of aligned(printed, read, (x, y) => x.printed === y.printed)) {
      if (a === undefined) continue
      if (b !== undefined && a.printed === b.printed) right++
      else wrong.push({ page, printed: a.printed, read: b?.printed ?? '', quote: a.source.quote })
    }
  }
  return { right, of, wrong, doubtful }
}

/** Characters of a document that a scan of it gives back, by longest common subsequence of each page. */
export function compareText(truth: readonly string[], scan: readonly string[]): { readonly right: number; readonly of: number } {
  let right = 0
  let of = 0
  truth.forEach((text, page) => {
    const a = [...text]
    const b = [...(scan[page] ?? '')]
    of += a.length
    let row = new Uint16Array(b.length + 1)
    for (const character of a) {
      const next = new Uint16Array(b.length + 1)
      for (let j = 1; j <= b.length; j++)
        next[j] = character === b[j - 1] ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number)
      row = next
    }
    right += row[b.length] as number
  })
  return { right, of }
}

/** The two lists beside each other, equal members facing each other as often as their order allows. */
function aligned<T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): [T | undefined, T | undefined][] {
  const best: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      ;(best[i] as Uint16Array)[j] = equal(a[i] as T, b[j] as T) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [T | undefined, T | undefined][] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && y !== undefined && (equal(x, y) || at(i + 1, j + 1) === at(i, j))) {
      pairs.push([x, y])
      i++
      j++
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push([x, undefined])
      i++
    } else {
      pairs.push([undefined, y])
      j++
    }
  }
  return pairs
}
