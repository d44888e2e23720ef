/** How the HTML report looks: quiet on the screen, plain on paper. Nothing is loaded; the fonts are the reader's own. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --desk: #f7f6f3; --ink: #1d1c1a; --soft: #6a6761; --faint: #a19d95; --line: #e4e1da;
  --error: #9f2b2b; --error-wash: #f9ebe9; --warning: #85590b; --warning-wash: #f8f0dd; --info: #47617d; --info-wash: #eaeff5; --good: #3d6b4e;
  --sans: system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --serif: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Times New Roman", serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1f1e1c; --desk: #171614; --ink: #e9e6df; --soft: #a5a199; --faint: #77736b; --line: #35332f;
    --error: #e58c84; --error-wash: #3a2422; --warning: #dcb066; --warning-wash: #36301f; --info: #9db8d6; --info-wash: #232c36; --good: #8fc0a0;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--desk); color: var(--ink);
  font: 15px/1.7 var(--sans); line-break: strict; overflow-wrap: break-word; text-autospace: normal; text-spacing-trim: normal;
  font-variant-numeric: tabular-nums;
}
:root[lang="zh-CN"] [data-l="en"], :root[lang="en"] [data-l="zh"] { display: none; }
[hidden] { display: none !important; }
a { color: inherit; text-decoration-color: var(--faint); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; border-radius: 3px; }
.page { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem 6rem; }

/* ── head ── */
.top { display: flex; justify-content: space-between; gap: 1rem; padding: 1.1rem 0 0; color: var(--soft); font-size: .85rem; }
.top nav { display: flex; gap: 1.2rem; flex-wrap: wrap; }
.top nav a { text-decoration: none; }
.top nav a:hover { text-decoration: underline; }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 4px; padding: .1rem .6rem; cursor: pointer; }
button:hover { border-color: var(--faint); }
h1 { font: 600 1.75rem/1.35 var(--serif); margin: 2.2rem 0 .4rem; letter-spacing: .01em; text-wrap: balance; }
.about { margin: 0; color: var(--soft); }
.file { margin: .15rem 0 0; color: var(--faint); font-size: .8rem; word-break: break-all; }
.summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.6rem 3rem; margin: 2rem 0 1rem; padding: 1.5rem 0; border: solid var(--line); border-width: 1px 0; }
.summary h2 { font: 500 .8rem/1.4 var(--sans); color: var(--soft); margin: 0 0 .5rem; letter-spacing: .04em; }
.counts { display: flex; gap: 1.8rem; margin: 0; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--soft); font-size: .85rem; }
.counts dd { margin: 0; font: 400 2rem/1.1 var(--serif); }
.counts .error dd { color: var(--error); } .counts .warning dd { color: var(--warning); } .counts .info dd { color: var(--info); }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; }
.bar .exact, .bar .covered { fill: var(--good); } .bar .rounding { fill: var(--good); opacity: .55; } .bar .convention { fill: var(--info); opacity: .7; }
.bar .contradiction { fill: var(--error); } .bar .notCheckable, .bar .uncovered { fill: var(--line); }
.signoff dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .8rem; margin: .4rem 0 0; font-size: .9rem; }
.signoff dt { color: var(--soft); }
.signoff dd { margin: 0; }
.signoff .line { border-bottom: 1px solid currentColor; min-width: 0; height: 1.6rem; }
.legend { margin: .5rem 0 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-size: .85rem; color: var(--soft); }
.legend b { font-weight: 600; color: var(--ink); }
.legend .contradiction b { color: var(--error); }
.alert { margin: 1rem 0 0; padding: .6rem .9rem; background: var(--warning-wash); color: var(--warning); border-radius: 6px; font-size: .9rem; }

