import type { Severity } from '../../model/claim.ts'
import { claimOnWords, type Passage, passagesOf } from '../operands/wording.ts'
import { defineRule } from '../rule.ts'

interface Residue {
  readonly kind: string
  readonly pattern: RegExp
  readonly atMost: Severity
  readonly en: string
  readonly zh: string
}

/** Matched on folded text. What nobody would leave on purpose is a warning; what merely reads badly is a note. */
const residues: readonly Residue[] = [
  {
    kind: 'instruction',
    pattern:
      /(?:无|没有)[^。;]{2,60}(?:收入|支出|收支|预算|决算|数据|情况)的[,:]?\s*(?:请|应|需|须|仍|则)[^。;]{0,24}(?:说明|注明|保留|填列|空表)[^。;]{0,30}[:。]?|(?:仍|应|须)保留(?:该|本|此)表(?:格式)?|在(?:该|本|此)表(?:格)?下方(?:作|做|注明|说明|写明)[^。;]{0,12}[:。]?|没有数据的(?:表格|报表)(?:应|须|需)[^。;]{0,20}|\(?(?:注|备注|说明)?[:,]?[^(。;)]{0,30}请[^(。;)]{0,8}删(?:除|去|掉)[^(。;)]{0,20}(?:。[^(。;)]{0,12}删(?:除|去)[^(。;)]{0,8})?\)?/g,
    atMost: 'warning',
    en: 'an instruction of the form',
    zh: '模板的填报提示未删除',
  },
  {
    kind: 'placeholder',
    pattern:
      /(?<![A-Za-z\d×/.@])(?:X(?=万元|亿元|%|年|月|人|个|辆|批)|X{2,}|x{2,}|×{2,})(?![A-Za-z\d×])|待填[写报列]|待补充(?=[。;,)]|$)|[(【](?:此处|请)(?:填写|填报|插入|说明|补充)[^)】]*[)】]|请(?:根据|按|按照)(?:本(?:部门|单位))?实际(?:情况)?(?:填写|填报|填列|修改|增减|表述)|(?:根据|按)(?:本(?:部门|单位))?实际情况(?:填写|填报|填列)|_{3,}\s*(?:万元|元|个|人|年|月|辆|批|%)/g,
    atMost: 'warning',
    en: 'a placeholder never filled in',
    zh: '占位符未填写',
  },
  {
    kind: 'count-missing',
    pattern:
      /[\u4e00-\u9fff]{0,8}车辆\s*辆(?![的上次])|(?<=[、,:;](?:其中:?)?)(?:(?![均为是于购更新])[\u4e00-\u9fff]){2,14}用车辆(?=(?:[、,;][\u4e00-\u9fff]{2,14}用车辆?)*[、,;][\u4e00-\u9fff]{2,14}用车(?:辆)?\s*\d+\s*辆)|(?<=用车(?:辆)?\s*\d+\s*辆[、;])(?:(?![均为是于购更新])[\u4e00-\u9fff]){2,14}用车辆(?=[、,;。])|[\u4e00-\u9fff]{0,8}人数(?:为|共)?\s*人(?=[、,;。])|[\u4e00-\u9fff]{0,8}设备(?:共|有|为)?\s*台\s*(?:\([套件、]+\))?(?=[,;。])/g,
    atMost: 'warning',
    en: 'a number left out before what is counted',
    zh: '计数单位前缺少数字',
  },
  {
    kind: 'two-amounts',
    pattern:
      /(?<=^|[。;:,])(?:其中:?)?[^。;:,、\d和与及各]{2,24}(?:\(\d+\))?(?<!分别(?:是|为)?|依次为?)\s*\d[\d,]*(?:\.\d+)?\s*万元,\s*\d[\d,]*(?:\.\d+)?\s*万元(?=[,;。])|\(\d{3,7}\)\s*\d[\d,]*(?:\.\d+)?\s*万元,\s*\d[\d,]*(?:\.\d+)?\s*万元(?=[,;。])/g,
    atMost: 'warning',
    en: 'two amounts in one place',
    zh: '同一处并列两个金额',
  },
  {
    kind: 'number-missing',
    pattern: /(?:占比?(?:重|例)?|增长|下降|上升|降低)(?:率|幅度?)?(?:为|了|约)?\s*%(?![\d)])|(?:增加|减少)(?:额)?(?:为|了)?\s*万元/g,
    atMost: 'info',
    en: 'a number left out before its unit',
    zh: '单位前缺少数字',
  },
  {
    kind: 'unit-missing',
    pattern:
      /(?:增加|减少)(?:了)?\s*\d[\d,.]*\s*[万亿]元,\s*(?:增长|下降|降低|上升)(?:率|幅度?)?(?:为|了|约)?\s*\d[\d,]*(?:\.\d+)?(?=\s*(?:[。;]|,(?!\d)|$))|(?<=\d\s*[万亿]元,\s*)占[^。;,\d]{0,24}?\d{1,3}(?:\.\d+)?(?=\s*(?:[。;]|,(?!\d)|$))/g,
    atMost: 'warning',
    en: 'a rate without its %',
    zh: '比率后缺少“%”',
  },
  {
    kind: 'option',
    pattern:
      /增加\(减少\)|减少\(增加\)|(?:大于|小于|高于|低于|等于)[^()。;,]{0,8}\(或[^()]{2,10}\)|增长\(下降\)|下降\(增长\)|上升\(下降\)|增加\/减少|增长\/下降|(?:大于|小于|高于|低于)\((?:大于|小于|高于|低于|等于)(?:、等于)?\)/g,
    atMost: 'info',
    en: 'an option of the form left undecided',
    zh: '模板选项未取舍',
  },
  {
    kind: 'empty-reason',
    pattern: /原因(?:是|为|在于|系|:)+\s*[。;]|主要(?:用于|包括)(?:是)?:?\s*[。;]/g,
    atMost: 'info',
    en: 'a reason or purpose announced and not given',
    zh: '原因或用途为空',
  },
  {
    // Told by what follows it; see below.
    kind: 'cut-off',
    pattern: /[^。;,]{2,30}[万亿]?元,$/g,
    atMost: 'warning',
    en: 'a sentence that ends at a comma',
    zh: '句子止于逗号，后文缺失',
  },
  {
    // Told by what follows it; see below.
    kind: 'reason-cut-off',
    pattern: /[^。;,]{0,16}(?:主要)?原因(?:是|为|在于|系|如下)*:?$/g,
    atMost: 'warning',
    en: 'a reason announced and not given',
    zh: '原因为空',
  },
  {
    kind: 'said-twice',
    pattern: /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{4,24})\1(?=[。;,]|$)|(?<=^|[。;])([^。;\d]{8,}[。;])\2/g,
    atMost: 'warning',
    en: 'the same words twice in a row',
    zh: '同一词句连续出现两次',
  },
  {
    kind: 'doubled',
    pattern: /(?<![。.])。。(?![。.])|,,|、、|;;|。,|,。|、。|:。|;。|。;|(主要用于|主要是|主要原因是|原因是|用于|万元|增长|下降)\1/g,
    atMost: 'info',
    en: 'doubled words or punctuation',
    zh: '标点或词语重复',
  },
]

