/**
 * How far belief may be believed: `npm run bench:belief -- FOLDER` reads the documents whose alarms people have judged (FOLDER/judged.json and
 * bench/judged.json), takes each judged alarm with the contradictions behind it, said today or not, and prints
 * - for every ground: how many true and false alarms it touches, its mean weight on either, and how well it separates them;
 * - how well experience separates them (what `gouji learn` counts): of each alarm, the form of its reading over all documents of other cities;
 * - the reliability curve: of what is believed so much, how much is right, the worst city of each band beside it.
 * No weight is fitted here: they are chances against accident, and measured constants that name where they were measured.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { experienceOf, formOf } from '../src/check/belief/experience.ts'
import { decibansOfHabit } from '../src/check/belief/habits.ts'
import { added, checkDisclosure, type Experience, type Judged, noExperience, openDisclosure } from '../src/index.ts'
import { figuresIn } from '../src/relation/judge.ts'
import { cityOf, judgedIn } from './judged.ts'

const [folder] = argv.slice(2)
if (folder === undefined || !existsSync(join(folder, 'judged.json'))) {
  stderr.write('usage: npm run bench:belief -- FOLDER\nThe folder needs a judged.json: what people said of the alarms of its documents.\n')
  exit(2)
}

interface Case {
  readonly city: string
  readonly isTrue: boolean
  readonly belief: NonNullable<Judged['belief']>
  /** Of what its contradiction is an instance; undefined for what has no form. */
  readonly form: string | undefined
}

const plain = (value: string): string =>
  value
    .replace(/[^\d.]/g, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

const cases: Case[] = []
let unfound = 0
/** What the documents of each city teach. */
const experience = new Map<string, Experience>()
const documents = judgedIn(folder)
for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
  const document = documents[name] ?? { city: '', alarms: [], missed: [] }
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  const disclosure = await openDisclosure({ path: name, bytes }, { ocr: 'never' })
  const { judged } = checkDisclosure(disclosure, { language: 'en' })
  experience.set(cityOf(name), added(experience.get(cityOf(name)) ?? noExperience, experienceOf(disclosure, judged)))
  for (const alarm of document.alarms) {
    if (alarm.verdict === 'DEBATABLE') continue
    const own = new Set(alarm.values.map(plain).filter((v) => v !== '' && v !== '0'))
    // The contradiction behind the alarm: its rule, near its page, with most of its figures.
    const behind = judged
      .filter((j) => j.belief !== undefined && j.claim.rule === alarm.rule)
      .map((j) => {
        const relation = j.claim.readings[j.reading]
        const figures = (relation ? figuresIn(relation) : []).flatMap((id) => disclosure.extraction.figures[id] ?? [])
        const page = j.claim.source?.page ?? figures[0]?.source.page ?? 0
        return {
          j,
          page,
          shared: new Set(figures.map((f) => plain(f.printed)).filter((v) => own.has(v))).size,
          wordless: figures.length === 0,
        }
      })
      .filter(
        ({ page, shared, wordless }) =>
          Math.abs(page - alarm.page) <= 1 && (shared >= Math.min(2, own.size) || (wordless && own.size === 0)),
      )
      .sort((a, b) => b.shared - a.shared)[0]
    const form = behind && formOf(behind.j.claim, disclosure)
    if (behind?.j.belief) cases.push({ city: cityOf(name), isTrue: alarm.verdict !== 'FALSE', belief: behind.j.belief, form })
    else unfound++
  }
}

const trues = cases.filter((c) => c.isTrue)
const falses = cases.filter((c) => !c.isTrue)
stdout.write(`${cases.length} judged alarms (${trues.length} true, ${falses.length} false); ${unfound} are read otherwise today\n\n`)

const weightOf = (c: Case, key: string): number => c.belief.grounds.filter((g) => g.key === key).reduce((n, g) => n + g.decibans, 0)
/** How often a true alarm has the greater weight, of all pairs; ties count half. */
function area(weight: (c: Case) => number): number {
  let won = 0
  for (const t of trues) for (const f of falses) won += weight(t) > weight(f) ? 1 : weight(t) === weight(f) ? 0.5 : 0
  return trues.length * falses.length === 0 ? 0.5 : won / (trues.length * falses.length)
}

/** What the other cities know of a form. */
function experienceWeight({ city, form }: Case): number {
  const others = [...experience].filter(([name]) => name !== city).reduce((sum, [, of]) => added(sum, of), noExperience)
  const [held, broken] = (form === undefined ? undefined : others.forms[form]) ?? [0, 0]
  return decibansOfHabit({ held, broken, where: 'table' })
}
const keys = [...new Set(cases.flatMap((c) => c.belief.grounds.map((g) => g.key)))].sort()
stdout.write('  true  weight   false  weight   area  ground\n')
for (const key of keys) {
  const column = (of: readonly Case[]): string => {
    const touched = of.filter((c) => c.belief.grounds.some((g) => g.key === key))
    const mean = touched.reduce((n, c) => n + weightOf(c, key), 0) / Math.max(1, touched.length)
    return `${String(touched.length).padStart(6)}  ${mean.toFixed(1).padStart(6)}`
  }
  stdout.write(`${column(trues)}  ${column(falses)}   ${area((c) => weightOf(c, key)).toFixed(2)}  ${key}\n`)
}

stdout.write(`\nexperience of other cities: area ${area(experienceWeight).toFixed(2)} (0.5 separates nothing; it is no ground)\n`)

stdout.write('\n believed        alarms   right   worst city\n')
const bands = [0, 0.2, 0.5, 0.8, 0.95, 1.0001]
for (const [i, from] of bands.slice(0, -1).entries()) {
  const to = bands[i + 1] ?? 2
  const inBand = cases.filter((c) => c.belief.probability >= from && c.belief.probability < to)
  const right = inBand.filter((c) => c.isTrue).length
  const cities = [...Map.groupBy(inBand, (c) => c.city)].map(([city, of]) => ({
    city,
    share: of.filter((c) => c.isTrue).length / of.length,
    of: of.length,
  }))
  const worst = cities.sort((a, b) => a.share - b.share || b.of - a.of)[0]
  const share = (n: number, of: number): string => (of === 0 ? '–' : `${((100 * n) / of).toFixed(0)} %`)
  stdout.write(
    ` ${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}  ${String(inBand.length).padStart(6)}  ${share(right, inBand.length).padStart(6)}   ${worst ? `${worst.city} ${share(Math.round(worst.share * worst.of), worst.of)} of ${worst.of}` : ''}\n`,
  )
}
