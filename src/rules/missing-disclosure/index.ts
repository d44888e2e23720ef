import { claimOnWords } from '../operands/wording.ts'
import { defineRule } from '../rule.ts'
import { survey } from './survey.ts'

/** What must be disclosed is there, or the document says why not. */
export const missingDisclosure = defineRule({
  id: 'missing-disclosure',
  term: { en: 'not disclosed', zh: '应公开未公开' },
  summary: {
    en: 'A table, section, amount, count, comparison or reason that the rules of disclosure ask for is plainly not there.',
    zh: '按公开要求应有的表、部分、金额、数量、比较或原因，文中明显没有。',
  },
  documentation: {
    finds: {
      en: 'One finding for each duty that is not met: what was looked for, where it should stand, what stands there, and which regulation or form asks for it. `gouji duties` shows the whole check list, with what was found, what is excused and what could not be found.',
      zh: '每项未履行的公开要求各报一条：应有什么、应在何处、该处现有什么、依据何在。`gouji duties` 列出全部清单，包括已公开、不适用和未找到的各项。',
    },
    why: {
      en: 'An audit of disclosure begins with completeness: what is left out can contradict nothing.',
      zh: '公开检查首先看完整性：没有写出来的内容，谈不上是否一致。',
    },
    silent: {
      en: 'When the document says in any words that there is none, when the amounts concerned are 0, when it is secret or an attachment carries it; when a page could not be read or was read by character recognition; when the half of the report it belongs to (tables or text) is not in this file; and when looser words stand in its place.',
      zh: '文中以任何方式说明没有、有关金额为 0、涉密或另见附件的不报；有页面未能读取或由文字识别读出的不报；该内容所属的部分（报表或文字说明）不在本文件内的不报；该处有近似表述的不报。',
    },
    example: {
      en: 'The passage on 三公 tells 公务接待费 4.43万元 and neither the number of receptions nor of persons.',
      zh: '“三公”经费说明中列出公务接待费 4.43 万元，却没有接待批次和人次。',
    },
  },
  cases: {
    plain: {
      en: ({ more }) =>
        `${more['mustEn'] ?? ''} is not there: it should stand in ${more['whereEn'] ?? ''}${more['there'] ? ` (which reads “${more['there']}”)` : ''}; asked for by ${more['sourceEn'] ?? ''}.`,
      zh: (w) =>
        `未见${w.subject}：应在${w.more['whereZh'] ?? ''}${w.more['there'] ? `（该处为“${w.more['there']}”）` : ''}；依据：${w.more['sourceZh'] ?? ''}。`,
    },
  },
  *claims(facts) {
    for (const { duty, status, source } of survey(facts)) {
      // What is there is no check of a figure: a report of met duties alone has checked nothing.
      if (duty.weight !== 'warning' || source === undefined || status !== 'missing') continue
      const word = source.quote.slice(...source.at).trim()
      // What has no passage at all has nothing in its place.
      const there = duty.within === 'text' || duty.within === 'glossary' ? '' : word
      yield claimOnWords({
        subject: duty.must.zh,
        source,
        word,
        holds: false,
        atMost: 'warning',
        words: {
          there,
          mustEn: duty.must.en,
          whereEn: duty.where.en,
          whereZh: duty.where.zh,
          sourceEn: duty.source.en,
          sourceZh: duty.source.zh,
        },
      })
    }
  },
})
