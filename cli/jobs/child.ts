/** The program that the pool starts: documents are read here, and nowhere else. */
import { readyForPdf } from '../../src/index.ts'
import { serve } from './serve.ts'
import { works } from './works.ts'

serve(works)
// The command line is still being read where the orders come from. Whatever fails here fails again, and is told, with a document.
readyForPdf().catch(() => undefined)
