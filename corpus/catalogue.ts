/** Every document of the corpus: what it is, where it comes from, and how it is made. */

import { market } from './documents/beiling-market-2026.ts'
import { omissions } from './documents/chengxi-hydrology-2023.ts'
import { commerce } from './documents/chengze-commerce-2025.ts'
import { waterworks } from './documents/danhe-waterworks-2024.ts'
import { resources } from './documents/guiping-resources-2022.ts'
import { services } from './documents/hengzhou-services-2025.ts'
import { foreignAffairs } from './documents/jdz-foreign-affairs-2021.ts'
import { hydrologyBefore } from './documents/linlan-hydrology-2022.ts'
import { hydrology } from './documents/linlan-hydrology-2023.ts'
import { government } from './documents/luanxi-government-2026.ts'
import { university } from './documents/nanpu-university-2023.ts'
import { passages } from './documents/passages.ts'
import { archives } from './documents/qinghe-archives-2024.ts'
import { ecology } from './documents/yuancheng-ecology-2026.ts'
import type { Report } from './typeset/blocks.ts'

export interface Entry {
  readonly id: string
  readonly file: string
  readonly origin: string
  readonly licence: string
  readonly make: { readonly pdf: () => Report } | { readonly text: () => string }
}

const OURS = 'CC0-1.0 (text and figures); the PDF embeds subsets of Noto Sans SC, SIL OFL 1.1'

export const CATALOGUE: readonly Entry[] = [
  {
    id: 'jdz-foreign-affairs-2021',
    file: 'jdz-foreign-affairs-2021.pdf',
    origin:
      'Figures and their contradictions after the published 2021 final account of 景德镇市人民政府外事办公室; sentences and layout written for this project; table details that the published text lacks are invented to fit its totals',
    licence: OURS,
    make: { pdf: foreignAffairs },
  },
  {
    id: 'linlan-hydrology-2023',
    file: 'linlan-hydrology-2023.pdf',
    origin: 'Invented final account of an invented department, consistent throughout; written for this project',
    licence: OURS,
    make: { pdf: hydrology },
  },
  {
    id: 'linlan-hydrology-2022',
    file: 'linlan-hydrology-2022.txt',
    origin: 'Invented narrative of the year before linlan-hydrology-2023; written for this project',
    licence: 'CC0-1.0',
    make: { text: hydrologyBefore },
  },
  {
    id: 'chengze-commerce-2025',
    file: 'chengze-commerce-2025.pdf',
    origin: 'Invented budget of an invented department with four planted contradictions; written for this project',
    licence: OURS,
    make: { pdf: commerce },
  },
  {
    id: 'guiping-resources-2022',
    file: 'guiping-resources-2022.pdf',
    origin: 'Invented final account of an invented department with six planted contradictions; written for this project',
    licence: OURS,
    make: { pdf: resources },
  },
  {
    id: 'beiling-market-2026',
    file: 'beiling-market-2026.pdf',
    origin: 'Invented budget of an invented department that cuts its rates instead of rounding them; written for this project',
    licence: OURS,
    make: { pdf: market },
  },
  {
    id: 'hengzhou-services-2025',
    file: 'hengzhou-services-2025.pdf',
    origin: 'Invented budget of an invented body with thirteen planted slips of wording, notes and units; written for this project',
    licence: OURS,
    make: { pdf: services },
  },
  {
    id: 'danhe-waterworks-2024',
    file: 'danhe-waterworks-2024.pdf',
    origin:
      'Invented final account of an invented unit with three planted contradictions on projects and procurement; written for this project',
    licence: OURS,
    make: { pdf: waterworks },
  },
  {
    id: 'luanxi-government-2026',
    file: 'luanxi-government-2026.pdf',
    origin:
      'Invented budget of an invented government with two planted contradictions of each tie between its tables; written for this project',
    licence: OURS,
    make: { pdf: government },
  },
  {
    id: 'yuancheng-ecology-2026',
    file: 'yuancheng-ecology-2026.pdf',
    origin:
      'Invented budget of an invented department with forms of targets and two planted slips of each kind in them; written for this project',
    licence: OURS,
    make: { pdf: ecology },
  },
  {
    id: 'nanpu-university-2023',
    file: 'nanpu-university-2023.pdf',
    origin: 'Invented final account of an invented university that leaves an item out of one table; written for this project',
    licence: OURS,
    make: { pdf: university },
  },
  {
    id: 'passages',
    file: 'passages.txt',
    origin: 'Invented narrative with planted contradictions; written for this project',
    licence: 'CC0-1.0',
    make: { text: passages },
  },
  {
    id: 'chengxi-hydrology-2023',
    file: 'chengxi-hydrology-2023.pdf',
    origin: 'linlan-hydrology-2023 under another invented name, with one of each kind of omission; written for this project',
    licence: OURS,
    make: { pdf: omissions },
  },
  {
    id: 'qinghe-archives-2024',
    file: 'qinghe-archives-2024.txt',
    origin: 'Invented narrative of an invented unit that says of all it does not tell why; written for this project',
    licence: 'CC0-1.0',
    make: { text: archives },
  },
]
