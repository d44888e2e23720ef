/** A reviewer's session in a real terminal, from the built program. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestsOf, openStore, readLedger, replay } from '../../src/index.ts'
import { play } from './script.ts'
import { missing, type Session, session } from './tmux.ts'

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const sample = fileURLToPath(new URL('../../corpus/jdz-foreign-affairs-2021.pdf', import.meta.url))

/** Short passages: read at once, and each with a place that does not agree. */
const passage = (budget: string): string =>
  `三、财政拨款支出决算情况说明\n本部门2021年度财政拨款支出年初预算数为${budget}万元，决算数为354.63万元，完成年初预算的106.86%。\n`

let folder = ''
const open: Session[] = []
const start = (paths: readonly string[], options: Parameters<typeof session>[1] = {}): Session => {
  const made = session(['review', ...paths, '--lang', 'zh'], options)
  open.push(made)
  return made
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-review-'))
})
afterEach(() => {
  for (const item of open.splice(0)) item.close()
  rmSync(folder, { recursive: true, force: true })
})

const shared = new URL('../../../shared/documents/', import.meta.url)

const ledgerOf = (name: string): string => join(folder, '.gouji', `${name}.review.jsonl`)

describe.skipIf(missing !== undefined)(`in a real terminal${missing ? ` (left out: ${missing})` : ''}`, () => {
  test('a session: read, filter, look at the page, dismiss, correct, leave, come back', async () => {
    const path = join(folder, 'sample.pdf')
    copyFileSync(sample, path)
    const s = start([path])
    await s.see('▌', '106.86 %')

    s.press('/').type('完成')
    await s.see('/完成', '完成率不符')
    s.press('Enter')
    s.press('Enter')
    await s.see('[106.86]', '1/3')
    s.press('Right')
    await s.see('2/3')
    s.press('Escape', 'Escape')
    await s.see(/已决 0\/\d/)

    s.press('/').type('完成')
    s.press('Enter', 'd')
    await s.see('排除理由')
    s.type('口径不同：按调整预算数')
    s.press('Enter')
    await s.see(/已决 1\//)
    s.press('Escape')

    s.press('/').type('商品和服务')
    s.press('Enter', 'e')
    await s.see('应更正为')
    s.press('Enter')
    await s.see('项随之消失')
    s.press('Escape', 'u')
    await s.see('新出现')
    s.press('U')
    await s.see('项随之消失')

    s.press('q')
    await s.see('status=0', '排除 1', '更正数字 1', 'report.html')

    const { entries, unreadable } = readLedger(ledgerOf('sample.pdf'))
    expect(unreadable).toBe(0)
    expect(entries.every((entry) => entry.by === '审计员甲')).toBe(true)
    expect(replay(entries).corrections).toHaveLength(1)

    const again = start([path])
    await again.see(/已决 1\//, '更正后不再存在')
    again.press('6')
    await again.see('口径不同：按调整预算数', '已更正')
    again.press('q')
    await again.see('status=0')
  })

  test.skipIf(!existsSync(shared))('an auditor’s session on documents of ../shared, as sessions/auditor.screen tells it', async () => {
    copyFileSync(new URL('jdz-foreign-affairs-2021.pdf', shared), join(folder, 'report.pdf'))
    const text = readFileSync(new URL('jdz-foreign-affairs-2021.txt', shared), 'utf8')
    writeFileSync(join(folder, 'draft.txt'), text.replace('354.63', '384.63'))
    await play(new URL('sessions/auditor.screen', import.meta.url), folder)
    const [report, draft] = ['report.pdf', 'draft.txt'].map((name) => readLedger(ledgerOf(name)))
    expect(report?.entries).toMatchObject([{ kind: 'dismiss', by: '审计员甲', text: '口径不同：不含借调人员' }])
    expect(replay(draft?.entries ?? []).corrections).toMatchObject([{ figure: { printed: '384.63' }, value: '354.63' }])
  })

  test('kill -9 in the midst of a hundred decisions loses none that was shown', async () => {
    const items = Array.from({ length: 100 }, (_, index) => {
      const [budget, actual] = [201 + index, 301 + index]
      return `（${index + 1}）第${index + 1}类支出年初预算数为${budget}.00万元，决算数为${actual}.00万元，完成年初预算的106.86%。\n`
    })
    // Where a form never holds it is misread: beside those that are wrong stand many that are right.
    const right = Array.from({ length: 400 }, (_, index) => {
      const amount = 3000 + index
      return `（${items.length + index + 1}）第${items.length + index + 1}类支出年初预算数为${amount}.00万元，决算数为${amount}.00万元，完成年初预算的100.00%。\n`
    })
    writeFileSync(join(folder, 'a.txt'), `本部门2021年度部门决算情况说明\n${[...items, ...right].join('')}`)
    const s = start([join(folder, 'a.txt')])
    await s.see('已决 0/100')
    const pid = s.pid()
    // Each c confirms a finding and goes on to the next.
    s.press(...Array.from({ length: 60 }, () => 'c'))
    await s.see(/已决 [3-6]\d\/100/)
    const shown = Number(/已决 (\d+)\/100/.exec(s.screen())?.[1])
    s.press(...Array.from({ length: 40 }, () => 'c'))
    process.kill(pid, 'SIGKILL')
    await s.see('status=137')
    const { entries, unreadable } = readLedger(ledgerOf('a.txt'))
    expect(unreadable).toBe(0)
    expect(entries.length).toBeGreaterThanOrEqual(shown)
    expect(replay(entries).decisions.size).toBe(entries.length)
    s.close()

    const again = start([join(folder, 'a.txt')])
    await again.see(`已决 ${entries.length}/100`)
    expect(readLedger(ledgerOf('a.txt')).entries).toEqual(entries)
    again.press(...Array.from({ length: 100 - entries.length }, () => 'c'))
    await again.see('已决 100/100')
  })

  test('a document that changed: what was decided of the one before is listed and not applied; the ledger of a colleague is taken in', async () => {
    const [first, second] = [passage('302.43'), '（一）教育支出年初预算数为100.00万元，决算数为120.00万元，完成年初预算的110.00%。\n']
    const path = join(folder, 'a.txt')
    writeFileSync(path, first + second)
    const s = start([path])
    await s.see('已决 0/2')
    s.press('c')
    await s.see('已决 1/2')
    s.press('d')
    await s.see('排除理由')
    s.type('重复')
    s.press('Enter')
    await s.see('已决 2/2')
    s.press('q')
    await s.see('status=0')
    // The second passage is mended; a colleague has noted something about the first, in a ledger of her own.
    writeFileSync(path, first + second.replace('110.00%', '120.00%'))
    const other = start([path, '--review-dir', join(folder, 'her'), '--reviewer', '审计员乙'])
    await other.see('完成率不符')
    other.press('m')
    await other.see('备注')
    other.type('已电话核实')
    other.press('Enter', 'q')
    await other.see('status=0')
    const [hers = ''] = readdirSync(join(folder, 'her'))

    const again = start([path, '--with', join(folder, 'her', hers)])
    await again.see('已决 0/1', '已电话核实', '2 项决定属于另一版本的文件，未采用')
    again.press('6')
    await again.see('已电话核实', '审计员乙')
  })

  test('a folder: the list first, then each document; the next one with ]', async () => {
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'a.txt'), passage('302.43'))
    writeFileSync(join(folder, 'sub', 'b.txt'), passage('312.43'))
    writeFileSync(join(folder, 'c.pdf'), 'no PDF at all')
    const s = start([folder])
    await s.see('文档', 'a.txt', 'b.txt', '这不是 PDF 文件', '0/1')
    s.press('Enter')
    await s.see('302.43', '1/3')
    s.press('c')
    await s.see('已决 1/1')
    s.press(']', ']')
    await s.see('312.43')
    s.press('D')
    await s.see('1/1')
    s.press('q')
    await s.see('status=2')
    expect(readFileSync(ledgerOf('a.txt'), 'utf8')).toContain('"confirm"')
  })

  test('a store: its documents by what was found, one of them opened and decided, in the ledger and in the store', async () => {
    writeFileSync(join(folder, 'a.txt'), '天气晴朗。\n')
    writeFileSync(join(folder, 'b.txt'), passage('302.43'))
    const store = join(folder, 'reports.db')
    execFileSync(process.execPath, [program, 'batch', folder, '--store', store, '--lang', 'zh'], { stdio: 'ignore' })
    const s = start(['--store', store])
    await s.see('文档', 'b.txt', '0/1', '按严重程度')
    expect(s.screen().indexOf('b.txt')).toBeLessThan(s.screen().indexOf('a.txt'))
    s.press('s')
    await s.unsee('a.txt')
    s.press('Enter')
    await s.see('302.43')
    s.press('c')
    await s.see('已决 1/1')
    s.press('q')
    await s.see('status=2')
    expect(readFileSync(ledgerOf('b.txt'), 'utf8')).toContain('"confirm"')
    const kept = await openStore(store)
    expect(await digestsOf(kept, 'zh')).toMatchObject([{ entries: [] }, { entries: [{ kind: 'confirm' }] }])
    await kept.close()
    rmSync(join(folder, '.gouji'), { recursive: true })
    await start(['--store', store]).see('1/1')
  })

  test('another size: the screen is whole again', async () => {
    writeFileSync(join(folder, 'a.txt'), passage('302.43'))
    const s = start([join(folder, 'a.txt')], { columns: 120, rows: 34 })
    await s.see('完成率不符')
    for (const [columns, rows] of [
      [80, 24],
      [60, 16],
      [140, 30],
    ] as const) {
      s.resize(columns, rows)
      // One header and one footer, nothing left of the old frame.
      await s.see(/^ gouji /, '自动保存')
      const lines = s.screen().split('\n')
      expect(lines.filter((line) => line.startsWith(' gouji '))).toHaveLength(1)
      expect(lines.filter((line) => line.includes('自动保存'))).toHaveLength(1)
    }
    s.press('q')
    await s.see('status=0')
  })

  test('what is typed outlives a change of size; the wheel and a pasted page decide nothing', async () => {
    writeFileSync(
      join(folder, 'a.txt'),
      `${passage('302.43')}（一）教育支出年初预算数为100.00万元，决算数为120.00万元，完成年初预算的110.00%。\n`,
    )
    const s = start([join(folder, 'a.txt')], { columns: 120, rows: 34 })
    await s.see('已决 0/2')
    s.paste('cdcdq\ncccc\n'.repeat(5000))
    s.press('d')
    await s.see('排除理由')
    s.type('口径')
    await s.see('口径')
    s.resize(60, 16)
    await s.see(/排除理由 :口径/)
    // The wheel, as a terminal tells of it.
    s.type('\u001b[<65;10;5M\u001b[<65;10;5M')
    s.paste('不同'.repeat(20_000))
    await s.see(/不同不同 *↑?$/m)
    s.resize(120, 34)
    s.press('Enter')
    await s.see('已决 1/2')
    const { entries } = readLedger(ledgerOf('a.txt'))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ kind: 'dismiss', text: `口径${'不同'.repeat(20_000)}` })
    s.press('q')
    await s.see('status=0')
  })

  test('leaving gives the terminal back: the shell echoes again, the mouse is off', async () => {
    writeFileSync(join(folder, 'a.txt'), passage('302.43'))
    const s = start([join(folder, 'a.txt')])
    await s.see('完成率不符')
    s.press('C-c')
    await s.see('status=0')
    s.type('echo before')
    await s.see('echo before')
  })
})
