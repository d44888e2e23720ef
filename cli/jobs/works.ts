/** What is done with documents, by name; each runs in a child process of the pool. */
import { check, extract, record } from './document.ts'
import { read } from './read.ts'

export const works = { check, extract, read, record }
