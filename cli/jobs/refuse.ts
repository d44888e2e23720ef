/** Why there is nothing of a document, as a sentence for the user. */
import type { Language } from '../../src/index.ts'
import { faultSentence, whyUnreadable } from '../unreadable.ts'
import type { Outcome } from './pool.ts'
import { Refusal } from './serve.ts'

/** What the work throws because of the document becomes a refusal; a fault of the program stays one. */
export async function orRefuse<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const sentence = whyUnreadable(error, language)
    throw sentence === undefined ? error : new Refusal(sentence, { cause: error })
  }
}

const words = {
  timeout: {
    en: (seconds: number) => `It was given up after ${seconds} seconds: --limit seconds=… gives it more.`,
    zh: (seconds: number) => `处理超过 ${seconds} 秒，已放弃：可用 --limit seconds=… 放宽。`,
  },
  memory: {
    en: (megabytes: number) => `It was given up when it took more than ${megabytes} MB of memory: --limit memory=… gives it more.`,
    zh: (megabytes: number) => `占用内存超过 ${megabytes} MB，已放弃：可用 --limit memory=… 放宽。`,
  },
} as const

/** What is said of a document whose job gave no result. */
export function sentenceOf(outcome: Exclude<Outcome<unknown>, { readonly kind: 'ok' }>, language: Language): string {
  switch (outcome.kind) {
    case 'unreadable':
      return outcome.sentence
    case 'timeout':
      return words.timeout[language](outcome.seconds)
    case 'out-of-memory':
      return words.memory[language](Math.round(outcome.bytes / 1e6))
    case 'crashed':
      return faultSentence(outcome.what, language)
  }
}
