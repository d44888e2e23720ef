/** Why an input could not be read: one sentence in the user's language. */
import { type Language, type Limits, OverLimit, UnreadableInput, type UnreadableReason } from '../src/index.ts'
import type { Text } from './language.ts'

/** The library speaks English; these are the same sentences in Chinese. */
const chinese: Readonly<Record<UnreadableReason, string>> = {
  missing: '没有这个文件或文件夹：请检查路径。',
  'not-a-pdf': '这不是 PDF 文件（开头没有“%PDF-”）：请给出 PDF 本身；纯文本请用 .txt 文件。',
  encrypted: 'PDF 有密码保护：请去除密码后重试。',
  damaged: 'PDF 已损坏，任何一页都读不出来：请从来源重新获取。',
  empty: '文件是空的：没有可读的内容。',
  'not-text': '这不是 UTF-8 文本：请先转换编码（GBK 文件：iconv -f GB18030 -t UTF-8）。',
  unsupported: '无法读取这种文件：请给出 PDF，或纯文本的 .txt 文件。',
  'not-a-file': '这不是普通文件（而是管道或设备）：请给出文件，或用 - 从标准输入读取。',
  limit: '超出了限额。',
}

const system: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'There is no such file or folder: check the path.', zh: chinese.missing },
  ENOTDIR: { en: 'There is no such file or folder: check the path.', zh: chinese.missing },
  EACCES: { en: 'You have no permission to read it.', zh: '没有读取权限。' },
  EPERM: { en: 'You have no permission to read it.', zh: '没有读取权限。' },
  ELOOP: { en: 'The link leads in a circle.', zh: '链接循环指向自身。' },
  ENAMETOOLONG: { en: 'The path is too long.', zh: '路径过长。' },
  ERR_FS_FILE_TOO_LARGE: { en: 'The file is larger than 2 GB.', zh: '文件大于 2 GB。' },
}

/** What there is too much of, and how much may be. */
const exceeds: Readonly<Record<keyof Limits, (found: string, limit: string) => string>> = {
  size: (found, limit) => `文件有 ${found} MB，超过上限 ${limit} MB`,
  pages: (found, limit) => `共有 ${found} 页，超过上限 ${limit} 页`,
  operators: (_found, limit) => `页面的绘图指令超过上限 ${limit} 条`,
  depth: (_found, limit) => `页面嵌套保存的状态超过上限 ${limit} 层`,
  glyphs: (_found, limit) => `页面或字体的字符超过上限 ${limit} 个`,
  pixels: (_found, limit) => `图像像素超过上限 ${limit}`,
  decoded: (_found, limit) => `压缩内容解压后超过上限 ${limit} MB`,
  characters: (found, limit) => `有一段长 ${found} 字，超过上限 ${limit} 字`,
}

function overLimit({ limit, found, allowed, message }: OverLimit, language: Language): string {
  const number = (value: number): string => value.toLocaleString('en')
  return language === 'en'
    ? `${message.slice(0, -1)}: --limit ${limit}=… raises it.`
    : `${exceeds[limit](number(found), number(allowed))}：可用 --limit ${limit}=… 放宽。`
}

/** The document or its file is at fault; undefined when it is the program. */
export function whyUnreadable(error: unknown, language: Language): string | undefined {
  if (error instanceof OverLimit) return overLimit(error, language)
  if (error instanceof UnreadableInput) return language === 'zh' ? chinese[error.reason] : error.message
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return system[code]?.[language]
}

const fault: Text = { en: 'A fault in gouji itself; this document was not checked', zh: 'gouji 自身出错，未能核对该文件' }

export function unreadable(error: unknown, language: Language): string {
  const known = whyUnreadable(error, language)
  if (known !== undefined) return known
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return faultSentence(what, language)
}

export const faultSentence = (what: string, language: Language): string => `${fault[language]}: ${what}`
