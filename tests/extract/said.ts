/** What was read of a passage, one line a figure or a part, short enough to be written down in a test. */
import type { Extraction } from '../../src/index.ts'

const signs: Readonly<Record<string, string>> = { '1': '+', '-1': '−', '0': '=' }
const signOf = (direction: number | undefined): string => (direction === undefined ? '' : (signs[direction] ?? ''))

/** 「培训费 change +1」; 「培训费 = 上年」 where only a word says how it went; 「基本支出 < 支出合计」 for a part. */
export function saidIn({ figures, statements, mentions }: Extraction): string[] {
  const printed = (id: number): string => figures[id]?.printed ?? ''
  return [
    ...statements.flatMap((statement) =>
      statement.figures.map(({ figure, role, concept, direction }) => `${concept} ${role} ${signOf(direction)}${printed(figure)}`),
    ),
    ...mentions.flatMap((m) =>
      m.movements
        .filter((v) => v.change === undefined && v.rate === undefined && v.multiple === undefined)
        .map((v) => `${m.concept} ${signOf(v.direction)} ${v.basis.text}`),
    ),
    ...mentions.flatMap((m) => (m.parent === undefined ? [] : [`${m.name} < ${mentions[m.parent]?.name ?? ''}`])),
    ...figures.flatMap((figure) => (figure.unattached === undefined ? [] : [`${figure.printed} ${figure.unattached}`])),
  ]
}
