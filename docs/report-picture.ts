/**
 * `npm run picture:report` draws docs/report.png: the HTML report of the bundled sample, one finding dismissed in a review,
 * as Chromium shows it. Needs Debian's chromium and fonts-noto-cjk.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { entry, findingMark, handoverOf, htmlReport, openDisclosure, reportPictures } from '../src/index.ts'
import { chromiumArguments, chromiumPath } from './chromium.ts'

const root = join(import.meta.dirname, '..')
const path = 'corpus/jdz-foreign-affairs-2021.pdf'
const bytes = new Uint8Array(readFileSync(join(root, path)))
const disclosure = await openDisclosure({ path, bytes }, { ocr: 'never' })
const [, second] = handoverOf(disclosure, [], { language: 'zh' }).findings.filter(({ finding }) => finding.severity !== 'info')
const entries = second
  ? [
      entry(
        {
          kind: 'confirm',
          finding: second.finding.id,
          mark: findingMark(second.finding),
          by: '审核员',
          document: disclosure.sha256,
        },
        new Date('2026-11-24T05:00:00Z'),
        'picture',
      ),
    ]
  : []
const handed = handoverOf(disclosure, entries, { language: 'zh' })

const folder = mkdtempSync(join(tmpdir(), 'gouji-picture-'))
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
try {
  const file = join(folder, 'report.html')
  writeFileSync(file, htmlReport(handed, await reportPictures(bytes, handed)))
  const page = await browser.newPage({ viewport: { width: 1200, height: 1350 }, colorScheme: 'light' })
  await page.goto(pathToFileURL(file).href)
  writeFileSync(join(import.meta.dirname, 'report.png'), await page.screenshot())
  stdout.write('docs/report.png\n')
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
