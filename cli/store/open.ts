/** A store as the command line opens it: what goes wrong is said in one sentence. */
import { openStore, type Store, StoreFailure, type StoreOptions } from '../../src/index.ts'
import { CannotDo, type Shell } from '../shell.ts'
import { whyUnwritable } from '../sink.ts'

const words = {
  cannot: {
    en: (address: string, why: string) => `the store ${address} cannot be opened: ${why}`,
    zh: (address: string, why: string) => `无法打开库 ${address}：${why}`,
  },
  none: {
    en: (address: string) => `there is no store ${address}: make one with batch --store`,
    zh: (address: string) => `没有库 ${address}：请先用 batch --store 建立`,
  },
} as const

/** Passwords are never shown. */
export const shownAddress = (address: string): string => address.replace(/^(postgres(?:ql)?:\/\/[^:@/]*):[^@]*@/, '$1:…@')

/** Node 22 calls its SQLite experimental, on standard error, once a run; what is used of it has not changed since. */
function quietly(): void {
  const { emitWarning } = process
  process.emitWarning = ((warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite is an experimental feature')) return
    ;(emitWarning as (...all: unknown[]) => void).call(process, warning, ...rest)
  }) as typeof process.emitWarning
}

export async function openStoreFor(address: string, options: StoreOptions, shell: Shell): Promise<Store> {
  quietly()
  try {
    return await openStore(address, options)
  } catch (error) {
    if (error instanceof StoreFailure && error.reason === 'missing') throw new CannotDo(words.none[shell.language](shownAddress(address)))
    const why = error instanceof StoreFailure ? error.message : whyUnwritable(error, shell.language)
    throw new CannotDo(words.cannot[shell.language](shownAddress(address), why))
  }
}
