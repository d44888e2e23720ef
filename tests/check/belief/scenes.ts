/** Small scenes for the defences: a few sentences, a table or two, one claim that fails among them. */
import type { Accused } from '../../../src/check/belief/accused.ts'
import { type Scene, sceneOf } from '../../../src/check/belief/scene.ts'
import type { Claim } from '../../../src/model/claim.ts'
import type { Extraction, Figure, Table } from '../../../src/model/reading.ts'
import { figures } from '../figures.ts'

/** Rows of a table as printed: the name of the row, then its cells; 「合计」 is a total. */
export interface Drawn {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly page?: number
}

/** One sentence a line: the figures printed in it, each with the name of what it states. */
export type Told = readonly (readonly [name: string, printed: string])[]

export interface Set {
  readonly scene: Scene
  /** Figure (id) of a sentence. */
  told(sentence: number, place: number): number
  /** Figure (id) in a table, cells counted from 0. */
  cell(table: number, row: number, column: number): number
  /** A claim of the scene as it stands accused. */
  accuse(index: number): Accused
}

export function set(
  sentences: readonly Told[],
  tables: readonly Drawn[],
  claims: (at: Pick<Set, 'told' | 'cell'>) => readonly Claim[],
): Set {
  const all: Figure[] = []
  const put = (printed: string, place: Figure['place'], label: string, block: number, quote: string, page: number): number => {
    const [figure] = figures([printed], { place, label, block, quote })
    if (!figure) throw new Error(printed)
    const start = quote.indexOf(figure.printed)
    const at: [number, number] = [Math.max(0, start), Math.max(0, start) + figure.printed.length]
    all.push({ ...figure, id: all.length, source: { ...figure.source, page, at } })
    return all.length - 1
  }
  const said = sentences.map((line, block) =>
    line.map(([name, printed]) => put(printed, 'sentence', name, block, line.map(([n, p]) => `${n}${p}`).join(''), 1)),
  )
  const drawn = tables.map((table, index): { table: Table; ids: (number | undefined)[][] } => {
    const page = table.page ?? index + 2
    const ids = table.rows.map(([name = '', ...cells]) =>
      cells.map((printed, c) =>
        printed === ''
          ? undefined
          : put(printed, 'cell', `${name} · ${table.heads[c] ?? ''}`, 100 + index, [name, ...cells].join(' '), page),
      ),
    )
    return {
      ids,
      table: {
        index,
        block: 100 + index,
        title: `表${index + 1}`,
        pages: [page],
        columns: table.heads.map((head) => ({ path: [head], lane: 0 })),
        rows: table.rows.map(([label = ''], line) => ({
          lane: 0,
          line,
          label,
          concept: label,
          total: label === '合计',
          ofWhich: false,
          page,
        })),
        cells: ids.flatMap((row, r) => row.flatMap((figure, column) => (figure === undefined ? [] : [{ row: r, column, figure }]))),
        notes: [],
        remarks: [],
      },
    }
  })
  const at = {
    told: (sentence: number, place: number): number => said[sentence]?.[place] ?? -1,
    cell: (table: number, row: number, column: number): number => drawn[table]?.ids[row]?.[column] ?? -1,
  }
  const extraction: Extraction = {
    identity: { title: '', department: '', year: 2026, kind: 'budget' },
    figures: all,
    tables: drawn.map((d) => d.table),
    statements: [],
    mentions: [],
    scores: [],
    facts: [],
    notFigures: 0,
  }
  const made = claims(at)
  const scene = sceneOf(extraction, made, (id) => {
    const figure = all[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    return figure
  })
  return {
    scene,
    ...at,
    accuse: (index) => {
      const claim = made[index]
      const relation = claim?.readings[0]
      if (!claim || !relation) throw new RangeError(`no claim ${index}`)
      return { claim, index, relation, scene }
    },
  }
}
