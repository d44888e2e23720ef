/**
 * `npm run picture` draws the review screen as docs/review.svg (120 columns), docs/review-80.svg, docs/review-page.svg and others:
 * the bundled sample is read and checked, keys are pressed, the frame goes through a terminal emulator, and what stands on
 * its cells becomes an SVG. `--check` writes nothing and fails when a committed picture differs.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process, { argv, stderr, stdout } from 'node:process'
import xterm, { type IBufferCell } from '@xterm/headless'
import { penOf } from '../cli/review/paint.ts'
import type { Opened } from '../cli/review/rows.ts'
import { freshCase, initial } from '../cli/review/select.ts'
import { type State, update } from '../cli/review/state.ts'
import { frameText } from '../cli/review/views/frame.ts'
import {
  checkDisclosure,
  compareOver,
  comparisonText,
  correctFigures,
  type Disclosure,
  digestsOf,
  openDisclosure,
  openStore,
  recordDisclosure,
} from '../src/index.ts'

const root = join(import.meta.dirname, '..')
const sample = join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')

/** Size of a cell in the drawing. */
const cellWidth = 8.4
const cellHeight = 19
const margin = 14
const titleHeight = 34

const background = '#16191f'
const foreground = '#d7dae0'
/** The sixteen colours of the emulated terminal. */
const palette = [
  '#1c2028',
  '#ff6b68',
  '#7bd88f',
  '#ffc861',
  '#6cb2ff',
  '#c9a0ff',
  '#5ad4e6',
  '#d7dae0',
  '#6b7280',
  '#ff8a87',
  '#98e8a8',
  '#ffd98a',
  '#8fc5ff',
  '#d9bdff',
  '#86e4f2',
  '#ffffff',
]

