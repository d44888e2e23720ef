import { describe, expect, test } from 'vitest'
import { checkDisclosure, type Disclosure, openDisclosure, type Settings, settingNames, settingsSchema } from '../../src/index.ts'

const open = (text: string, settings: Settings = {}): Promise<Disclosure> =>
  openDisclosure({ path: 'passage.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never', settings })

async function findings(text: string, settings: Settings = {}): Promise<string[]> {
  const { report } = checkDisclosure(await open(text, settings), { language: 'en', settings })
  return report.findings.map(({ rule, severity }) => `${severity} ${rule}`)
}

const completion = '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。'

describe('rules', () => {
  test('take the severity they are given', async () => {
    expect(await findings(completion)).toEqual(['error wrong-completion'])
    expect(await findings(completion, { severities: { 'wrong-completion': 'info' } })).toEqual(['info wrong-completion'])
  })

  test('are left out when disabled', async () => {
    expect(await findings(completion, { disabled: ['wrong-completion'] })).toEqual([])
  })

  test('do not remember what they were told', async () => {
    await findings(completion, { disabled: ['wrong-completion'] })
    expect(await findings(completion)).toEqual(['error wrong-completion'])
  })
})

describe('synonyms', () => {
  const text = '招待用车开支31.23万元。\n经核查，公务接待费支出决算为13.23万元，招待用车开支13.23万元。'

  test('make two names one item', async () => {
    const settings = { synonyms: { 公务接待费: ['招待用车开支'] } }
    const concepts = async (more?: Settings): Promise<string[]> => (await open(text, more)).extraction.mentions.map((m) => m.concept)
    expect(await concepts()).not.toEqual(['公务接待费', '公务接待费', '公务接待费'])
    expect(await concepts(settings)).toEqual(['公务接待费', '公务接待费', '公务接待费'])
    expect(await findings(text)).toEqual([])
    expect(await findings(text, settings)).toEqual(['warning contradictory-restatement'])
  })
})

describe('identities', () => {
  const settings = { identities: [{ whole: '会议培训支出', parts: ['会议费', '培训费'] }] }

  test('are checked in sentences', async () => {
    const text = (whole: string): string => `全年会议培训支出${whole}万元。全年会议费2.10万元。全年培训费1.35万元。`
    expect(await findings(text('3.54'))).toEqual([])
    expect(await findings(text('3.45'), settings)).toEqual([])
    expect(await findings(text('3.54'), settings)).toEqual(['error unfooted-total'])
  })
})

test('the schema knows every rule', () => {
  const schema = JSON.stringify(settingsSchema())
  for (const name of settingNames()) expect(schema).toContain(`"${name}"`)
})
