/**
 * The sentences of a document into mentions. Blocks are read in order: what announces a list is kept for the paragraphs that
 * go on with it, and a numbered line stands under the paragraph or heading that it belongs to.
 */
import { conceptOf, normalName, partitions } from '../families/concepts.ts'
import { listNumber } from '../layout/numbering.ts'
import type { Document, PageFrame, TextBlock } from '../layout/types.ts'
import type { Figure, Mention, Movement } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import { findNumerals, type Numeral } from '../number/numeral.ts'
import { noUnit, type Unit } from '../number/unit.ts'
import { sourceIn } from './figures.ts'
import { cleanName, isGeneric } from './reading/names.ts'
import { readParagraph } from './reading/paragraph.ts'
import { tokenise } from './reading/tokens.ts'
import type { Draft, Mutable, Owner, Sink } from './reading/told.ts'
import { kindOfValue, type RecordRow, recordsIn, rowConcept, rowScope } from './rows.ts'

export interface SentenceReader {
  /** Reads one block; mentions and figures are added to what the reader was made with. */
  read(block: TextBlock): void
}

/** Reads the text blocks of a document in order. `year` is the year the document is about, `department` the body whose it is. */
export function sentenceReader(document: Document, sink: Sink, year: number | undefined, department: string): SentenceReader {
  const pages: ReadonlyMap<number, PageFrame> = new Map(document.pages.map((p) => [p.number, p]))
  /** Mentions announced with a list that goes on in the following blocks: 「…319.52万元，其中：」. */
  let intros: {
    mention: Draft
    link: NonNullable<Mention['link']>
    level: number | undefined
    own: number | undefined
    under: readonly number[]
  }[] = []
  /** The list closed last, and the block it was closed behind: a full stop need not be its end. */
  let closed: (typeof intros)[number] | undefined
  let closedAt = -1
  let scopeHeading = ''
  const headOf = new Map<number, Draft>()
  const amountUnit = usualUnit(document)

  function headingsOf(block: TextBlock): string {
    return block.under
      .map((i) => document.blocks[i])
      .map((b) => (b && b.kind !== 'table' ? b.text : ''))
      .join('\n')
  }

  function read(block: TextBlock): void {
    const text = fold(block.text)
    const all = findNumerals(block.text)
    const figures = all.filter((n) => n.kind === 'figure' && !n.threshold)
    // An entry of a table of contents ends in a page number, whatever leads to it.
    const numerals = block.toc && figures.every((n) => n.unit === undefined) ? [] : figures
    sink.countNotFigures(all.length - numerals.length)
    if (block.kind === 'heading') {
      scopeHeading = text
      intros = intros.filter((i) => block.level !== undefined && block.level > 0 && i.level !== undefined && block.level > i.level)
    }
    if (numerals.length === 0 && !/持平|无变化|小于|大于|不变|无增减|相同|等于/.test(text)) {
      announceTold(block, text)
      return
    }
    const tokens = tokenise(text, numerals, year)
    const ids = new Map<Numeral, number>()
    for (const n of numerals) {
      const source = sourceIn(document, block, n.start, n.end, pages)
      const places = block.places.slice(n.start, n.end)
      const confidence = Math.min(1, ...places.map((p) => p?.confidence ?? 1))
      const alternatives = places.some((p) => p?.alternatives?.length) ? alternativesOf(n.printed, places) : []
      ids.set(
        n,
        sink.addFigure({
          printed: n.printed,
          value: n.value,
          decimals: n.decimals,
          unit: n.unit ?? noUnit,
          source,
          place: 'sentence',
          label: '',
          ...(confidence < 0.9 || alternatives.length > 0 ? { doubt: { confidence, alternatives } } : {}),
        }),
      )
    }
    const records = recordsIn(block, numerals)
    if (records === 'ragged') {
      for (const id of ids.values()) sink.explain(id, 'column-lost')
      return
    }
    if (records) {
      readRecords(block, records, ids)
      return
    }
    const parent = parentFor(block, text)
    const made = readParagraph(
      { document, pages, sink, year, department, heading: scopeHeading, headings: headingsOf(block) },
      block,
      text,
      tokens,
      ids,
      parent,
    )
    if (made.head) headOf.set(block.index, made.head)
    if (parent && levelOf(block) === undefined && block.kind !== 'heading') {
      // A member of an announced list: a semicolon at its end says that the list goes on.
      if (!/[;；,，]\s*$/.test(text)) {
        closed = intros.pop()
        closedAt = block.index
      }
      return
    }
    noteIntro(block, text, made.introduces ?? made.head, made.introduces !== undefined)
  }

  function readRecords(block: TextBlock, records: readonly RecordRow[], ids: ReadonlyMap<Numeral, number>): void {
    let total: Draft | undefined
    let last: Draft | undefined
    for (const row of records) {
      const concept = rowConcept(row.label, records)
      const source = sourceIn(document, block, row.at, row.at + 1, pages)
      const parent = row.ofWhich ? last : total
      const mention: Draft = {
        id: sink.mentions.length,
        name: normalName(row.label),
        concept,
        block: block.index,
        source,
        scope: rowScope(row.label),
        phase: 'unknown',
        phases: [],
        movements: [],
        shares: [],
        completions: [],
        ...(year === undefined ? {} : { period: year }),
        ...(parent ? { parent: parent.id, link: row.ofWhich ? ('of-which' as const) : ('list' as const) } : {}),
      }
      const movement: Mutable<Movement> = { basis: { text: '上年', prior: true, phase: 'unknown' }, direction: 1, source }
      let moved = false
      for (const value of row.values) {
        const id = ids.get(value.numeral)
        if (id === undefined) continue
        const figure = sink.figure(id) as Mutable<Figure>
        if (figure.unit.dimension === 'none') figure.unit = amountUnit
        const kind = kindOfValue(value)
        sink.relabel(id, `${mention.name} ${value.head}`)
        if (kind.kind === 'amount') {
          if (mention.amount === undefined) {
            mention.amount = id
            mention.phase = kind.phase
          } else mention.phases.push({ phase: kind.phase, figure: id })
        } else {
          moved = true
          if (kind.kind === 'prior') movement.base = id
          else if (kind.kind === 'change') movement.change = id
          else movement.rate = id
        }
      }
      if (moved) mention.movements.push(movement)
      sink.mentions.push(mention)
      if (!total && row.values.length > 0 && /合计|总计|总额/.test(row.label)) total = mention
      if (!row.ofWhich) last = mention
    }
  }

  /** 「1.…（类）…（款）…（项）。」 on a line of its own: the paragraph below is what it numbers. */
  function levelOf(block: TextBlock): number | undefined {
    const above = document.blocks[block.index - 1]
    if (block.level !== undefined || !above || above.kind !== 'paragraph' || above.level === undefined) return block.level
    return /[(（](?:\d*)项[)）][。:：]?\s*$/.test(above.text) && above.text.length <= 90 ? above.level : undefined
  }

  function parentFor(block: TextBlock, text: string): Owner | undefined {
    const level = levelOf(block)
    if (level !== undefined && block.kind !== 'heading') {
      // Deeper lists first; a list of this level goes on, a list of a lower level closes it.
      while (intros.length > 0) {
        const intro = intros.at(-1)
        if (!intro) break
        if (intro.own !== undefined && level <= intro.own) {
          intros.pop()
          continue
        }
        // A list that goes on does not begin below a plain paragraph that stands between its items.
        if (intro.level === undefined && intro.link === 'numbered' && (listNumber(block.text)?.ordinal ?? 1) > 1) {
          intros.pop()
          continue
        }
        if (intro.level === undefined) {
          intro.level = level
          return { mention: intro.mention, link: intro.link, depth: 0 }
        }
        if (level === intro.level) return { mention: intro.mention, link: intro.link, depth: 0 }
        if (level > intro.level) break
        intros.pop()
      }
      for (const i of [...block.under].reverse()) {
        const head = headOf.get(i)
        if (head) return { mention: head, link: 'numbered', depth: 0 }
      }
      return undefined
    }
    // An unnumbered paragraph right behind 「…其中：」 goes on with its list; any other closes it.
    const intro = intros.at(-1)
    if (intro && intro.link !== 'numbered' && intro.level === undefined && block.kind !== 'heading' && /^\S/.test(text))
      return { mention: intro.mention, link: intro.link, depth: 0 }
    // 「基本支出…。其中：⏎工资福利…。⏎商品和服务…。」: another part of the same whole goes on with the list just closed.
    if (closed && closedAt === block.index - 1 && block.kind !== 'heading' && isPart(closed.mention.concept, text)) {
      const { mention, link } = closed
      intros.push(closed)
      closed = undefined
      return { mention, link, depth: 0 }
    }
    return undefined
  }

  /** 「财政拨款支出主要内容如下：」: a line without figures announces the list of what was told before. */
  function announceTold(block: TextBlock, text: string): void {
    const said = /^([^。;；]{2,40}?)的?(?:主要|具体)?(?:内容|情况|构成)?(?:如下|包括|分别为)?\s*[:：]\s*$/.exec(text)?.[1]
    if (said === undefined || block.kind === 'heading' || /原因|用于/.test(text) || isGeneric(said)) return
    const concept = conceptOf(cleanName(said))
    const whole = sink.mentions.findLast((m) => block.index - m.block <= 6 && m.concept === concept && m.amount !== undefined)
    if (!whole) return
    intros = intros.filter((i) => i.level !== undefined || i.link !== 'numbered')
    intros.push({ mention: whole, link: 'numbered', level: undefined, own: block.level, under: block.under })
  }

  function noteIntro(block: TextBlock, text: string, head: Draft | undefined, announced = false): void {
    if (!head || block.kind === 'heading') return
    const opens = announced || (/[:：]\s*$|其中\s*$/.test(text) && !/(?:原因|用于)(?:是|为|如下)?[:：]\s*$/.test(text))
    if (opens)
      intros.push({
        mention: head,
        link: /其中[:：]?\s*$/.test(text) ? 'of-which' : 'list',
        level: undefined,
        own: block.level,
        under: block.under,
      })
    else if (levelOf(block) === undefined) {
      // A plain paragraph may head a numbered list without saying so; it closes lists announced before.
      intros = intros.filter((i) => i.level === undefined && i.mention === head)
      intros.push({ mention: head, link: 'numbered', level: undefined, own: block.level, under: block.under })
    }
  }

  return { read }
}

