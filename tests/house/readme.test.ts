/** What the front pages name is there: files they link to, commands, options and npm scripts they show. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gouji } from '../cli/run.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const named = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

describe.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'corpus/README.md'])('%s', (page) => {
  const text = read(page)

  test('links to files that are there', () => {
    const links = named(text, /\]\((?!https?:|#)([^)#]+)/g)
    expect(links.filter((link) => !existsSync(join(root, page, '..', link)))).toEqual([])
  })

  test('names npm scripts that are there', () => {
    expect(named(text, /npm run (?:-s )?([\w:]+)/g).filter((script) => scripts[script] === undefined)).toEqual([])
  })
})

test('the front page names commands and options that are there', async () => {
  for (const page of ['README.md', 'README.zh-CN.md']) {
    const text = read(page)
    const commands = named(text, /^gouji ([a-z]+)/gm)
    const help = (await Promise.all(commands.map((command) => gouji([command, '--help'])))).map(({ stdout }) => stdout).join('\n')
    for (const command of commands) expect(help).toContain(`gouji ${command}`)
    expect(named(text, /(--[a-z][a-z-]+)/g).filter((option) => !help.includes(option))).toEqual([])
  }
})
