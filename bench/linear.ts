/**
 * How the time grows with what there is to read: each stage at four sizes, the best of several runs, and the exponent over the last two
 * doublings (1 is linear, 2 the square). `npm run bench:linear`
 */
import { checkDisclosure, openDisclosure } from '../src/index.ts'
import { readNumeral } from '../src/number/numeral.ts'

const sentence = (n: number): string =>
  `第${n}项支出决算为${(n % 977) + 1}.${String(n % 100).padStart(2, '0')}万元，完成年初预算${(n % 977) + 2}.00万元的${(90 + (n % 9)).toFixed(2)}%，比上年增加${(n % 13) + 1}.50万元，增长${(n % 17) + 1}.20%；`
const many = (count: number): string => Array.from({ length: count }, (_, n) => sentence(n)).join('')

function table(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const [basic, project] = [(n * 37) % 900, (n * 91) % 700]
    return `|2${String(10 + Math.floor(n / 90)).padStart(2, '0')}${String(1 + (Math.floor(n / 9) % 10)).padStart(2, '0')}${String(1 + (n % 9)).padStart(2, '0')}|第${n}项支出|${basic + project}.50|${basic}.25|${project}.25|0.00|`
  })
  return ['支出决算表', '单位：万元', '|科目编码|科目名称|合计|基本支出|项目支出|经营支出|', ...rows].join('\n')
}

/** What grows, and a text of that size. */
const cases: Readonly<Record<string, { readonly sizes: readonly number[]; readonly text: (size: number) => string }>> = {
  'figures in one paragraph': { sizes: [200, 400, 800, 1600], text: many },
  paragraphs: { sizes: [200, 400, 800, 1600], text: (size) => Array.from({ length: size }, (_, n) => sentence(n)).join('\n') },
  cells: {
    sizes: [400, 800, 1600, 3200],
    // Rows of six cells with what a table of expenditure has: codes at three levels, totals, figures that add up.
    text: (size) => table(Math.round(size / 6)),
  },
  'one number after the other': {
    sizes: [5000, 10_000, 20_000, 40_000],
    text: (size) => Array.from({ length: size }, (_, n) => `${n}`).join('，'),
  },
  'digits without end': { sizes: [20_000, 40_000, 80_000, 160_000], text: (size) => `支出${'7'.repeat(size)}万元。` },
  'text without a figure': { sizes: [20_000, 40_000, 80_000, 160_000], text: (size) => '本单位认真履行职责。'.repeat(size / 10) },
}

/** Each is measured so often; the fastest counts, for what else the machine does only slows it down. */
const runs = 4

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const begun = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(begun)
  return [result, (user + system) / 1000]
}

const exponent = (times: readonly number[]): string => {
  const [before = 0, , last = 0] = times.slice(-3)
  // Below that the clock says more than the work.
  return last < 20 ? '–' : (Math.log2(last / Math.max(before, 0.1)) / 2 || 0).toFixed(2)
}

// The first reading compiles.
await openDisclosure({ path: 'a.txt', bytes: Buffer.from(many(50)) }, { ocr: 'never' })
for (const [name, { sizes, text }] of Object.entries(cases)) {
  const reading: number[] = []
  const checking: number[] = []
  for (const size of sizes) {
    const bytes = Buffer.from(text(size))
    let fastest = { read: Number.POSITIVE_INFINITY, checked: Number.POSITIVE_INFINITY }
    for (let run = 0; run < runs; run++) {
      const [disclosure, read] = await timed(() =>
        openDisclosure({ path: 'a.txt', bytes }, { ocr: 'never', limits: { characters: Number.POSITIVE_INFINITY } }),
      )
      const [, took] = await timed(() => checkDisclosure(disclosure, { language: 'en' }))
      fastest = { read: Math.min(fastest.read, read), checked: Math.min(fastest.checked, took) }
    }
    reading.push(fastest.read)
    checking.push(fastest.checked)
  }
  for (const [stage, times] of [
    ['reading', reading],
    ['checking', checking],
  ] as const)
    process.stdout.write(
      `${name} (${sizes.join(', ')}), ${stage}: ${times.map((t) => t.toFixed(0)).join(', ')} ms; exponent ${exponent(times)}\n`,
    )
}
const digits: number[] = []
for (const size of [125_000, 250_000, 500_000, 1_000_000]) digits.push((await timed(() => readNumeral('7'.repeat(size))))[1])
process.stdout.write(`digits of a numeral (to 1,000,000): ${digits.map((t) => t.toFixed(0)).join(', ')} ms; exponent ${exponent(digits)}\n`)
