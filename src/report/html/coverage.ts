/** Which figures took part in a check, page by page, and why the others did not. */
import type { Figure } from '../../model/reading.ts'
import { html } from '../escape.ts'
import type { Handover } from '../handover.ts'
import { both, t, w } from './words.ts'

export function coverageSection(handed: Handover): string {
  const { extraction, ledger, report } = handed
  if (ledger.length === 0) return ''
  const byPage = new Map<number, { figures: number; covered: number }>()
  const byReason = new Map<string, Figure[]>()
  for (const { figure: id, status, reason } of ledger) {
    const figure = extraction.figures[id]
    if (!figure) continue
    const count = byPage.get(figure.source.page) ?? { figures: 0, covered: 0 }
    count.figures++
    if (status === 'covered') count.covered++
    else byReason.set(reason ?? 'alone', [...(byReason.get(reason ?? 'alone') ?? []), figure])
    byPage.set(figure.source.page, count)
  }
  const hits = new Set(
    handed.findings
      .filter(({ finding, standing }) => finding.severity !== 'info' && (standing === 'open' || standing === 'confirmed'))
      .map(({ finding }) => finding.page),
  )
  const unread = new Map(report.document.unreadablePages.map(({ page, reason }) => [page, reason]))
  const pages = Array.from({ length: report.document.pages }, (_, index) => {
    const page = index + 1
    const { figures, covered } = byPage.get(page) ?? { figures: 0, covered: 0 }
    const depth = figures === 0 ? 0 : Math.max(1, Math.ceil((covered / figures) * 4))
    const names = [unread.has(page) ? 'unread' : `c${covered === 0 ? 0 : depth}`, ...(hits.has(page) ? ['hit'] : [])]
    return `<li class="${names.join(' ')}" title="${covered} / ${figures}">${page}</li>`
  })
  const reasons = [...byReason].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return `<section id="coverage">
<h2 class="section">${t(w.coverage)}</h2>
<p class="key">${t(w.pageMap)}</p>
<ol class="strip">${pages.join('')}</ol>
${reasons.map(([reason, figures]) => list(reason, figures, handed)).join('\n')}
</section>`
}

function list(reason: string, figures: readonly Figure[], { wording }: Handover): string {
  const rows = figures.map(
    (figure) =>
      `<tr><td>${figure.source.page}</td><td class="value">${html(figure.printed)}</td><td>${html(figure.unit.symbol)}</td><td>${html(figure.label)}</td><td class="context" lang="zh-CN">${context(figure)}</td></tr>`,
  )
  return `<details><summary>${t(both(wording.reason(reason, 'en'), wording.reason(reason, 'zh')))}<small>${figures.length}</small></summary>
<div class="scroll"><table class="list"><thead><tr><th>${t(w.page)}</th><th>${t(w.figure)}</th><th></th><th>${t(w.what)}</th><th>${t(w.context)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`
}

/** Characters shown on each side of a figure. */
const around = 16

function context({ place, source: { quote, at } }: Figure): string {
  // A cell is told by its heads; its row is another's context.
  if (place === 'cell') return ''
  const [from, to] = at
  const before = quote.slice(Math.max(0, from - around), from)
  const after = quote.slice(to, to + around)
  return `${from > around ? '…' : ''}${html(before)}<mark>${html(quote.slice(from, to))}</mark>${html(after)}${to + around < quote.length ? '…' : ''}`
}
