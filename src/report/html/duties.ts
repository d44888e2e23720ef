/** The check list of what must be disclosed, as a section of the page. */
import type { DutyCheck, DutyList } from '../../model/duty.ts'
import { dutiesNone, dutiesNote, dutiesTitle, dutySign, dutyStatuses, dutyWord } from '../duties.ts'
import { html } from '../escape.ts'
import { pageWord } from '../words.ts'
import { both, t } from './words.ts'

export function dutiesSection(list: DutyList | undefined): string {
  if (list === undefined) return ''
  const open = list.counts.missing > 0 ? ' open' : ''
  const legend = dutyStatuses.map(
    (status) => `<li class="duty-${status}">${dutySign[status]} ${t(dutyWord[status])} <b>${list.counts[status]}</b></li>`,
  )
  return `<section id="duties">
<h2 class="section">${t(dutiesTitle)}</h2>
${
  list.duties.length === 0
    ? `<p class="key">${t(dutiesNone)}</p>`
    : `<ul class="legend">${legend.join('')}</ul>
<p class="key">${t(dutiesNote)}</p>
<details${open}><summary>${t(both('All of them', '逐项列出'))}<small>${list.duties.length}</small></summary>
<div class="scroll"><table class="list duties"><thead><tr><th></th><th>${t(both('what must be there', '应公开事项'))}</th><th>${t(both('page', '页'))}</th><th>${t(both('what stands there', '现有内容'))}</th><th>${t(both('asked for by', '依据'))}</th></tr></thead>
${list.chapters
  .map(
    ({ key, name }) =>
      `<tbody><tr><th colspan="5">${t(name)}</th></tr>${list.duties
        .filter((duty) => duty.chapter === key)
        .map(row)
        .join('')}</tbody>`,
  )
  .join('\n')}
</table></div></details>`
}
</section>`
}

function row({ must, where, source, status, place, reason }: DutyCheck): string {
  const said = place === undefined ? '' : `<q lang="zh-CN">${html(place.quote)}</q>`
  const told =
    status === 'missing'
      ? t(
          said === ''
            ? both(`Should stand in ${where.en}.`, `应在${where.zh}。`)
            : both(`Should stand in ${where.en}; there stands: `, `应在${where.zh}；该处为：`),
        )
      : reason === undefined
        ? ''
        : `${t(reason)} `
  const page = place === undefined ? '' : `<span title="${html(pageWord(place.page, 'zh'))}">${place.page}</span>`
  return `<tr class="duty-${status}"><td>${dutySign[status]} ${t(dutyWord[status])}</td><td>${t(must)}</td><td>${page}</td><td>${told}${said}</td><td>${t(source)}</td></tr>`
}
