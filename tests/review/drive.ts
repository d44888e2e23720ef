/** Drives the review without a terminal: keys in, states and effects out; the effects that matter are answered at once. */
import { loop } from '../../cli/review/loop.ts'
import { penOf } from '../../cli/review/paint.ts'
import type { Opened } from '../../cli/review/rows.ts'
import { freshCase, initial } from '../../cli/review/select.ts'
import type { Effect, Msg, State } from '../../cli/review/state.ts'
import { framePlain } from '../../cli/review/views/frame.ts'
import { entry } from '../../src/store/ledger.ts'
import { corrected, fixture } from './fixture.ts'

export interface Drive {
  readonly state: State
  /** All effects so far. */
  readonly effects: Effect[]
  /** Keys by name: `j`, `enter`, `escape`; a longer string after `'` is typed letter by letter. */
  keys(...keys: readonly string[]): Drive
  send(...messages: readonly Msg[]): Drive
  /** Lines of the screen. */
  screen(): string[]
}

export interface DriveOptions {
  readonly columns?: number
  readonly rows?: number
  readonly language?: 'en' | 'zh'
  readonly ascii?: boolean
  readonly ambiguousWide?: boolean
  readonly colour?: 'none' | '16' | '256'
  readonly paths?: readonly string[]
  readonly opened?: Opened
  readonly load?: boolean
}

export function drive(options: DriveOptions = {}): Drive {
  const paths = options.paths ?? ['决算.pdf']
  const opened = options.opened ?? fixture()
  let count = 0
  const effects: Effect[] = []
  const { get, dispatch } = loop(
    initial(
      paths.map((path) => freshCase(path, path, `/ledgers/${path}.jsonl`)),
      {
        language: options.language ?? 'zh',
        pen: penOf({ ascii: options.ascii ?? false, ambiguousWide: options.ambiguousWide ?? false, colour: options.colour ?? '256' }),
        reviewer: '审计员甲',
        columns: options.columns ?? 120,
        rows: options.rows ?? 34,
        pictures: false,
      },
    ),
    (effect) => {
      effects.push(effect)
      if (effect.kind === 'record') {
        const made = entry(
          { ...effect.entry, by: effect.by, document: effect.document },
          new Date(Date.UTC(2026, 10, 24, 8, 0, count)),
          `entry-${count++}`,
        )
        dispatch({ kind: 'recorded', path: effect.path, entry: made })
      }
      if (effect.kind === 'judge')
        dispatch({ kind: 'judged', path: effect.path, opened: corrected(opened, effect.corrections), announce: effect.announce })
    },
  )
  const self: Drive = {
    get state() {
      return get()
    },
    effects,
    keys(...keys) {
      for (const key of keys) {
        if (key.startsWith("'")) for (const letter of key.slice(1)) self.send({ kind: 'key', key: letter === ' ' ? 'space' : letter })
        else self.send({ kind: 'key', key })
      }
      return self
    },
    send(...messages) {
      dispatch(...messages)
      return self
    },
    screen: () => framePlain(get()),
  }
  if (options.load !== false) for (const path of paths) self.send({ kind: 'loaded', path, sha256: 'f'.repeat(64), opened })
  return self
}
