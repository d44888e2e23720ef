/** What is done with documents, by name; each runs in a child process of the pool. */
import { check, duties, extract, learn, record } from './document.ts'
import { bind, handover, part } from './handover.ts'
import { picture } from './picture.ts'
import { digest, read } from './read.ts'

export const works = { bind, check, digest, duties, extract, handover, learn, part, picture, read, record }
