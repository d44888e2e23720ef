/** Where a command's output goes: standard output, or a file that appears whole or not at all. */
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Text } from './language.ts'
import { CannotDo, type Shell, UsageError } from './shell.ts'

export interface Sink {
  write(content: string | Uint8Array): void
  /** Makes the file appear. */
  close(): void
  /** Forgets what was written. */
  discard(): void
}

const words = {
  overwrites: {
    en: (path: string) => `the output ${path} is one of the inputs`,
    zh: (path: string) => `输出文件 ${path} 就是输入文件之一`,
  },
  unwritable: {
    en: (path: string, why: string) => `${path} cannot be written: ${why}`,
    zh: (path: string, why: string) => `无法写入 ${path}：${why}`,
  },
} as const

/** What the usual codes mean; others are given as they are. */
const reasons: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'its folder does not exist', zh: '所在文件夹不存在' },
  ENOTDIR: { en: 'what should be its folder is a file', zh: '上级路径不是文件夹' },
  EEXIST: { en: 'what should be its folder is a file', zh: '上级路径不是文件夹' },
  EISDIR: { en: 'it is a folder', zh: '这是一个文件夹' },
  EACCES: { en: 'no permission', zh: '没有权限' },
  EPERM: { en: 'no permission', zh: '没有权限' },
  EROFS: { en: 'the file system is read-only', zh: '文件系统只读' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
}

const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

/** Why a file could not be written, in a few words. */
export function whyUnwritable(error: unknown, language: Shell['language']): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return (code === undefined ? undefined : reasons[code]?.[language]) ?? code ?? (error instanceof Error ? error.message : String(error))
}

export const cannotWrite = (path: string, error: unknown, shell: Shell): CannotDo =>
  new CannotDo(words.unwritable[shell.language](path, whyUnwritable(error, shell.language)))

/** @throws UsageError when the file is one of the inputs, CannotDo when it cannot be written */
export function openSink(path: string | undefined, inputs: readonly string[], shell: Shell): Sink {
  if (path === undefined || path === '-') return { write: shell.print, close: () => undefined, discard: () => undefined }
  if (inputs.some((input) => real(input) === real(path))) throw new UsageError(words.overwrites[shell.language](path))
  // Pipes and devices are written as they are; a link is followed, so that it stays a link.
  const special = statSync(path, { throwIfNoEntry: false })?.isFile() === false
  const target = real(path)
  const temporary = special ? target : join(dirname(target), `.${basename(target)}.gouji-tmp`)
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw cannotWrite(path, error, shell)
    }
  }
  const file = attempt(() => openSync(temporary, 'w'))
  return {
    write: (content) =>
      attempt(() => {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      }),
    close: () =>
      attempt(() => {
        closeSync(file)
        if (!special) renameSync(temporary, target)
      }),
    discard: () => {
      closeSync(file)
      if (!special) rmSync(temporary, { force: true })
    },
  }
}
