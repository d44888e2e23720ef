import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, chromiumPath } from '../../docs/chromium.ts'
import { type Handover, htmlReport, reportPictures } from '../../src/index.ts'
import { readPdf } from '../../src/pdf/read.ts'
import { attacks } from './attacks.ts'
import { decisions, handed, hostile, poisoned, sampleBytes } from './handed.ts'

const present = existsSync(chromiumPath)

describe('the HTML report as text', () => {
  test('is the same for the same document', async () => {
    const pictures = await reportPictures(sampleBytes(), await handed())
    expect(htmlReport(await handed(), pictures)).toBe(htmlReport(await handed(), await reportPictures(sampleBytes(), await handed())))
  })

  test('refers to nothing outside itself', async () => {
    const text = htmlReport(await handed(), await reportPictures(sampleBytes(), await handed()))
    const references = [...text.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(references.filter((reference) => !/^(#|data:image\/png;base64,)/.test(reference))).toEqual([])
    expect(text).not.toMatch(/\sstyle="|\son[a-z]+="|url\(|@import/)
  })
})

describe.skipIf(!present)(
  present ? 'the HTML report in Chromium' : 'the HTML report in Chromium (skipped: /usr/bin/chromium is absent)',
  () => {
    let browser: Browser
    let folder: string
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'gouji-html-'))
      browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
    }, 60_000)
    afterAll(async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    })

    interface Visit {
      readonly page: Page
      /** What the policy stopped, what the console complained of, and what was fetched besides the file. */
      readonly complaints: string[]
    }

    async function visit(content: Handover, pictures = true, size = { width: 1280, height: 900 }): Promise<Visit> {
      const file = join(folder, `${Math.random().toString(36).slice(2)}.html`)
      writeFileSync(file, htmlReport(content, pictures ? await reportPictures(sampleBytes(), content) : new Map()))
      const page = await browser.newPage({ viewport: size })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith('data:') && !request.url().startsWith(pathToFileURL(file).href)) complaints.push(request.url())
      })
      await page.addInitScript(`addEventListener('securitypolicyviolation', (event) => console.log('policy: ' + event.violatedDirective))`)
      await page.goto(pathToFileURL(file).href)
      return { page, complaints }
    }

    const shown = (page: Page): Promise<number> => page.locator('.finding:not([hidden])').count()
    const current = (page: Page): Promise<string | null> => page.locator('.finding[aria-current]').getAttribute('id')

    test('shows every finding, and its pages as pictures, without breaking its own policy', async () => {
      const content = await handed()
      const { page, complaints } = await visit(content)
      expect(await shown(page)).toBe(content.findings.length)
      const sizes = await page.evaluate(`Promise.all([...document.querySelectorAll('.crop image')].map(async (image) => {
      const picture = new Image()
      picture.src = image.getAttribute('href')
      await picture.decode()
      return [picture.naturalWidth / image.width.baseVal.value, picture.naturalHeight / image.height.baseVal.value]
    }))`)
      expect(sizes).not.toEqual([])
      // 144 pixels an inch are two a point, both ways.
      for (const [x, y] of sizes as [number, number][]) {
        expect(x).toBeCloseTo(2, 1)
        expect(y).toBeCloseTo(2, 1)
      }
      expect(complaints).toEqual([])
      await page.close()
    })

    test('answers keys', async () => {
      const content = await handed()
      const { page } = await visit(content, false)
      const ids = (await page.evaluate(`[...document.querySelectorAll('.finding')].map((one) => one.id)`)) as string[]
      await page.keyboard.press('j')
      expect(await current(page)).toBe(ids[0])
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      await page.keyboard.press('k')
      expect(await current(page)).toBe(ids[0])
      const body = page.locator('.finding').first().locator('.body')
      expect(await body.isVisible()).toBe(true)
      await page.keyboard.press('Enter')
      expect(await body.isVisible()).toBe(false)
      await page.keyboard.press('Enter')
      expect(await body.isVisible()).toBe(true)
      await page.keyboard.press('G')
      expect(await current(page)).toBe(ids.at(-1))

      const errors = content.findings.filter(({ finding }) => finding.severity === 'error').length
      await page.keyboard.press('1')
      expect(await shown(page)).toBe(errors)
      expect(await page.locator('#shown').textContent()).toBe(String(errors))
      await page.keyboard.press('0')
      expect(await shown(page)).toBe(ids.length)

      await page.keyboard.press('/')
      await page.keyboard.type('完成率')
      expect(await shown(page)).toBeLessThan(ids.length)
      expect(await shown(page)).toBeGreaterThan(0)
      // Keys are letters while one types.
      await page.keyboard.type('jjj')
      expect(await shown(page)).toBe(0)
      expect(await page.locator('#nothing').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      expect(await shown(page)).toBe(ids.length)

      await page.keyboard.press('?')
      expect(await page.locator('#keys').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.locator('#keys').isVisible()).toBe(false)
      await page.close()
    })

    test('changes its language', async () => {
      const content = await handed('zh')
      const { page } = await visit(content, false)
      const message = page.locator('.finding .message').first()
      const first = content.findings.find(({ finding }) => finding.severity !== 'info')
      expect(await message.innerText()).toBe(first?.texts.zh.message)
      await page.keyboard.press('l')
      expect(await message.innerText()).toBe(first?.texts.en.message)
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      expect(await page.getAttribute('#filter', 'placeholder')).toBe('Filter by word')
      await page.click('#language')
      expect(await message.innerText()).toBe(first?.texts.zh.message)
      await page.close()
    })

    test('filters by decision, and tells who decided', async () => {
      const { page, complaints } = await visit(await handed('zh', await decisions()), false)
      await page.selectOption('#standing', 'dismissed')
      expect(await shown(page)).toBe(1)
      const text = await page.locator('.finding:not([hidden])').innerText()
      expect(text).toContain('口径不同')
      expect(text).toContain('已电话核实')
      expect(text).toContain('审核员甲')
      expect(await page.locator('#decisions').innerText()).toContain('早先版本中的一项')
      expect(complaints).toEqual([])
      await page.close()
    })

    test('text of a document stays text', async () => {
      const { page, complaints } = await visit(poisoned(await handed()))
      expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
      expect(await page.locator('script').count()).toBe(1)
      expect(await page.locator('style').count()).toBe(1)
      expect(await page.locator('img, iframe, object, embed, form, link, base').count()).toBe(0)
      const seen = hostile.replace('\u202e', '\\u202e').replace('\u0000', '\\u0000')
      expect(await page.locator('h1').textContent()).toBe(seen)
      expect(await page.locator('.finding .message').first().innerText()).toBe(seen)
      expect(await page.locator('.finding .quote').first().textContent()).toBe(seen)
      await page.keyboard.press('j')
      await page.keyboard.press('l')
      await page.fill('#filter', '<script>')
      expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
      expect(complaints).toEqual([])
      await page.close()
    })

    test('no text of the list of attacks becomes an element, an attribute or a script', async () => {
      // Several at once: each would be seen by what it leaves in the page.
      const list = Object.values(attacks)
      for (const name of [0, 1, 2]) {
        const attack = list.filter((_, at) => at % 3 === name).join(' ')
        const { page, complaints } = await visit(poisoned(await handed(), attack))
        expect(await page.evaluate('globalThis.pwned'), `third ${name}`).toBeUndefined()
        expect(await page.locator('script').count(), `third ${name}`).toBe(1)
        expect(await page.locator('img, iframe, object, embed, form, link, base, a[href*="evil"]').count(), `third ${name}`).toBe(0)
        expect(await page.locator('[onmouseover], [onerror]').count(), `third ${name}`).toBe(0)
        expect(complaints, `third ${name}`).toEqual([])
        await page.close()
      }
    })

    test('a script that were in it all the same would not run', async () => {
      const file = join(folder, 'injected.html')
      const clean = htmlReport(await handed())
      writeFileSync(
        file,
        clean.replace('<main>', '<main><script>globalThis.pwned = 1</script><p id="styled" style="color: red" onclick="pwned = 1">x</p>'),
      )
      const page = await browser.newPage()
      await page.goto(pathToFileURL(file).href)
      await page.click('#styled')
      expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
      expect(await page.evaluate(`getComputedStyle(document.querySelector('#styled')).color`)).not.toBe('rgb(255, 0, 0)')
      await page.close()
    })

    test('links lead from a marked cell to its finding', async () => {
      const { page } = await visit(await handed(), false)
      const link = page.locator('.grid .bad a').first()
      const target = await link.getAttribute('href')
      await link.click()
      expect(`#${await current(page)}`).toBe(target)
      await page.close()
    })

    test('nothing sticks out of a narrow screen', async () => {
      const { page } = await visit(await handed(), true, { width: 390, height: 800 })
      const [wide, view] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
      expect(wide).toBeLessThanOrEqual(view)
      await page.close()
    })

    test('prints every finding, folded or not', async () => {
      const content = await handed()
      const { page } = await visit(content, false)
      await page.keyboard.press('e')
      await page.keyboard.press('e')
      const { pages } = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
      const text = pages
        .flatMap((one) => one.glyphs.map((glyph) => glyph.text))
        .join('')
        .replace(/\s/g, '')
      for (const { finding } of content.findings) expect(text).toContain(finding.id)
      expect(pages[0]?.width).toBeCloseTo(595, -1)
      await page.close()
    })
  },
)