function colour256(index: number): string {
  if (index < 16) return palette[index] ?? foreground
  const hex = (value: number): string => value.toString(16).padStart(2, '0')
  if (index >= 232) return `#${hex(8 + (index - 232) * 10).repeat(3)}`
  const level = (value: number): number => (value === 0 ? 0 : 55 + value * 40)
  const cube = index - 16
  return `#${hex(level(Math.floor(cube / 36)))}${hex(level(Math.floor(cube / 6) % 6))}${hex(level(cube % 6))}`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const number = (value: number): string => String(Math.round(value * 100) / 100)

interface Look {
  readonly fill: string
  readonly behind: string | undefined
  readonly bold: boolean
  readonly underline: boolean
  readonly strike: boolean
}

function lookOf(cell: IBufferCell): Look {
  const pick = (isDefault: boolean, isPalette: boolean, value: number, fallback: string): string =>
    isDefault ? fallback : isPalette ? colour256(value) : `#${value.toString(16).padStart(6, '0')}`
  let fill = pick(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor(), foreground)
  let behind: string | undefined = cell.isBgDefault() ? undefined : pick(false, cell.isBgPalette(), cell.getBgColor(), background)
  if (cell.isInverse()) [fill, behind] = [behind ?? background, fill]
  return { fill, behind, bold: Boolean(cell.isBold()), underline: Boolean(cell.isUnderline()), strike: Boolean(cell.isStrikethrough()) }
}

/** Signs that must meet their neighbours are drawn, not written: fonts differ in where they end. */
function drawnSign(sign: string, x: number, y: number, fill: string): string | undefined {
  const [w, h] = [cellWidth, cellHeight]
  const [mx, my] = [x + w / 2, y + h / 2]
  const line = (x1: number, y1: number, x2: number, y2: number): string =>
    `<path d="M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}" stroke="${fill}"/>`
  const block = (width: number, opacity = 1): string =>
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${h}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`
  switch (sign) {
    case '─':
      return line(x, my, x + w, my)
    case '│':
      return line(mx, y, mx, y + h)
    case '┬':
      return line(x, my, x + w, my) + line(mx, my, mx, y + h)
    case '┴':
      return line(x, my, x + w, my) + line(mx, y, mx, my)
    case '┼':
      return line(x, my, x + w, my) + line(mx, y, mx, y + h)
    case '▌':
      return block(w * 0.4)
    case '█':
      return `<rect x="${number(x)}" y="${number(y + h * 0.3)}" width="${number(w)}" height="${number(h * 0.4)}" fill="${fill}"/>`
    case '░':
      return `<rect x="${number(x)}" y="${number(y + h * 0.3)}" width="${number(w)}" height="${number(h * 0.4)}" fill="${fill}" opacity="0.35"/>`
    default:
      return undefined
  }
}

/** What stands on the cells of a terminal, as an SVG. */
async function picture(lines: readonly string[], columns: number, title: string): Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, rows: lines.length, allowProposedApi: true })
  await new Promise<void>((done) => terminal.write(lines.join('\r\n'), done))
  const width = columns * cellWidth + 2 * margin
  const height = lines.length * cellHeight + titleHeight + margin
  const out: string[] = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width)}" height="${number(height)}" role="img" aria-label="${escaped(title)}">`,
    `<style>text{font:14px "Sarasa Mono SC","Cascadia Mono","SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",monospace;white-space:pre}.b{font-weight:600}.w{font-size:16px}</style>`,
    `<rect width="100%" height="100%" rx="9" fill="${background}"/>`,
    ...['#ff5f57', '#febc2e', '#28c840'].map((fill, index) => `<circle cx="${18 + index * 19}" cy="17" r="5.5" fill="${fill}"/>`),
    `<text x="${number(width / 2)}" y="21.5" text-anchor="middle" fill="#8b93a1" style="font-size:12.5px">${escaped(title)}</text>`,
    '<g stroke-width="1" fill="none">',
  ]
  const written: string[] = []
  const cell = terminal.buffer.active.getNullCell()
  for (let row = 0; row < lines.length; row++) {
    const line = terminal.buffer.active.getLine(row)
    const y = titleHeight + row * cellHeight
    let run: { look: Look; text: string; xs: string[]; key: string; wide: boolean } | undefined
    let ground: { fill: string; x: number; to: number } | undefined
    const flushRun = (): void => {
      if (run) {
        const classes = [run.look.bold ? 'b' : '', run.wide ? 'w' : ''].filter(Boolean).join(' ')
        written.push(
          `<text x="${run.xs.join(' ')}" y="${number(y + (run.wide ? 14.7 : 14))}" fill="${run.look.fill}"${classes ? ` class="${classes}"` : ''}>${escaped(run.text)}</text>`,
        )
      }
      run = undefined
    }
    const flushGround = (): void => {
      if (ground)
        out.push(
          `<rect x="${number(ground.x)}" y="${number(y)}" width="${number(ground.to - ground.x)}" height="${cellHeight}" fill="${ground.fill}"/>`,
        )
      ground = undefined
    }
    for (let column = 0; column < columns; column++) {
      line?.getCell(column, cell)
      const size = cell.getWidth()
      if (size === 0) continue
      const text = cell.getChars() || ' '
      const look = lookOf(cell)
      const x = margin + column * cellWidth
      const to = x + size * cellWidth
      if (ground && (ground.fill !== look.behind || Math.abs(ground.to - x) > 0.01)) flushGround()
      if (look.behind) {
        if (ground) ground.to = to
        else ground = { fill: look.behind, x, to }
      }
      if (look.underline && text !== ' ') written.push(`<path d="M${number(x)} ${number(y + 17)}H${number(to)}" stroke="${look.fill}"/>`)
      if (look.strike && text !== ' ') written.push(`<path d="M${number(x)} ${number(y + 9.5)}H${number(to)}" stroke="${look.fill}"/>`)
      const sign = drawnSign(text, x, y, look.fill)
      if (sign) {
        flushRun()
        written.push(sign)
        continue
      }
      if (text === ' ') {
        flushRun()
        continue
      }
      const key = `${look.fill} ${look.bold} ${size}`
      if (run && run.key !== key) flushRun()
      // A CJK glyph is 16 wide in a place of 16.8: it stands in the middle of its two cells.
      const shift = size === 2 ? cellWidth - 8 : 0
      run ??= { look, text: '', xs: [], key, wide: size === 2 }
      run.text += text
      run.xs.push(number(x + shift))
    }
    flushRun()
    flushGround()
  }
  terminal.dispose()
  return `${[...out, ...written, '</g>', '</svg>'].join('\n')}\n`
}

// ── the session ──────────────────────────────────────────────────────────────────────────────────────────────────────

const disclosure = await openDisclosure({ path: sample, bytes: readFileSync(sample) }, { ocr: 'never' })
const judge = (given: Disclosure): Opened => ({
  document: given.document,
  extraction: given.extraction,
  assessment: checkDisclosure(given, { language: 'zh' }),
})
const opened = judge(disclosure)