/** Whether a paragraph begins with an item that the families know as a part of the whole. */
function isPart(whole: string, text: string): boolean {
  const lead = conceptOf((/^[^\d,，。:：;；]*/.exec(text)?.[0] ?? '').replace(/(?:预算|决算)数?\s*$/, ''))
  return partitions.some((p) => p.whole === whole && p.parts.includes(lead))
}

/** The unit in which the sentences state amounts, for records printed without one. */
function usualUnit(document: Document): Unit {
  const counts = new Map<string, { unit: Unit; count: number }>()
  for (const block of document.blocks) {
    if (block.kind === 'table') continue
    for (const n of findNumerals(block.text)) {
      if (n.kind !== 'figure' || n.unit?.dimension !== 'money') continue
      const of = counts.get(n.unit.symbol)
      if (of) of.count++
      else counts.set(n.unit.symbol, { unit: n.unit, count: 1 })
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.unit ?? noUnit
}

function alternativesOf(printed: string, places: readonly ({ readonly alternatives?: readonly string[] } | undefined)[]): string[] {
  const found: string[] = []
  places.forEach((place, i) => {
    for (const other of place?.alternatives ?? []) found.push(printed.slice(0, i) + other + printed.slice(i + 1))
  })
  return found.slice(0, 12)
}
