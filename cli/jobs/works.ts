/** What is done with documents, by name; each runs in a child process of the pool. */
import { check, duties, extract, learn, record } from './document.ts'
import { handover } from './handover.ts'
import { picture } from './picture.ts'
import { digest, read } from './read.ts'

export const works = { check, digest, duties, extract, handover, learn, picture, read, record }
