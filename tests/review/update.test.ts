import { describe, expect, test } from 'vitest'
import { bindings, bindingsAt, keyDocumentation } from '../../cli/review/keys.ts'
import { replayed } from '../../cli/review/rows.ts'
import { currentCase, currentFigure, currentFinding, findingsOf, listStateOf, placeOf, tally } from '../../cli/review/select.ts'
import { typedNumeral } from '../../cli/review/state/decisions.ts'
import type { Msg } from '../../cli/review/state.ts'
import { type Drive, drive } from './drive.ts'
import { crowd, fixture } from './fixture.ts'

const at = (d: Drive): string | undefined => currentFinding(d.state)?.finding.rule
const statusAt = (d: Drive, id: string): string | undefined => replayed(currentCase(d.state)?.entries ?? []).decisions.get(id)?.status
const message = (d: Drive): string => d.state.message?.text ?? ''

describe('moving', () => {
  test('begins at the first finding, never on a heading', () => {
    const d = drive()
    expect(at(d)).toBe('wrong-completion')
    expect(d.keys('j').state && at(d)).toBe('wrong-rate')
    expect(d.keys('k', 'k', 'k').state && at(d)).toBe('wrong-completion')
    // Notes come last.
    expect(d.keys('G').state && at(d)).toBe('unfooted-total')
    expect(d.keys('g').state && at(d)).toBe('wrong-completion')
    expect(d.keys('}').state && at(d)).toBe('wrong-rate')
    expect(d.keys('{').state && at(d)).toBe('wrong-completion')
  })

  test('the window follows the cursor through a long list, and no frame outgrows the screen', () => {
    const d = drive({ opened: crowd(2000), rows: 24, columns: 80 })
    for (const key of ['pagedown', 'pagedown', 'j', 'G', 'k', 'pageup', 'ctrl-u', 'g', 'ctrl-d']) {
      d.keys(key)
      const { cursor, top } = listStateOf(d.state)
      expect(cursor).toBeGreaterThanOrEqual(top)
      expect(d.screen()).toHaveLength(23)
      expect(d.screen().some((line) => line.startsWith('▌'))).toBe(true)
    }
  })

  test('every view keeps its own cursor', () => {
    const d = drive().keys('j', 'j', '2', 'j', 'j', 'j', '4', 'j', '1')
    expect(at(d)).toBe('contradictory-restatement')
    d.keys('2')
    expect(currentFigure(d.state)).toBe(3)
    expect(placeOf(d.keys('v').state)).toBe('tables')
    expect(placeOf(d.keys('V', 'V').state)).toBe('findings')
  })

  test('at the end of a detail, of the help, of a page: one step back shows', () => {
    const d = drive({ columns: 60, rows: 14 }).keys('tab', 'G')
    const end = d.screen()
    d.keys('j', 'j')
    expect(d.screen()).toEqual(end)
    expect(d.keys('k').screen()).not.toEqual(end)
    // A screen of the detail, not a line.
    const top = currentCase(d.keys('g').state)?.detailTop ?? -1
    expect(top).toBe(0)
    expect(currentCase(d.keys('pagedown').state)?.detailTop).toBeGreaterThan(4)

    d.keys('g', 'tab', '?', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown')
    const last = d.screen()
    expect(d.keys('down').screen()).toEqual(last)
    expect(d.keys('up').screen()).not.toEqual(last)

    d.keys('escape', ':', "'1", 'enter')
    for (let times = 0; times < 40; times++) d.keys('L')
    const right = d.screen()
    expect(right.slice(2, -2).some((line) => line.trim() !== '')).toBe(true)
    expect(d.keys('H').screen()).not.toEqual(right)
  })

  test('a key with nothing to do says why', () => {
    const d = drive()
    expect(message(d.keys('u'))).toBe('没有可撤销的决定')
    expect(message(d.keys(']'))).toBe('只打开了一个文档')
    expect(message(d.keys('enter', 'i'))).toContain('此终端不支持图像')
    expect(message(d.keys('j'))).toBe('')
  })
})

describe('deciding', () => {
  test('c confirms and goes on to the next undecided finding; again: undecided', () => {
    const d = drive().keys('c')
    expect(statusAt(d, 'wrong-completion-2')).toBe('confirmed')
    expect(at(d)).toBe('wrong-rate')
    d.keys('k', 'c')
    expect(statusAt(d, 'wrong-completion-2')).toBe('open')
  })

  test('keys that arrive together are one after the other: each c is for the next finding', () => {
    const d = drive()
    d.send(...Array.from({ length: 3 }, () => ({ kind: 'key', key: 'c' }) as const))
    expect(tally(currentCase(d.state) ?? never())).toEqual({ findings: 5, decided: 3 })
    d.send({ kind: 'key', key: 'u' }, { kind: 'key', key: 'u' })
    expect(tally(currentCase(d.state) ?? never()).decided).toBe(1)
  })

  test('d asks for the reason; Esc decides nothing', () => {
    const d = drive().keys('d', "'口径不同", 'escape')
    expect(statusAt(d, 'wrong-completion-2')).toBeUndefined()
    d.keys('d', "'按 调整后", 'backspace', 'enter')
    expect(replayed(currentCase(d.state)?.entries ?? []).decisions.get('wrong-completion-2')?.reason).toBe('按 调整')
    expect(at(d)).toBe('wrong-rate')
    // The reason given before is one key away.
    d.keys('d', 'up', 'enter')
    expect(statusAt(d, 'wrong-rate-4')).toBe('dismissed')
  })

  test('a note is kept and shown', () => {
    const d = drive().keys('m', "'已问财务处", 'enter')
    expect(d.screen().join('\n')).toContain('已问财务处')
    expect(d.screen().join('\n')).toContain('审计员甲')
  })

  test('pasted text is never taken for keys', () => {
    const d = drive().send({ kind: 'text', text: 'cccddd' })
    expect(currentCase(d.state)?.entries).toEqual([])
    d.keys('m').send({ kind: 'text', text: '第一行\n第二行\u001b[31m' }).keys('enter')
    expect(currentCase(d.state)?.entries[0]).toMatchObject({ kind: 'note', text: '第一行 第二行 [31m' })
  })

  test('e corrects the figure: what depends on it is judged before the next frame, and one sees what vanished', () => {
    const d = drive().keys('j', 'e')
    expect(d.state.mode).toMatchObject({ kind: 'input', purpose: 'correct', text: '34.16' })
    d.keys('enter')
    expect(message(d)).toBe('2 项随之消失')
    expect(tally(currentCase(d.state) ?? never()).findings).toBe(3)
    expect(d.screen().join('\n')).toContain('更正后不再存在')
    // The cursor goes on; it does not follow what is settled.
    expect(at(d)).toBe('score-above-weight')
    d.keys('u')
    expect(at(d)).toBe('wrong-rate')
    expect(tally(currentCase(d.state) ?? never()).findings).toBe(5)
    d.keys('U')
    expect(tally(currentCase(d.state) ?? never()).findings).toBe(3)
    expect(message(d)).toBe('2 项随之消失')
  })

  test('a correction that is no number, or no change, is refused', () => {
    const d = drive().keys('e', 'ctrl-u', "'abc", 'enter')
    expect(message(d)).toBe('不是数字：abc')
    d.keys('e', 'ctrl-u', "'106.86", 'enter')
    expect(message(d)).toBe('与文中相同')
    expect(currentCase(d.state)?.entries).toEqual([])
  })

  test.each([
    ['34.16', '34.16'],
    ['１，２３４．５', '1,234.5'],
    ['−3.2', '-3.2'],
    ['12.5%', '12.5'],
    ['1,23', undefined],
    ['', undefined],
    ['1.2.3', undefined],
  ])('typed %s reads as %s', (text, expected) => {
    expect(typedNumeral(text)).toBe(expected)
  })

  test('a decision that could not be written is not shown as taken', () => {
    const d = drive()
    const before = currentCase(d.state)?.entries
    d.send({ kind: 'unsaved', reason: 'ENOSPC' })
    expect(currentCase(d.state)?.entries).toBe(before)
    expect(message(d)).toContain('ENOSPC')
  })

  test('the wheel turned or a row clicked while a reason is typed changes nothing about which finding is dismissed', () => {
    const d = drive().keys('d', "'口径")
    d.send({ kind: 'mouse', action: 'wheel-down', x: 5, y: 5 }, { kind: 'mouse', action: 'press', x: 10, y: 5 })
    d.keys('enter')
    expect(statusAt(d, 'wrong-completion-2')).toBe('dismissed')
    expect(currentCase(d.state)?.entries).toHaveLength(1)
  })

  test('of the undecided alone, none is passed over when one is decided', () => {
    const d = drive().keys('t')
    const shown: (string | undefined)[] = []
    for (let left = 5; left > 0; left--) {
      shown.push(at(d))
      d.keys('c')
    }
    expect(shown).toEqual(['wrong-completion', 'wrong-rate', 'contradictory-restatement', 'score-above-weight', 'target-missed'])
    expect(tally(currentCase(d.state) ?? never())).toEqual({ findings: 5, decided: 5 })
  })

  test('what would agree but is no number is not offered as one', () => {
    const base = fixture()
    const findings = base.assessment.report.findings.map(({ diagnosis: _, ...finding }) => ({
      ...finding,
      expected: { value: '5 个', unit: '' },
    }))
    const opened = { ...base, assessment: { ...base.assessment, report: { ...base.assessment.report, findings } } }
    expect(drive({ opened }).keys('e').state.mode).toMatchObject({ kind: 'input', text: '106.86' })
  })

  test('while the last decision could not be written the screen does not say it is saved', () => {
    const d = drive()
    expect(d.screen().at(-1)).toContain('自动保存')
    d.send({ kind: 'unsaved', reason: '没有权限' }).keys('j')
    expect(d.screen().at(-1)).not.toContain('自动保存')
    expect(d.screen().at(-1)).toContain('未能保存')
    d.keys('c', 'k')
    expect(d.screen().at(-1)).toContain('自动保存')
  })

  test('a very long reason, pasted, is taken whole and shown from its end', () => {
    const d = drive({ columns: 80 }).keys('d')
    const before = performance.now()
    d.send({ kind: 'text', text: `${'口径不同，'.repeat(40_000)}末` })
    const lines = d.screen()
    expect(performance.now() - before).toBeLessThan(2000)
    expect(lines.at(-1)).toContain('口径不同，末')
    d.keys('enter')
    const kept = currentCase(d.state)?.entries.at(-1)
    expect(kept?.kind === 'dismiss' ? kept.text?.length : 0).toBe(200_001)
    expect(d.keys('k', '6').screen()).toHaveLength(33)
    expect(performance.now() - before).toBeLessThan(4000)
  })

  test('decisions about other bytes are not applied, and their number is told', () => {
    const entries = currentCase(drive().keys('c').state)?.entries ?? []
    const d = drive({ load: false }).send({ kind: 'ledger', path: '决算.pdf', entries, damaged: 0 })
    d.send({ kind: 'loaded', path: '决算.pdf', sha256: 'e'.repeat(64), opened: fixture() })
    expect(d.screen().join('\n')).toContain('1 项决定属于另一版本的文件，未采用')
    expect(currentCase(d.state)?.entries).toEqual([])
  })

  test('opening again goes on where one stopped; decisions that are about nothing any more are listed', () => {
    const first = drive().keys('c', 'd', "'重复", 'enter')
    const entries = currentCase(first.state)?.entries ?? []
    const base = fixture()
    const changed = {
      ...base,
      assessment: { ...base.assessment, report: { ...base.assessment.report, findings: base.assessment.report.findings.slice(1) } },
    }
    const d = drive({ load: false, opened: changed }).send({ kind: 'ledger', path: '决算.pdf', entries, damaged: 1 })
    expect(d.screen().join('\n')).toContain('1 行记录无法读取')
    d.send({ kind: 'loaded', path: '决算.pdf', sha256: 'f'.repeat(64), opened: changed })
    expect(statusAt(d, 'wrong-rate-4')).toBe('dismissed')
    expect(at(d)).toBe('contradictory-restatement')
    expect(d.keys('6').screen().join('\n')).toContain('对当前文档不再适用')
  })

  test('n goes round the undecided findings and says when there are none', () => {
    const d = drive().keys('c', 'c', 'c', 'c', 'g')
    expect(at(d.keys('n'))).toBe('target-missed')
    d.keys('c', 'n')
    expect(message(d)).toBe('全部已决')
  })
})

const never = (): never => {
  throw new Error('no document')
}

describe('narrowing', () => {
  test('/ filters with every letter, Enter keeps it, Esc drops it', () => {
    const d = drive().keys('/', "'商品")
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(1)
    expect(at(d)).toBe('wrong-rate')
    d.keys('enter')
    expect(d.state.mode.kind).toBe('normal')
    d.keys('escape')
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(6)
    // The cursor stays on the finding it was on.
    expect(at(d)).toBe('wrong-rate')
  })

  test('a filter without matches says so and Esc leads out', () => {
    const d = drive().keys('/', "'不存在的词")
    expect(d.screen().join('\n')).toContain('没有符合条件的条目')
    expect(findingsOf(currentCase(d.keys('escape').state) ?? never(), 'zh').items).toBe(6)
  })

  test('a filter given up leads back to where one was', () => {
    const d = drive().keys('j', 'j')
    const before = at(d)
    d.keys('/', "'106.86")
    expect(at(d)).toBe('wrong-completion')
    expect(at(d.keys('escape'))).toBe(before)
  })

  test('filtered, ordered, then a page jumped to: Esc leads back to the list as it was left', () => {
    const d = drive().keys('/', "'支出", 'enter', 'S', 'S', 'S', 'j')
    const [rule, rows] = [at(d), findingsOf(currentCase(d.state) ?? never(), 'zh').items]
    d.keys(':', "'2", 'enter', 'escape')
    expect(at(d)).toBe(rule)
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(rows)
  })

  test('orders: by belief, by amount; and documents by what wants looking at most', () => {
    const findings = drive().keys('S', 'S')
    expect(findings.screen().join('\n')).toContain('按可信度')
    findings.keys('S')
    expect(findings.screen().join('\n')).toContain('按金额')
    const documents = drive({ paths: ['a.pdf', 'b.pdf'] }).keys('S')
    expect(documents.screen().join('\n')).toContain('按严重程度')
  })

  test('severity, decision and order', () => {
    const d = drive().keys('s')
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(3)
    // What is believed 95 % comes last: the errors again.
    d.keys('s', 's', 's')
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(3)
    expect(d.screen().join('\n')).toContain('可信度 ≥ 95%')
    d.keys('s', 'c', 't')
    expect(findingsOf(currentCase(d.state) ?? never(), 'zh').items).toBe(5)
    d.keys('escape', 'S')
    const rows = findingsOf(currentCase(d.state) ?? never(), 'zh').rows
    expect(rows.flatMap((row) => (row.kind === 'heading' ? [row.text] : []))).toEqual(['不符', '存疑', '提示'])
  })
})

describe('evidence', () => {
  test('Enter opens the page with the figures boxed; arrows walk them; Esc comes back', () => {
    const d = drive().keys('enter')
    expect(placeOf(d.state)).toBe('page')
    const text = d.screen().join('\n')
    expect(text).toContain('[106.86]')
    expect(text).toContain('[302.43]')
    expect(text).toContain('[354.63]')
    d.keys('right')
    expect(d.screen().at(-2)).toContain('2/3 354.63 万元')
    d.keys('left', 'left')
    expect(d.screen().at(-2)).toContain('3/3 302.43 万元')
    expect(placeOf(d.keys('escape').state)).toBe('findings')
  })

  test(': goes to a page, } and { turn it, / searches', () => {
    const d = drive().keys(':', "'2", 'enter')
    expect(currentCase(d.state)?.page?.number).toBe(2)
    expect(currentCase(d.keys('}').state)?.page?.number).toBe(3)
    expect(message(d.keys('}'))).toBe('没有其他')
    d.keys('/', "'商品和服务", 'enter')
    expect(currentCase(d.state)?.page?.number).toBe(1)
    expect(message(d.keys(':', "'99", 'enter'))).toBe('没有这一页：99')
  })

  test('a search says which of how many places is shown', () => {
    const d = drive().keys(':', "'1", 'enter', '/', "'支出")
    expect(d.screen().at(-1)).toMatch(/1\/\d+ $/)
    const all = Number(/1\/(\d+) $/.exec(d.screen().at(-1) ?? '')?.[1])
    expect(all).toBeGreaterThan(1)
    d.keys('enter', 'n')
    expect(d.screen().at(1)).toContain(`/支出 2/${all}`)
    expect(d.keys('/', 'ctrl-u', "'没有这个词").screen().at(-1)).toMatch(/0 $/)
  })

  test('a heading of the outline opens its page where it stands', () => {
    const d = drive({ rows: 11 }).keys('5', '/', "'四、", 'enter', 'enter')
    expect(placeOf(d.state)).toBe('page')
    expect(d.screen().slice(2, 6).join('\n')).toContain('四、')
    expect(currentCase(d.state)?.page?.top).toBeGreaterThan(0)
  })

  test('x asks for the PDF at the page', () => {
    expect(drive().keys('G', 'x').effects.at(-1)).toEqual({ kind: 'pdf', path: '决算.pdf', page: 2 })
    expect(message(drive({ paths: ['a.txt'] }).keys('x'))).toBe('这不是 PDF 文件')
  })

  test('a table opens at its first broken cell, and shows what the cell adds up', () => {
    const d = drive().keys('3', 'enter')
    expect(placeOf(d.state)).toBe('grid')
    const text = d.screen().join('\n')
    expect(text).toContain('110.27 + 144.21 = 254.48 ≠ 254.49')
    expect(text).toContain('254.48 ≠ 254.49')
    d.keys('up')
    expect(d.screen().join('\n')).toContain('180.42 + 174.21 = 354.63')
    d.keys('e', 'ctrl-u', "'1.00", 'enter')
    expect(currentCase(d.state)?.entries.at(-1)).toMatchObject({ kind: 'correct', value: '1.00' })
    expect(placeOf(d.keys('escape').state)).toBe('tables')
  })

  test('a decision leads back to its finding', () => {
    const d = drive().keys('G', 'c', 'g', '6', 'enter')
    expect(at(d)).toBe('unfooted-total')
  })
})

describe('several documents', () => {
  test('a list first; Enter opens, D comes back, ] and [ change', () => {
    const d = drive({ paths: ['a.pdf', 'b.pdf', 'c.pdf'], load: false })
    expect(placeOf(d.state)).toBe('documents')
    expect(d.screen().join('\n')).toContain('等待')
    d.send({ kind: 'loaded', path: 'b.pdf', sha256: 'f', opened: fixture() })
    d.keys('j', 'enter')
    expect(currentCase(d.state)?.path).toBe('b.pdf')
    d.keys('c')
    expect(d.keys('D').screen().join('\n')).toContain('1/5')
    d.keys('enter', ']')
    expect(currentCase(d.state)?.path).toBe('c.pdf')
    // What the reviewer wants to see is read first.
    expect(d.effects.at(-1)).toEqual({ kind: 'load', path: 'c.pdf', next: true })
    expect(message(d.keys(']'))).toBe('没有其他')
    expect(currentCase(d.keys('[', '[').state)?.path).toBe('a.pdf')
  })

  describe('of which only a digest is known', () => {
    const paths = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf', 'f.pdf']
    const known = (
      path: string,
      severities: readonly ('error' | 'warning' | 'info')[],
      decided = 1,
    ): Extract<Msg, { kind: 'digested' }> => ({
      kind: 'digested',
      path,
      sha256: 'f'.repeat(64),
      digest: {
        title: '',
        department: `${path[0]?.toUpperCase()}局`,
        year: 2023,
        kind: 'budget',
        pages: 7,
        checks: { exact: decided, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 },
        findings: severities.map((severity, index) => ({ id: `${path}-${index}`, severity })),
        belief: severities.includes('error') ? 0.99 : severities.length > 0 ? 0.8 : 0,
        amount: severities.length,
        ...(decided === 0 ? { unchecked: '没有核对任何内容' } : {}),
      },
    })
    const listed = (d: Drive): string =>
      d
        .screen()
        .flatMap((line) => /([A-F])局/.exec(line)?.[1] ?? [])
        .join('')
    const many = (): Drive =>
      drive({ paths, load: false }).send(
        known('a.pdf', ['warning']),
        known('b.pdf', ['error', 'info']),
        known('c.pdf', []),
        known('d.pdf', [], 0),
        known('e.pdf', ['info']),
      )

    test('its row tells body, year, kind, pages and counts', () => {
      expect(
        many()
          .screen()
          .find((line) => line.includes('B局')),
      ).toMatch(/B局.*2023 预算.*✗ 1.*0\/1.*7 页/)
      expect(
        many()
          .screen()
          .find((line) => line.includes('D局')),
      ).toContain('未核对')
      expect(many().screen()[0]).toContain('已决 0/2')
    })

    test('s and t narrow the list, S orders it, Esc takes all back', () => {
      const d = many()
      expect(listed(d)).toBe('ABCDE')
      expect(listed(d.keys('s'))).toBe('B')
      expect(d.screen()[1]).toContain('不符')
      expect(listed(d.keys('s'))).toBe('A')
      expect(listed(d.keys('s'))).toBe('CE')
      expect(listed(d.keys('s'))).toBe('D')
      expect(listed(d.keys('s', 't'))).toBe('AB')
      expect(listed(d.keys('t'))).toBe('')
      expect(listed(d.keys('escape', 'S'))).toBe('BACDE')
    })

    test('opening one reads it whole; four are held open, and what was found in the others stays known', () => {
      const d = many()
      for (const path of paths) {
        d.keys('D', 'g', ...paths.slice(0, paths.indexOf(path)).map(() => 'j'), 'enter')
        if (path !== 'f.pdf') expect(d.effects.at(-1)).toMatchObject({ kind: 'load', path, next: true, sha256: 'f'.repeat(64) })
        d.send({ kind: 'loaded', path, sha256: 'f'.repeat(64), opened: fixture() })
      }
      expect(d.effects.filter((effect) => effect.kind === 'forget').map((effect) => 'path' in effect && effect.path)).toEqual([
        'a.pdf',
        'b.pdf',
      ])
      expect(d.state.cases.map((item) => item.opened !== undefined)).toEqual([false, false, true, true, true, true])
      expect(d.keys('D').screen()[0]).toContain('0/30')
      d.keys('g', 'enter')
      expect(d.effects.at(-1)).toMatchObject({ kind: 'load', path: 'a.pdf' })
    })
  })

  test('a document that cannot be read says why, and the others go on', () => {
    const d = drive({ paths: ['a.pdf', 'b.pdf'], load: false }).send({
      kind: 'progress',
      path: 'a.pdf',
      progress: { kind: 'failed', reason: 'PDF 有密码保护' },
    })
    expect(d.screen().join('\n')).toContain('PDF 有密码保护')
    expect(d.keys('enter').screen().join('\n')).toContain('PDF 有密码保护')
  })
})

describe('the mouse', () => {
  test('the wheel moves, a click selects, a second click opens', () => {
    const d = drive().send({ kind: 'mouse', action: 'wheel-down', x: 5, y: 5 })
    expect(at(d)).toBe('score-above-weight')
    d.send({ kind: 'mouse', action: 'press', x: 10, y: 5 })
    expect(at(d)).toBe('wrong-rate')
    d.send({ kind: 'mouse', action: 'press', x: 10, y: 4 })
    expect(at(d)).toBe('wrong-rate')
    d.send({ kind: 'mouse', action: 'press', x: 10, y: 5 })
    expect(placeOf(d.state)).toBe('page')
  })
})

describe('keys as data', () => {
  test('no key means two things in one place', () => {
    for (const place of ['documents', 'findings', 'coverage', 'tables', 'facts', 'outline', 'decisions', 'grid', 'page'] as const) {
      const keys = bindingsAt(place).flatMap((binding) => binding.keys)
      expect(new Set(keys).size, place).toBe(keys.length)
    }
  })

  test('every key is explained in both languages, and help narrows while one types', () => {
    for (const binding of bindings) for (const language of ['en', 'zh'] as const) expect(binding.help[language]).not.toBe('')
    const d = drive().keys('?')
    expect(d.screen().join('\n')).toContain('认可该发现')
    d.keys("'更正")
    expect(d.screen().join('\n')).not.toContain('认可该发现')
    expect(d.screen().join('\n')).toContain('更正数字')
    expect(d.keys('escape', 'escape').state.mode.kind).toBe('normal')
  })

  test('the key documentation names every binding', () => {
    for (const language of ['en', 'zh'] as const)
      for (const binding of bindings) expect(keyDocumentation(language)).toContain(binding.help[language])
  })
})

describe('leaving', () => {
  test.each(['q', 'ctrl-c'])('%s leaves without asking', (key) => {
    expect(drive().keys(key).effects.at(-1)).toEqual({ kind: 'quit' })
  })
})
