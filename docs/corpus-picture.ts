/**
 * `npm run picture:corpus` draws docs/compare.png and docs/overview.png: an item compared over the corpus, and all its documents
 * by severity and coverage, as Chromium shows them. Needs Debian's chromium and fonts-noto-cjk.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { compareOver, comparisonPage, openDisclosure, openStore, overviewOf, overviewPage, recordDisclosure, rules } from '../src/index.ts'
import { chromiumArguments, chromiumPath } from './chromium.ts'

const corpus = join(import.meta.dirname, '..', 'corpus')
const folder = mkdtempSync(join(tmpdir(), 'gouji-picture-'))
const language = 'zh'
const store = await openStore(join(folder, 'corpus.db'), { language })
for (const name of readdirSync(corpus).filter((one) => one.endsWith('.pdf'))) {
  const disclosure = await openDisclosure({ path: name, bytes: readFileSync(join(corpus, name)) }, { ocr: 'never' })
  await store.put(name, 'picture', recordDisclosure(disclosure, { language }))
}
const link = (file: string, page: number): string => `${encodeURIComponent(file)}#page=${page}`
const term = (id: string): string => rules.find((rule) => rule.id === id)?.term[language] ?? id
const pages = {
  compare: await comparisonPage(await compareOver(store, { concept: '机关运行经费', by: 'department' }), language, link),
  overview: overviewPage(await overviewOf(store), { language, link, term }),
}
await store.close()

const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
try {
  for (const [name, html] of Object.entries(pages)) {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, html)
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: 'light' })
    await page.goto(pathToFileURL(file).href)
    writeFileSync(join(import.meta.dirname, `${name}.png`), await page.screenshot())
    stdout.write(`docs/${name}.png\n`)
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
