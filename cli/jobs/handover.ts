/** What is handed over of one document: a report of the kind asked for, with the decisions of a review in it. */
import { basename, isAbsolute } from 'node:path'
import {
  annotatedPdf,
  CannotAnnotate,
  type Entry,
  findingsCsv,
  type Handover,
  handoverOf,
  htmlReport,
  isPdf,
  type Language,
  markdownReport,
  type OpenOptions,
  type Other,
  openDisclosure,
  type Part,
  type Progress,
  partOf,
  type Report,
  reportPictures,
  reviewJson,
  rules,
  type Settings,
  sarifLog,
  type Waivers,
  wholeOf,
  workbook,
} from '../../src/index.ts'
import type { Recognition } from '../recognition.ts'
import { orRefuse } from './refuse.ts'
import { Refusal } from './serve.ts'
import { type Source, sourceBytes } from './source.ts'

export const reportKinds = ['html', 'pdf', 'xlsx', 'csv', 'md', 'json', 'sarif'] as const

export interface HandoverTask extends Source {
  readonly kind: (typeof reportKinds)[number]
  readonly language: Language
  readonly entries: readonly Entry[]
  readonly ocr: OpenOptions['ocr']
  readonly recognition: Recognition
  readonly settings: Settings
  readonly waivers?: { readonly file: Waivers; readonly today: string }
  /** Whether a .csv begins with a byte order mark. */
  readonly byteOrderMark: boolean
  /** Of the program. */
  readonly version: string
  /** Documents that it is checked against. */
  readonly others?: readonly Other[]
}

export interface PartTask extends HandoverTask {
  /** Of the document among those of the report, from 1. */
  readonly number: number
}

export interface BindTask {
  readonly language: Language
  readonly parts: readonly Part[]
}

export interface HandedOver {
  readonly content: string | Uint8Array
  readonly report: Report
}

const words = {
  notPdf: { en: 'plain text has no pages to comment; choose another kind of report', zh: '纯文本没有可批注的页面，请选择其他种类的报告' },
  cannotAnnotate: {
    en: 'The PDF cannot be commented: it is encrypted, or its structure is damaged. Other kinds of report can be made.',
    zh: '无法在该 PDF 上批注：文件已加密或结构损坏。可以生成其他种类的报告。',
  },
} as const

async function handed(task: HandoverTask, onProgress: (progress: Progress) => void) {
  const { path, language, settings, waivers, entries, ocr, recognition, others = [], limits = {} } = task
  const bytes = await sourceBytes(task)
  // What is handed over does not tell how the folders of this machine are called.
  const disclosure = await openDisclosure(
    { path: isAbsolute(path) ? basename(path) : path, bytes },
    { ocr, ...recognition, settings, limits, onProgress },
  )
  return { bytes, handed: handoverOf(disclosure, entries, { language, settings, others, ...(waivers ? { waivers } : {}) }) }
}

export const handover = (task: HandoverTask, onProgress: (progress: Progress) => void): Promise<HandedOver> =>
  writing(task.language, async () => {
    const { bytes, handed: of } = await handed(task, onProgress)
    return { content: await made(task, of, bytes), report: of.report }
  })

/** What a document brings to a report of many. */
export const part = (task: PartTask, onProgress: (progress: Progress) => void): Promise<{ readonly part: Part; readonly report: Report }> =>
  writing(task.language, async () => {
    const { kind, number } = task
    const { bytes, handed: of } = await handed(task, onProgress)
    const { report } = of
    if (kind !== 'pdf') return { part: partOf(kind, of, kind === 'html' ? await reportPictures(bytes, of) : new Map(), number), report }
    const name = report.document.title || report.document.department || report.document.path
    return { part: { kind, part: { name, bytes: await commented(bytes, of, task.language) } }, report }
  })

/** Commented documents in one file. Apart from the program: they are taken apart once more. */
export const bind = ({ language, parts }: BindTask): Promise<string | Uint8Array> =>
  writing(language, () => wholeOf('pdf', parts, { language, byteOrderMark: false, missed: [], sarif: () => '' }))

const writing = <T>(language: Language, work: () => Promise<T>): Promise<T> =>
  orRefuse(language, async () => {
    try {
      return await work()
    } catch (error) {
      throw error instanceof CannotAnnotate ? new Refusal(words.cannotAnnotate[language]) : error
    }
  })

async function commented(bytes: Uint8Array, of: Handover, language: Language): Promise<Uint8Array> {
  if (!of.pages.some((page) => page.width > 0) || !isPdf(bytes)) throw new Refusal(words.notPdf[language])
  return annotatedPdf(bytes, of)
}

async function made({ kind, byteOrderMark, language, version }: HandoverTask, handed: Handover, bytes: Uint8Array) {
  switch (kind) {
    case 'html':
      return htmlReport(handed, await reportPictures(bytes, handed))
    case 'pdf':
      return commented(bytes, handed, language)
    case 'xlsx':
      return workbook(handed)
    case 'csv':
      return findingsCsv(handed, { byteOrderMark })
    case 'md':
      return markdownReport(handed)
    case 'json':
      return reviewJson(handed)
    case 'sarif':
      return sarifLog([{ report: handed.report, findings: handed.findings }], { language, version, rules })
  }
}
