/** Why an input could not be read: one sentence in the user's language. */
import { type Language, UnreadableInput, type UnreadableReason } from '../src/index.ts'
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

/** The document or its file is at fault; undefined when it is the program. */
export function whyUnreadable(error: unknown, language: Language): string | undefined {
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
