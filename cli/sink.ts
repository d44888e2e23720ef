/** Where a command's output goes: standard output, or a file that appears whole or not at all. */
import { randomUUID } from 'node:crypto'
import { closeSync, fchmodSync, linkSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
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
  ELOOP: { en: 'it is a link, and what it leads to is not written', zh: '这是链接，不写入其所指的文件' },
  ELOCKED: { en: 'another program is writing it', zh: '另一程序正在写入' },
  EINVAL: { en: 'it is no regular file, or too large', zh: '不是普通文件，或过大' },
  EOVERTAKEN: {
    en: 'another program wrote it meanwhile; what is there was left as it is',
    zh: '其间已被另一程序写入，保留现有内容',
  },
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

/** Files that are being written under a name of their own; what is left of them when the program ends goes with it. */
const drafts = new Set<string>()
let watching = false

function draftOf(target: string): { readonly path: string; readonly file: number } {
  if (!watching) {
    watching = true
    process.on('exit', () => {
      for (const draft of drafts) rmSync(draft, { force: true })
    })
  }
  // A name that nobody can guess, made by us or not at all: never what another has put there, never through a link.
  const path = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.gouji-tmp`)
  const file = openSync(path, 'wx', 0o600)
  drafts.add(path)
  return { path, file }
}

/** What stands at a path, to see whether it is another by the end. */
const standing = (path: string): string => {
  const about = statSync(path, { throwIfNoEntry: false, bigint: true })
  return about === undefined ? 'nothing' : `${about.dev} ${about.ino} ${about.mtimeNs}`
}

/**
 * Puts the draft in its place. Whoever comes second onto one output does not overwrite what the first has just written there.
 * @throws an error of code EOVERTAKEN in that case
 */
function place(draft: string, target: string, before: string): void {
  const overtaken = (): Error => Object.assign(new Error('another program wrote it meanwhile'), { code: 'EOVERTAKEN' })
  if (standing(target) !== before) throw overtaken()
  if (before !== 'nothing') {
    renameSync(draft, target)
    return
  }
  try {
    // Unlike a move, it fails when something has come to stand there.
    linkSync(draft, target)
    rmSync(draft, { force: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw overtaken()
    // A file system without links.
    renameSync(draft, target)
  }
}

/** @throws UsageError when the file is one of the inputs, CannotDo when it cannot be written */
export function openSink(path: string | undefined, inputs: readonly string[], shell: Shell): Sink {
  if (path === undefined || path === '-') return { write: shell.print, close: () => undefined, discard: () => undefined }
  if (inputs.some((input) => real(input) === real(path))) throw new UsageError(words.overwrites[shell.language](path))
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw cannotWrite(path, error, shell)
    }
  }
  // Pipes and devices are written as they are; a link of the user's is followed, so that it stays a link.
  const there = statSync(path, { throwIfNoEntry: false })
  const special = there?.isFile() === false
  const target = real(path)
  const before = special ? '' : standing(target)
  const draft = attempt(() => (special ? { path: target, file: openSync(target, 'w') } : draftOf(target)))
  const forget = (): void => {
    if (special) return
    rmSync(draft.path, { force: true })
    drafts.delete(draft.path)
  }
  return {
    write: (content) =>
      attempt(() => {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        for (let at = 0; at < bytes.length; ) at += writeSync(draft.file, bytes, at)
      }),
    close: () =>
      attempt(() => {
        // What was there keeps its permissions; a new file has the usual ones.
        if (!special) fchmodSync(draft.file, there === undefined ? 0o666 & ~process.umask() : there.mode & 0o777)
        closeSync(draft.file)
        try {
          if (!special) place(draft.path, target, before)
        } finally {
          forget()
        }
      }),
    discard: () => {
      closeSync(draft.file)
      forget()
    },
  }
}
