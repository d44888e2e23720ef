/**
 * Does reading a paragraph take time in proportion to its length? `npm run bench:paragraph` reads one paragraph of 10,000, 20,000,
 * 40,000 and 80,000 characters, with and without full stops, and prints the milliseconds of each and the growth from one to the next.
 */
import { stdout } from 'node:process'
import { extract } from '../src/extract/extract.ts'
import { layoutText } from '../src/layout/text.ts'

const kinds = {
  sentences: '培训费支出决算为3.20万元，比上年增加1.20万元，增长60.00%，主要原因是培训场次增加；完成年初预算的80.00%。',
  'no full stop': '培训费支出决算为3.20万元，比上年增加1.20万元，增长60.00%，其中线上培训1.10万元、线下培训2.10万元，',
  'no figures': '按照有关规定，认真做好各项工作、各项保障、各项服务，',
  'no marks': '培训费支出决算与上年相比增加',
  figures: '1.20、3.40、',
  'open brackets': '（培训费3万元',
} as const
const lengths = [10_000, 20_000, 40_000, 80_000]

stdout.write(`${'ms at characters'.padEnd(18)}${lengths.map((n) => String(n).padStart(9)).join('')}   growth\n`)
for (const [kind, sentence] of Object.entries(kinds)) {
  extract(layoutText(sentence.repeat(20)))
  const taken = lengths.map((length) => {
    const document = layoutText(sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length))
    const from = performance.now()
    extract(document)
    return performance.now() - from
  })
  const growth = taken.slice(1).map((ms, i) => (ms / (taken[i] ?? ms)).toFixed(1))
  stdout.write(`${kind.padEnd(18)}${taken.map((ms) => ms.toFixed(0).padStart(9)).join('')}   ×${growth.join(' ×')}\n`)
}
