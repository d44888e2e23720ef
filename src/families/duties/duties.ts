/** All duties, in the order of a check list. */
import type { DocumentKind } from '../../model/document.ts'
import type { Duty, OwnDuty } from '../../model/duty.ts'
import { narrativeDuties } from './narrative.ts'
import { overviewDuties } from './overview.ts'
import { tableDuties } from './tables.ts'
import { chapters } from './topics.ts'

const order = chapters.map((chapter) => chapter.key)

export const duties: readonly Duty[] = [...overviewDuties, ...tableDuties, ...narrativeDuties].sort(
  (a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter),
)

/** A line of a configuration file as a duty: looked for in the whole text and only listed, unless it says otherwise. */
export function ownDuty({ must, where, source, ...line }: OwnDuty): Duty {
  const both = (text: string) => ({ zh: text, en: text })
  return {
    chapter: 'matters',
    kind: 'section',
    within: 'text',
    weight: 'listed',
    ...line,
    must: both(must),
    where: where === undefined ? { zh: '情况说明', en: 'the narrative' } : both(where),
    source: source === undefined ? { zh: '本地配置', en: 'the configuration file' } : both(source),
  }
}

/** Whether a department speaks, or a single unit: by how a report calls itself most. Undefined where it calls itself neither. */
export function bodyOf(lines: readonly string[]): Duty['bodies'] {
  let [unit, department] = [0, 0]
  for (const line of lines) {
    unit += line.match(/单位(?:综合|收支)?(?:预算|决算)(?!单位)/g)?.length ?? 0
    department += line.match(/部门(?:综合|收支)?(?:预算|决算)(?!单位)/g)?.length ?? 0
  }
  if (unit + department === 0) return undefined
  return unit > department ? 'unit' : 'department'
}

/** The duties of a kind of document and of a year; where the year is not known, those of all years. */
export const dutiesOf = (kind: DocumentKind, year: number | null, body: Duty['bodies'], own: readonly Duty[] = []): Duty[] => {
  const replaced = new Set(own.map((duty) => duty.id))
  return [...duties.filter((duty) => !replaced.has(duty.id)), ...own].filter(
    (duty) =>
      kind !== 'unknown' &&
      (duty.of === undefined || duty.of === kind) &&
      (duty.bodies === undefined || body === undefined || duty.bodies === body) &&
      (year === null || ((duty.from ?? year) <= year && (duty.until ?? year) >= year)),
  )
}