/** The state after keys; decisions are taken at a fixed time, so that the pictures stay the same. */
function session(columns: number, rows: number, keys: readonly string[]): State {
  const name = basename(sample)
  let state = initial([freshCase(name, name, '')], {
    language: 'zh',
    pen: penOf({ ascii: false, ambiguousWide: false, colour: '256' }),
    reviewer: '王敏',
    columns,
    rows: rows + 1,
    pictures: false,
  })
  let count = 0
  const send = (message: Parameters<typeof update>[1]): void => {
    const [next, effects] = update(state, message)
    state = next
    for (const effect of effects) {
      if (effect.kind === 'record')
        send({
          kind: 'recorded',
          path: name,
          entry: {
            ...effect.entry,
            schema: 'gouji.review/1',
            id: `e${count}`,
            at: `2026-11-24T01:${String(10 + count++).padStart(2, '0')}:00.000Z`,
            by: effect.by,
            document: '',
          },
        })
      if (effect.kind === 'judge')
        send({ kind: 'judged', path: name, opened: judge(correctFigures(disclosure, effect.corrections)), announce: effect.announce })
    }
  }
  send({ kind: 'loaded', path: name, sha256: '', opened })
  for (const key of keys) {
    if (key.startsWith("'")) send({ kind: 'text', text: key.slice(1) })
    else send({ kind: 'key', key })
  }
  return state
}

// Times are shown in the reader's zone; the pictures in one.
process.env['TZ'] = 'Asia/Shanghai'
/** To the completion rate, by what it says rather than where it stands. */
const toCompletion = ['/', "'106.86", 'enter'] as const
const pictures: readonly (readonly [file: string, columns: number, rows: number, keys: readonly string[], title: string])[] = [
  ['review.svg', 120, 30, ['c', 'd', "'附表口径不同，已核", 'enter', ...toCompletion, '/', 'ctrl-u', 'enter'], 'gouji review'],
  ['review-80.svg', 80, 30, [...toCompletion, '/', 'ctrl-u', 'enter'], 'gouji review · 80 × 30'],
  ['review-page.svg', 120, 30, [...toCompletion, 'enter'], 'gouji review · Enter'],
  ['review-table.svg', 120, 30, ['3', 'enter'], 'gouji review · 3'],
  ['review-corrected.svg', 120, 30, [...toCompletion, '/', 'ctrl-u', 'enter', 'e', 'enter'], 'gouji review · e'],
]

// ── the corpus ───────────────────────────────────────────────────────────────────────────────────────────────────────

const corpus = join(root, 'corpus')
const folder = mkdtempSync(join(tmpdir(), 'gouji-picture-'))
const store = await openStore(join(folder, 'corpus.db'), { language: 'zh' })
for (const name of readdirSync(corpus).filter((one) => one.endsWith('.pdf'))) {
  const read = await openDisclosure({ path: name, bytes: readFileSync(join(corpus, name)) }, { ocr: 'never' })
  await store.put(name, 'picture', recordDisclosure(read, { language: 'zh' }))
}
const listed = initial(
  (await digestsOf(store, 'zh')).flatMap(({ path, sha256, digest }) =>
    digest ? [{ ...freshCase(path, path, ''), sha256, digest, progress: { kind: 'ready' as const } }] : [],
  ),
  {
    language: 'zh',
    pen: penOf({ ascii: false, ambiguousWide: false, colour: '256' }),
    reviewer: '王敏',
    columns: 120,
    rows: 31,
    pictures: false,
    order: 'severity',
  },
)
const compared = comparisonText(await compareOver(store, { concept: '机关运行经费', by: 'department' }), {
  language: 'zh',
  width: 120,
})
await store.close()
rmSync(folder, { recursive: true, force: true })

const drawn: (readonly [file: string, columns: number, lines: readonly string[], title: string])[] = [
  ...pictures.map(([file, columns, rows, keys, title]) => [file, columns, frameText(session(columns, rows, keys)), title] as const),
  ['review-store.svg', 120, frameText(update(listed, { kind: 'key', key: 'g' })[0]), 'gouji review --store'],
  ['compare.svg', 120, compared.trimEnd().split('\n').slice(0, 32), 'gouji compare --concept 机关运行经费'],
]

const check = argv.includes('--check')
const differing: string[] = []
for (const [file, columns, lines, title] of drawn) {
  const svg = await picture(lines, columns, title)
  const path = join(import.meta.dirname, file)
  if (existsSync(path) && readFileSync(path, 'utf8') === svg) continue
  differing.push(file)
  if (!check) writeFileSync(path, svg)
}
if (differing.length > 0 && check) {
  stderr.write(`differing from the code: docs/${differing.join(', docs/')}; run \`npm run picture\`\n`)
  process.exitCode = 1
} else
  stdout.write(
    differing.length > 0 ? `written: ${differing.map((file) => `docs/${file}`).join(', ')}\n` : 'all pictures are as the code draws them\n',
  )
