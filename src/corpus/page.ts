/** Comparisons, trends and overviews as one HTML file that loads nothing: charts are drawn in it, every figure leads to its page. */
import type { Language } from '../model/finding.ts'
import { html } from '../report/escape.ts'
import { barChart, levelColours, lineChart } from './charts.ts'
import type { Comparison, Entry, Group, Trend } from './compare.ts'
import type { Place } from './figures.ts'
import { shownUnit, shownValue } from './rows.ts'
import { type CorpusWords, corpusWords, wordOf } from './words.ts'

/** Where a place of a document is found from the page: an address relative to it, or nothing. */
export type LinkOf = (file: string, page: number) => string | undefined

const style = `
:root{color-scheme:light;--ink:#1d1c1a;--soft:#6a6761;--line:#e4e1da;--error:#9f2b2b;--warning:#85590b;--good:#3d6b4e;--wash:#f7f6f3}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem;color:var(--ink);background:#fff;font:15px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:1.6rem;line-height:1.3;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.5rem 0 .6rem}
p{margin:.3rem 0;color:var(--soft)}
table{border-collapse:collapse;width:100%;margin:.8rem 0;font-size:.9rem}
th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{font-weight:600;color:var(--soft);border-bottom-width:2px}
td.n,th.n{text-align:right;white-space:nowrap}
td.missing,td.soft{color:var(--soft)}
td.bad{color:var(--error);font-weight:600}td.warn{color:var(--warning);font-weight:600}td.good{color:var(--good)}
a{color:inherit;text-decoration-color:#a19d95;text-underline-offset:.2em}
svg{max-width:100%;height:auto}
.m{display:inline-block;height:.7em;background:var(--good);vertical-align:baseline}.m0{display:inline-block;height:.7em;background:var(--line)}
@media print{body{padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
`

/** A whole page. Nothing in it runs and nothing is fetched. */
export const pageOf = (title: string, body: string, language: Language): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${html(title)}</h1>
${body}
</body>
</html>
`

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

export const linked = (text: string, href: string | undefined, title = ''): string =>
  href === undefined ? html(text) : `<a href="${html(href)}"${title === '' ? '' : ` title="${html(title)}"`}>${html(text)}</a>`

const place = (of: Place, w: CorpusWords, link: LinkOf): string =>
  linked(`${fileName(of.file)} · ${w.onPage(of.page)}`, link(of.file, of.page), of.quote)

const verdictClass = (verdict: string): string => (verdict === 'contradiction' ? 'bad' : verdict === 'notCheckable' ? 'soft' : 'good')

function entryRow(entry: Entry, unit: string, perHead: boolean, w: CorpusWords, link: LinkOf): string {
  const differing = entry.differing
    .map((other) => `<br>≠ ${linked(other.printed + other.unit, link(other.file, other.page), other.quote)}`)
    .join('')
  const heads = perHead
    ? `<td class="n">${entry.heads ? linked(entry.heads.value, link(entry.heads.place.file, entry.heads.place.page), entry.heads.place.quote) : '—'}</td><td class="n">${entry.perHead === undefined ? '—' : html(shownValue(entry.perHead, unit))}</td>`
    : ''
  return `<tr><td>${html(entry.body)}</td><td>${entry.period}</td><td>${html(wordOf(w.kinds, entry.kind))}</td><td>${html(wordOf(w.levels, entry.level))}</td><td>${html(wordOf(w.scopes, entry.scope))}</td><td class="n">${linked(shownValue(entry.value, unit), link(entry.place.file, entry.place.page), entry.place.quote)}${differing}</td>${heads}<td>${html(entry.place.printed + entry.place.unit)}</td><td class="${verdictClass(entry.verdict)}">${html(wordOf(w.verdicts, entry.verdict))}</td><td>${place(entry.place, w, link)}</td></tr>`
}

function groupRow(group: Group, unit: string, w: CorpusWords, link: LinkOf): string {
  const end = (entry: Entry): string =>
    `${linked(shownValue(entry.value, unit), link(entry.place.file, entry.place.page), entry.place.quote)}<br><small>${html(entry.body)}</small>`
  return `<tr><td>${html(group.key === '' ? w.notKnown : group.key)}</td><td>${group.year ?? '—'}</td><td>${html(wordOf(w.kinds, group.kind))}</td><td>${html(wordOf(w.levels, group.level))}</td><td class="n">${group.stated}/${group.documents}</td><td class="n">${html(shownValue(group.sum, unit))}</td><td class="n">${html(shownValue(group.median, unit))}</td><td class="n">${end(group.least)}</td><td class="n">${end(group.most)}</td></tr>`
}

const heads = (names: readonly string[], numeric: readonly number[]): string =>
  `<thead><tr>${names.map((name, i) => `<th${numeric.includes(i) ? ' class="n"' : ''}>${html(name)}</th>`).join('')}</tr></thead>`

const legend = (w: CorpusWords): string =>
  `<p>${(['department', 'unit', 'unknown'] as const).map((level) => `<span class="m" style="width:.7em;background:${levelColours[level]}"></span> ${html(w.levels[level])}`).join(' &ensp; ')}</p>`

/** @throws NoCharts when what draws is not installed */
export async function comparisonPage(comparison: Comparison, language: Language, link: LinkOf): Promise<string> {
  const w = corpusWords[language]
  const { entries, missing, groups, unit, concept } = comparison
  const perHead = entries.some((entry) => entry.perHead !== undefined)
  const shown = `${shownUnit(unit)}${perHead ? ` · ${w.perHead}` : ''}`
  const chart = entries.length === 0 ? '' : await barChart(comparison, { unit: shown, levels: w.levels, level: w.level })
  const sorted = entries.toSorted((a, b) => (a.body < b.body ? -1 : a.body > b.body ? 1 : a.period - b.period))
  const perHeadHeads = perHead ? [w.heads, `${shownUnit(unit)} ${w.perHead}`] : []
  const silent = missing.map(
    (one) =>
      `<tr><td>${html(one.body)}</td><td>${one.year ?? '—'}</td><td>${html(wordOf(w.kinds, one.kind))}</td><td>${html(wordOf(w.levels, one.level))}</td><td></td><td class="n missing">${w.missing}</td>${perHead ? '<td></td><td></td>' : ''}<td></td><td></td><td>${linked(fileName(one.file), link(one.file, 1))}</td></tr>`,
  )
  const grouped =
    groups.length === 0
      ? ''
      : `<h2>${comparison.by === 'year' ? w.year : w.city}</h2><table>${heads([comparison.by === 'year' ? w.year : w.city, w.year, w.kind, w.level, w.of, w.sum, w.median, w.least, w.most], [4, 5, 6, 7, 8])}<tbody>${groups.map((group) => groupRow(group, unit, w, link)).join('\n')}</tbody></table>`
  const body = `<p>${html(w.stated(entries.length, entries.length + missing.length))}${language === 'zh' ? '。' : '. '}${html(w.apart)}</p>
