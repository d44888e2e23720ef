/**
 * One page that tells what a document's comments tell: the counts, every finding in a sentence, a place to sign. It stands
 * behind the last page, so that the pages keep the numbers by which the findings name them.
 */
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { Language } from '../model/finding.ts'
import { uncheckedSentence } from './checked.ts'
import { columnsOf, wrap } from './columns.ts'
import { type HandedFinding, type Handover, tally } from './handover.ts'
import { printable } from './printable.ts'
import { signOff, signOffRows, signOffWords } from './signoff.ts'
import { pageWord, ruleWord, severityWord, standingWord } from './words.ts'

type Library = typeof import('@cantoo/pdf-lib')

const a4 = { width: 595, height: 842 }
const margin = 48
const size = 10
const leading = 15
/** Half an em a column: what is Chinese takes two. */
const columns = Math.floor((a4.width - 2 * margin) / (size / 2))
const perPage = Math.floor((a4.height - 2 * margin) / leading)

const titles: Readonly<Record<Language, string>> = { en: 'gouji: what does not agree in this document', zh: 'gouji：本文件中的不符之处' }

const isFound = ({ finding }: HandedFinding): boolean => finding.severity !== 'info'

function linesOf(handed: Handover): string[] {
  const { language, report, findings, wording } = handed
  const counts = tally(findings)
  const paragraph = (text: string, indent = ''): string[] =>
    wrap(printable(text), columns - columnsOf(indent)).map((line, at) => (at === 0 ? '' : indent) + line.text)
  const unchecked = uncheckedSentence(report, language)
  return [
    titles[language],
    ...paragraph(report.document.title || report.document.department),
    '',
    (['error', 'warning', 'info'] as const).map((severity) => `${severityWord[severity][language]} ${counts[severity]}`).join('  '),
    ...(unchecked === undefined ? [] : paragraph(unchecked)),
    '',
    // What does not agree is read first; how the document rounds, after it.
    ...[...findings.filter(isFound), ...findings.filter((item) => !isFound(item))].flatMap(({ finding, standing }) =>
      paragraph(
        `${pageWord(finding.page, language)}  ${ruleWord(finding.rule, language, wording)}${standing === 'open' ? '' : ` [${standingWord[standing][language]}]`}  ${finding.message}`,
        '    ',
      ),
    ),
    '',
    signOffWords.title[language],
    ...signOffRows(signOff(handed), language).map(([word, value]) => printable(`${word}  ${value}`)),
    `${signOffWords.signature[language]}  ______________________________`,
  ]
}

/** UTF-16, as the character map of the font wants it; what is beyond its plane is left out. */
const coded = (text: string): string =>
  [...text]
    .filter((character) => (character.codePointAt(0) ?? 0) < 0x10000)
    .map((character) => character.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('')

/** Adds the page, or as many as are needed. Its font is one that every reader of PDFs has a Chinese one for, and is not in the file. */
export function addSummary(document: PDFDocument, handed: Handover, { PDFName, PDFString }: Library): void {
  const { context } = document
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'STSong-Light',
      Flags: 6,
      FontBBox: [-25, -254, 1000, 880],
      ItalicAngle: 0,
      Ascent: 880,
      Descent: -120,
      CapHeight: 880,
      StemV: 93,
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'STSong-Light',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 5 },
      FontDescriptor: descriptor,
      DW: 1000,
      // Latin letters take half of what a Chinese character takes.
      W: [1, [...Array.from({ length: 95 }, () => 500)], 814, [...Array.from({ length: 126 }, () => 500)]],
    }),
  )
  const font = context.register(
    context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'STSong-Light', Encoding: 'UniGB-UTF16-H', DescendantFonts: [descendant] }),
  )
  const lines = linesOf(handed)
  for (let from = 0; from < lines.length; from += perPage) {
    const page = document.addPage([a4.width, a4.height])
    const drawn = lines.slice(from, from + perPage).map((line) => `<${coded(line)}> Tj T*`)
    const top = a4.height - margin - size
    const content = `BT /S ${size} Tf ${leading} TL ${margin} ${top} Td ${drawn.join(' ')} ET`
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { S: font } }))
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)))
  }
}