/* ── findings ── */
h2.section { font: 600 1.25rem/1.4 var(--serif); margin: 3rem 0 1rem; }
.tools { display: none; position: sticky; top: 0; z-index: 2; gap: .5rem .8rem; flex-wrap: wrap; align-items: center; padding: .7rem 0; background: var(--desk); border-bottom: 1px solid var(--line); }
.js .tools { display: flex; }
.tools input { flex: 1 1 13rem; min-width: 9rem; max-width: 24rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .2rem .6rem; }
.tools select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: .2rem .4rem; }
.tools button[aria-pressed="true"] { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.tools .count { color: var(--soft); font-size: .85rem; }
.tools .end { margin-left: auto; display: flex; gap: .5rem; }
.columns { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
.index { display: none; }
@media (min-width: 68rem) {
  .columns { grid-template-columns: 15.5rem minmax(0, 1fr); }
  .index { display: block; position: sticky; top: 4rem; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; margin: 1rem 0 0; padding: 0; list-style: none; font-size: .85rem; line-height: 1.45; }
  .index a { display: grid; grid-template-columns: 1.1rem 1fr auto; gap: .1rem .35rem; padding: .4rem .5rem; text-decoration: none; border-left: 2px solid transparent; }
  .index a:hover { background: var(--paper); }
  .index a[aria-current] { background: var(--paper); border-left-color: var(--ink); }
  .index small { grid-column: 2 / 4; color: var(--soft); font-size: .78rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .index .p { color: var(--faint); }
  .index .decided { opacity: .55; }
}
.sign { font-weight: 700; }
.error > .sign, .error .kind { color: var(--error); } .warning > .sign, .warning .kind { color: var(--warning); } .info > .sign, .info .kind { color: var(--info); }
.finding { background: var(--paper); border: 1px solid var(--line); border-left: 3px solid var(--faint); border-radius: 6px; margin: 1rem 0; padding: 1rem 1.3rem 1.1rem; scroll-margin-top: 4.5rem; }
.finding.error { border-left-color: var(--error); } .finding.warning { border-left-color: var(--warning); } .finding.info { border-left-color: var(--info); }
.finding[aria-current] { box-shadow: 0 0 0 1px var(--faint), 0 6px 24px rgb(0 0 0 / .07); }
.finding:focus { outline: none; }
.finding header { display: flex; flex-wrap: wrap; gap: 0 .8rem; align-items: baseline; }
.finding h3 { font: 600 1.05rem/1.6 var(--sans); margin: 0; }
.kind { font-size: .85rem; font-weight: 600; white-space: nowrap; }
.where { color: var(--soft); font-size: .85rem; }
.standing { font-size: .8rem; padding: 0 .5rem; border-radius: 99px; border: 1px solid var(--line); color: var(--soft); }
.standing.confirmed { color: var(--error); border-color: currentColor; }
.fold { display: none; margin-left: auto; border: 0; padding: 0 .4rem; color: var(--faint); }
.js .fold { display: block; }
.fold::before { content: "−"; } .closed .fold::before { content: "+"; }
.message { margin: .35rem 0 0; }
.delta { margin: .5rem 0 0; font-size: 1.05rem; }
.delta .from { text-decoration: underline; text-decoration-color: var(--error); text-decoration-thickness: 2px; text-underline-offset: .25em; }
.warning .delta .from { text-decoration-color: var(--warning); }
.delta .to { font-weight: 600; }
.delta i { font-style: normal; font-size: .8rem; color: var(--soft); margin: 0 .3em 0 0; }
.delta .arrow { color: var(--faint); margin: 0 .6em; }
@media screen { .closed .body { display: none; } }
.quote { margin: .8rem 0 0; padding: 0 0 0 1rem; border-left: 1px solid var(--line); font-family: var(--serif); line-height: 1.85; }
mark { background: none; color: inherit; border-bottom: 1px solid var(--faint); }
mark.stated { background: var(--error-wash); border-bottom: 2px solid var(--error); font-weight: 600; padding: 0 .1em; }
.warning mark.stated { background: var(--warning-wash); border-color: var(--warning); } .info mark.stated { background: var(--info-wash); border-color: var(--info); }
.equation { margin: .8rem 0 0; font-size: 1.02rem; }
.evidence { margin: .8rem 0 0; border-collapse: collapse; font-size: .88rem; line-height: 1.5; }
.evidence td { padding: .12rem 1.1rem .12rem 0; vertical-align: baseline; }
.evidence td:first-child, .evidence td:last-child { color: var(--soft); white-space: nowrap; }
.evidence .value { text-align: right; white-space: nowrap; }
.crop { margin: 1rem 0 0; }
.crop svg { display: block; width: 100%; max-height: 34rem; background: #fff; border: 1px solid var(--line); border-radius: 4px; }
.crop rect { fill: none; stroke: #47617d; stroke-width: 1; }
.crop rect.stated { stroke: #b3261e; stroke-width: 1.6; }
.crop figcaption { color: var(--faint); font-size: .78rem; margin-top: .2rem; }
.notes { margin: .8rem 0 0; padding: 0; list-style: none; font-size: .9rem; color: var(--soft); }
.notes b { font-weight: 600; color: var(--ink); }
.decision { margin: .9rem 0 0; padding: .5rem .8rem; background: var(--desk); border-radius: 4px; font-size: .9rem; }
.decision p { margin: 0; }
.by { color: var(--faint); font-size: .82rem; }
.id { margin: .9rem 0 0; color: var(--faint); font-size: .75rem; }
.none { color: var(--soft); }

h3.document { font: 600 1.25rem/1.4 var(--sans); margin: 2.2rem 0 0; scroll-margin-top: 4.5rem; }
table.list.documents td { text-align: right; white-space: nowrap; }

/* ── tables, coverage, decisions ── */
details { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; }
summary { cursor: pointer; padding: .5rem 1rem; }
summary small { color: var(--soft); margin-left: .6em; }
summary .broken { color: var(--error); }
.scroll { overflow-x: auto; padding: 0 1rem 1rem; }
table.grid { border-collapse: collapse; font-size: .8rem; line-height: 1.45; margin: 0 0 1rem; }
.grid th, .grid td { border: 1px solid var(--line); padding: .2rem .5rem; vertical-align: top; }
.grid thead th { min-width: 4.5em; background: var(--desk); font-weight: 500; text-align: center; vertical-align: middle; }
.grid tbody th { font-weight: 400; text-align: left; min-width: 9rem; }
.grid tbody .total th, .grid tbody .total td { font-weight: 600; }
.grid td { text-align: right; white-space: nowrap; }
.grid td.text, table.list td { text-align: left; white-space: normal; }
.lv1 { padding-left: 1.2rem !important; } .lv2 { padding-left: 1.9rem !important; } .lv3 { padding-left: 2.6rem !important; } .lv4 { padding-left: 3.3rem !important; }
.grid .bad { background: var(--error-wash); box-shadow: inset 0 0 0 2px var(--error); font-weight: 600; }
.grid .bad::before { content: "✗ "; color: var(--error); }
.grid .doubt { background: var(--warning-wash); box-shadow: inset 0 0 0 2px var(--warning); font-weight: 600; }
.grid .doubt::before { content: "! "; color: var(--warning); }
.grid .waived { box-shadow: inset 0 0 0 1px var(--faint); }
.grid .part { background: var(--info-wash); }
.grid .idle { color: var(--faint); }
.key { color: var(--soft); font-size: .82rem; margin: .3rem 0 1rem; }
.key span { margin-right: 1.2em; }
.key i { font-style: normal; padding: 0 .4em; border: 1px solid var(--line); margin-right: .4em; }
.key .bad { background: var(--error-wash); border-color: var(--error); color: var(--error); } .key .part { background: var(--info-wash); } .key .idle { color: var(--faint); }
.identities { margin: 0 0 .6rem; padding: 0; list-style: none; font-size: .82rem; color: var(--soft); }
.identities b { font-weight: 600; color: var(--ink); }
.strip { display: flex; flex-wrap: wrap; gap: 3px; margin: .8rem 0 1.2rem; padding: 0; list-style: none; }
.strip li { width: 2.1rem; font-size: .7rem; line-height: 1.6; text-align: center; border-radius: 3px; color: var(--ink); border: 1px solid var(--line); }
.strip .c0 { color: var(--faint); } .strip .c1 { background: color-mix(in srgb, var(--good) 14%, var(--paper)); } .strip .c2 { background: color-mix(in srgb, var(--good) 28%, var(--paper)); }
.strip .c3 { background: color-mix(in srgb, var(--good) 44%, var(--paper)); } .strip .c4 { background: color-mix(in srgb, var(--good) 62%, var(--paper)); }
.strip .hit { box-shadow: 0 0 0 2px var(--error); }
.strip .unread { background: var(--warning-wash); color: var(--warning); text-decoration: line-through; }
table.list { border-collapse: collapse; font-size: .85rem; line-height: 1.5; width: 100%; }
.list td, .list th { padding: .2rem 1rem .2rem 0; vertical-align: baseline; text-align: left; border-bottom: 1px solid var(--line); font-weight: 400; }
.list th { color: var(--soft); }
.list td.value { text-align: right; white-space: nowrap; }
.duties td:first-child { white-space: nowrap; color: var(--soft); } .duties tbody th { padding-top: .8rem; color: var(--ink); font-weight: 600; }
.duties .duty-missing td { background: var(--error-wash); } .duties .duty-missing td:first-child { color: var(--error); font-weight: 600; } .duties .duty-met td:first-child { color: var(--good); }
.list .context { font-family: var(--serif); color: var(--soft); }
.list .context mark { color: var(--ink); }
.foot { margin: 4rem 0 0; color: var(--faint); font-size: .8rem; }
dialog { color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1.2rem 1.6rem; box-shadow: 0 12px 48px rgb(0 0 0 / .18); }
dialog::backdrop { background: rgb(0 0 0 / .25); }
dialog dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1.2rem; margin: 0 0 1rem; }
dialog dt { text-align: right; } dialog dd { margin: 0; }
kbd { font: .85em ui-monospace, Menlo, Consolas, monospace; border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; }
@media (max-width: 40rem) {
  .page { padding: 0 1rem 4rem; }
  h1 { font-size: 1.4rem; margin-top: 1.4rem; }
  .finding { padding: .8rem .9rem; }
  .tools { position: static; }
  .tools .keys { display: none; }
  .evidence td { padding-right: .7rem; }
  .crop { overflow-x: auto; }
  .crop svg { width: 34rem; }
}
@media print {
  :root { --paper: #fff; --desk: #fff; --ink: #000; --soft: #444; --faint: #777; --line: #bbb; color-scheme: light; }
  @page { size: A4; margin: 16mm 15mm; }
  body { font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  .top, .tools, .index, .fold, .js .tools, .js .fold { display: none !important; }
  .columns { display: block; }
  h1 { margin-top: 0; }
  .summary { grid-template-columns: repeat(3, 1fr); gap: 1rem 2rem; margin: 1rem 0 0; padding: 1rem 0; }
  h2.section { margin-top: 1.5rem; }
  .finding { margin: .8rem 0; padding: .6rem 1rem .7rem; }
  .finding { break-inside: auto; box-shadow: none !important; }
  .finding header, .message, .quote, .equation, .evidence, .crop, .decision, tr, .summary { break-inside: avoid; }
  .finding header, .message, .delta, .finding .quote, .finding .equation { break-after: avoid; }
  .finding .id { break-before: avoid; }
  .foot { margin-top: 0; break-before: avoid; }
  h2.section { break-after: avoid; }
  .crop svg { max-height: 90mm; }
  .scroll { overflow: visible; }
  table.grid { font-size: 7pt; }
  details:not([open]) { display: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