${chart}${chart === '' ? '' : legend(w)}${grouped}
<h2>${html(w.body)}</h2>
<table>${heads([w.body, w.year, w.kind, w.level, w.scope, shownUnit(unit), ...perHeadHeads, w.printed, w.verdict, w.file], [5, ...(perHead ? [6, 7] : [])])}
<tbody>${[...sorted.map((entry) => entryRow(entry, unit, perHead, w, link)), ...silent].join('\n')}</tbody></table>`
  return pageOf(w.titled(concept, shown), body, language)
}

export async function trendPage(trends: readonly Trend[], language: Language, link: LinkOf): Promise<string> {
  const w = corpusWords[language]
  const parts: string[] = []
  for (const trend of trends) {
    const rows = trend.lines.map(
      ({ concept, unit, points }) =>
        `<tr><td>${html(w.titled(concept, shownUnit(unit)))}</td>${trend.periods
          .map((period) => {
            const point = points.find((one) => one.period === period)
            if (!point) return '<td class="n missing">—</td>'
            const { stated } = point
            return `<td class="n${point.differing.length > 0 ? ' bad' : ''}">${linked(shownValue(stated.value, unit), link(stated.place.file, stated.place.page), stated.place.quote)}${point.later ? '*' : ''}${point.differing.map((other) => `<br>≠ ${linked(other.printed + other.unit, link(other.file, other.page), other.quote)}`).join('')}</td>`
          })
          .join('')}</tr>`,
    )
    parts.push(
      `<h2>${html(wordOf(w.kinds, trend.kind))} · ${html(wordOf(w.levels, trend.level))}</h2>`,
      trend.periods.length > 1 ? await lineChart(trend, '万元') : '',
      `<table>${heads(
        ['', ...trend.periods.map(String)],
        trend.periods.map((_p, i) => i + 1),
      )}<tbody>${rows.join('\n')}</tbody></table>`,
    )
    if (trend.lines.some(({ points }) => points.some(({ later }) => later))) parts.push(`<p>* ${html(w.later)}</p>`)
  }
  return pageOf(`${trends[0]?.body ?? ''} · ${w.trend}`, parts.join('\n'), language)
}