const kindOf = (key: string | undefined): Residue | undefined => residues.find((r) => r.kind === key)

/** A paragraph left open at its end, behind which a section of its own begins. */
const isCutOff = (passage: Passage, next: Passage | undefined): boolean =>
  passage.kind === 'paragraph' &&
  next?.kind === 'heading' &&
  next.block === passage.block + 1 &&
  /^\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]部分)/.test(next.folded)

/** What is left of the form or of an earlier draft. */
export const templateResidue = defineRule({
  id: 'template-residue',
  term: { en: 'template residue', zh: '模板残留' },
  summary: {
    en: 'Words of the official form, or gaps of it, are left in the published text.',
    zh: '公开文本中残留模板提示、占位符、未取舍的选项或空缺。',
  },
  documentation: {
    finds: {
      en: 'Instructions of the form, placeholders (XX, 待填写), numbers left out before % or before what is counted, a rate without %, two amounts in one place, a sentence that ends at a comma before the next section, words printed twice in a row, options such as 增加（减少） left undecided, reasons announced and not given, doubled punctuation.',
      zh: '填报提示未删、占位符（XX、待填写）、“%”或“辆”“台”前缺数字、比率后缺“%”、同一处并列两个金额、句子止于逗号、同一词句连写两次、“增加（减少）”未取舍、“主要原因是。”未填、标点重复等。',
    },
    why: { en: 'The passage was never finished: what it should have said is missing.', zh: '说明该处文稿未完成，应当公开的内容缺失。' },
    silent: {
      en: 'In tables and contents pages, and on pages read by character recognition. Missing numbers, options, empty reasons and doubled punctuation are notes, not warnings.',
      zh: '表格单元格、目录以及由文字识别得到的页面不查。缺数字、选项未取舍、原因为空、标点重复只作提示，不作警告。',
    },
    example: {
      en: '「无政府性基金…收支的，仍保留该表格式，并在本表下方作下述说明：」 is an instruction to the writer.',
      zh: '「无政府性基金……收支的，仍保留该表格式，并在本表下方作下述说明：」是写给填报人的提示，不应公开。',
    },
  },
  cases: {
    plain: {
      en: (w) => `“${w.more['word'] ?? ''}”: ${kindOf(w.more['kind'])?.en ?? ''}.`,
      zh: (w) => `“${w.more['word'] ?? ''}”：${kindOf(w.more['kind'])?.zh ?? ''}。`,
    },
  },
  *claims(facts) {
    const passages = passagesOf(facts)
    for (const [i, passage] of passages.entries()) {
      if (passage.kind === 'contents') continue
      for (const residue of residues) {
        if (/cut-off$/.test(residue.kind) && !isCutOff(passage, passages[i + 1])) continue
        // What is left out of each place of a list was left out once.
        const seen = new Set<string>()
        for (const match of passage.folded.matchAll(residue.pattern)) {
          const start = match.index
          const end = start + match[0].length
          const word = passage.text.slice(start, end).trim().slice(0, 40)
          const source = passage.source(start, end)
          if (residue.kind === 'count-missing' && seen.has(source.quote)) continue
          seen.add(source.quote)
          yield claimOnWords({
            subject: residue.kind,
            source,
            word,
            holds: false,
            atMost: residue.atMost,
            words: { kind: residue.kind },
          })
        }
      }
    }
  },
})
