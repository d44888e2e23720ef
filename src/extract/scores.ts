/** Weights and scores told in sentences: 「共设置 20 分，得 18 分，具体如下：」 and the items that follow. */
import type { Document } from '../layout/types.ts'
import type { Figure, ScoreItem } from '../model/reading.ts'
import { fold } from '../number/fold.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const weightLead = /(?:满分(?:为|值)?|分值(?:为)?|设置|权重(?:为)?|共计?|总分(?:为)?)\s*$/
const scoreLead = /(?:得分(?:为)?|得|实得|评分(?:为)?|自评(?:得分)?(?:为)?)\s*$/
const opensList = /(?:具体如下|如下|其中|包括)[:：]?/

/** Reads the sentence figures in points that the sentence reader left alone. */
export function readScores(document: Document, figures: readonly Figure[]): ScoreItem[] {
  const items: Mutable<ScoreItem>[] = []
  let group: Mutable<ScoreItem> | undefined
  const byBlock = new Map<number, Figure[]>()
  for (const f of figures) {
    if (f.place !== 'sentence' || f.unit.dimension !== 'score') continue
    const of = byBlock.get(f.source.block)
    if (of) of.push(f)
    else byBlock.set(f.source.block, [f])
  }
  for (const [index, inBlock] of [...byBlock].sort((a, b) => a[0] - b[0])) {
    const block = document.blocks[index]
    if (!block || block.kind === 'table') continue
    const text = fold(block.text)
    let open: Mutable<ScoreItem> | undefined
    for (const f of inBlock) {
      const lead = text.slice(Math.max(0, f.source.offset - 12), f.source.offset)
      if (weightLead.test(lead)) {
        open = { id: items.length, name: nameBefore(text, f.source.offset), source: f.source, weight: f.id }
        items.push(open)
      } else if (scoreLead.test(lead)) {
        if (open && open.score === undefined) open.score = f.id
        else if (!/总/.test(lead)) items.push({ id: items.length, name: nameBefore(text, f.source.offset), source: f.source, score: f.id })
        const tail = text.slice(f.source.offset, f.source.offset + 24)
        const done = open
        if (done?.score === f.id) {
          const opens = opensList.test(tail)
          if (opens) group = done
          else if (group && done !== group) done.parent = group.id
          open = undefined
        }
      } else continue
      ;(f as Mutable<Figure>).label = nameBefore(text, f.source.offset)
      delete (f as Mutable<Figure>).unattached
    }
  }
  return items
}

function nameBefore(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1)) + 1
  return text
    .slice(from, at)
    .replace(/[,，:：].*$/s, '')
    .slice(0, 30)
    .trim()
}
