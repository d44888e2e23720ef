/** The program that the pool starts: documents are read here, and nowhere else. */
import { serve } from './serve.ts'
import { works } from './works.ts'

serve(works)
