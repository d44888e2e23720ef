/**
 * What does the program make of wording that it meets for the first time?
 *
 *   npm run bench:first-contact -- BATCH.txt… [--verbose]
 *
 * A batch is a text file of real passages of published pages, kept outside the repository: passages are parted by a line
 * `---`, each begins with `# PROVINCE YEAR`. `⟦29.20→29.02⟧` is a planted slip: what is printed, and what stands there instead;
 * `⟦?29.02⟧` is a slip of the page itself. Each passage is read twice, as printed and with its slip. A slip is heard when the passage
 * with it raises an alarm (an error or a warning) that the passage as printed does not; an alarm of the passage as printed that does
 * not name a slip of the page is false. One line a batch, as bench/first-contact.md keeps them.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { checkDisclosure, type Finding, openDisclosure, printable } from '../src/index.ts'

export interface Passage {
  readonly province: string
  readonly year: string
  readonly printed: string
  /** The passage with its slip; absent where none is planted. */
  readonly slipped?: string
  /** Slips of the page itself, as printed. */
  readonly own: readonly string[]
}

export function passagesIn(batch: string): Passage[] {
  return batch
    .split(/^---\s*$/m)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [head = '', ...lines] = one.split('\n')
      const [, province = '', year = ''] = /^#\s*(\S+)\s+(\S+)/.exec(head) ?? []
      const text = lines.join('\n')
      const own = [...text.matchAll(/⟦\?([^⟧]*)⟧/g)].map((m) => m[1] ?? '')
      const bare = text.replace(/⟦\?([^⟧]*)⟧/g, '$1')
      const planted = /⟦[^⟧]*→[^⟧]*⟧/.test(bare)
      const take = (which: 1 | 2): string =>
        bare.replace(/⟦([^⟧]*)→([^⟧]*)⟧/g, (_, before: string, after: string) => (which === 1 ? before : after))
      return { province, year, own, printed: take(1), ...(planted ? { slipped: take(2) } : {}) }
    })
}

async function alarmsOf(text: string): Promise<Finding[]> {
  const disclosure = await openDisclosure({ path: 'passage.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  return checkDisclosure(disclosure, { language: 'zh' }).report.findings.filter((finding) => finding.severity !== 'info')
}

const plain = (value: string | undefined): string =>
  (value ?? '')
    .replace(/[,，%\s]/g, '')
    .replace(/^(\d+\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

const names = (finding: Finding, printed: string): boolean =>
  [finding.stated, ...finding.evidence].some((one) => plain(one?.value) === plain(printed)) ||
  (!/\d/.test(printed) && finding.quote.includes(printed))

/** What an alarm says, not which figure of the text it is: the slip may change how many figures stand before it. */
const said = (finding: Finding): string => `${finding.rule} ${finding.message}`

export interface Heard {
  readonly passages: number
  readonly planted: number
  readonly heard: number
  readonly own: number
  readonly ownHeard: number
  readonly falseAlarms: number
  /** What was missed or said without cause, a line each. */
  readonly remarks: readonly string[]
}

export async function hear(passages: readonly Passage[]): Promise<Heard> {
  let [planted, heard, own, ownHeard, falseAlarms] = [0, 0, 0, 0, 0]
  const remarks: string[] = []
  for (const [i, passage] of passages.entries()) {
    const place = `${i + 1} ${passage.province} ${passage.year}`
    const before = await alarmsOf(passage.printed)
    for (const slip of passage.own) {
      own++
      if (before.some((finding) => names(finding, slip))) ownHeard++
      else remarks.push(`${place} MISSED (of the page) ${slip}`)
    }
    for (const finding of before) {
      if (passage.own.some((slip) => names(finding, slip))) continue
      falseAlarms++
      remarks.push(`${place} FALSE ${finding.rule}: ${finding.message}`)
    }
    if (passage.slipped === undefined) continue
    planted++
    const known = new Set(before.map(said))
    if ((await alarmsOf(passage.slipped)).some((finding) => !known.has(said(finding)))) heard++
    else remarks.push(`${place} MISSED ${passage.slipped.slice(0, 60).replace(/\n/g, ' ')}`)
  }
  return { passages: passages.length, planted, heard, own, ownHeard, falseAlarms, remarks }
}

async function main(words: readonly string[]): Promise<number> {
  const verbose = words.includes('--verbose')
  const files = words.filter((word) => !word.startsWith('--'))
  if (files.length === 0) {
    stderr.write('usage: npm run bench:first-contact -- BATCH.txt… [--verbose]\n')
    return 2
  }
  for (const file of files) {
    const passages = passagesIn(readFileSync(file, 'utf8'))
    const result = await hear(passages)
    const provinces = [...new Set(passages.map((p) => p.province))].join(' ')
    const years = passages.map((p) => p.year).sort()
    stdout.write(
      printable(
        `${basename(file, '.txt')} | ${provinces} | ${years[0] ?? ''}–${years.at(-1) ?? ''} | ${result.passages} passages | ` +
          `${result.heard} of ${result.planted} planted | ${result.ownHeard} of ${result.own} of the page | ${result.falseAlarms} false`,
      ),
    )
    stdout.write('\n')
    if (verbose) for (const remark of result.remarks) stdout.write(`  ${printable(remark)}\n`)
  }
  return 0
}

if (import.meta.main) exit(await main(argv.slice(2)))
