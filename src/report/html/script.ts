/**
 * What the HTML report does: filter, fold, go from finding to finding by key, change language. It builds no markup: nothing
 * that stands in the document can become an element.
 */
export const script = `
(() => {
  'use strict'
  const root = document.documentElement
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const one = (selector) => document.querySelector(selector)
  const fold = (text) => text.normalize('NFKC').toLowerCase()
  const findings = all('.finding')
  const links = new Map(all('.index a').map((link) => [link.getAttribute('href').slice(1), link]))
  const words = new Map(findings.map((finding) => [finding, fold(finding.textContent)]))
  const box = one('#filter')
  const standing = one('#standing')
  const severities = all('.tools [data-severity]')
  let current = -1
  root.classList.add('js')

  const shown = () => findings.filter((finding) => !finding.hidden)

  function filter() {
    const wanted = fold(box.value).split(/\\s+/).filter(Boolean)
    const pressed = severities.filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.dataset.severity)
    for (const finding of findings) {
      const fits =
        (pressed.length === 0 || pressed.includes(finding.dataset.severity)) &&
        (!standing || standing.value === '' || standing.value === finding.dataset.standing) &&
        wanted.every((word) => words.get(finding).includes(word))
      finding.hidden = !fits
      const link = links.get(finding.id)
      if (link) link.parentElement.hidden = !fits
    }
    one('#shown').textContent = String(shown().length)
    one('#nothing').hidden = findings.length === 0 || shown().length > 0
    if (current >= 0 && findings[current].hidden) mark(-1)
  }

  function mark(index) {
    if (current >= 0) {
      findings[current].removeAttribute('aria-current')
      links.get(findings[current].id)?.removeAttribute('aria-current')
    }
    current = index
    if (index < 0) return
    findings[index].setAttribute('aria-current', 'true')
    const link = links.get(findings[index].id)
    link?.setAttribute('aria-current', 'true')
    link?.scrollIntoView({ block: 'nearest' })
  }

  function go(finding) {
    if (!finding) return
    mark(findings.indexOf(finding))
    finding.focus({ preventScroll: true })
    finding.scrollIntoView({ block: 'start' })
  }

  function step(by) {
    const list = shown()
    const at = current < 0 ? -1 : list.indexOf(findings[current])
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))])
  }

  function open(finding, wanted) {
    finding.classList.toggle('closed', !wanted)
    finding.querySelector('.fold').setAttribute('aria-expanded', String(wanted))
  }

  function openAll() {
    const wanted = findings.some((finding) => finding.classList.contains('closed'))
    for (const finding of findings) open(finding, wanted)
  }

  function press(button) {
    if (!button) return
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'))
    filter()
  }

  function speak(language) {
    root.lang = language === 'en' ? 'en' : 'zh-CN'
    for (const name of ['aria-label', 'placeholder', 'title'])
      for (const element of all('[data-' + language + '-' + name + ']')) element.setAttribute(name, element.getAttribute('data-' + language + '-' + name))
    for (const element of all('option[data-' + language + ']')) element.textContent = element.getAttribute('data-' + language)
    document.title = document.body.getAttribute('data-' + language + '-page')
  }
  const turn = () => speak(root.lang === 'en' ? 'zh' : 'en')

  function reset() {
    box.value = ''
    if (standing) standing.value = ''
    for (const button of severities) button.setAttribute('aria-pressed', 'false')
    filter()
  }

  box.addEventListener('input', filter)
  standing?.addEventListener('change', filter)
  for (const button of severities) button.addEventListener('click', () => press(button))
  for (const finding of findings) {
    finding.querySelector('.fold').addEventListener('click', () => open(finding, finding.classList.contains('closed')))
    finding.addEventListener('focusin', () => mark(findings.indexOf(finding)))
  }
  one('#language').addEventListener('click', turn)
  one('#all').addEventListener('click', openAll)
  one('#help').addEventListener('click', () => one('#keys').showModal())
  one('#close').addEventListener('click', () => one('#keys').close())

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    g: () => go(shown()[0]),
    G: () => go(shown().at(-1)),
    '/': () => box.focus(),
    1: () => press(severities[0]),
    2: () => press(severities[1]),
    3: () => press(severities[2]),
    0: reset,
    e: openAll,
    l: turn,
    '?': () => one('#keys').showModal(),
    Enter: () => current >= 0 && open(findings[current], findings[current].classList.contains('closed')),
    Escape: reset,
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || one('#keys').open) return
    const target = event.target
    if (target === box) {
      if (event.key === 'Escape') {
        box.value = ''
        filter()
        box.blur()
      } else if (event.key === 'Enter') go(shown()[0])
      else return
      event.preventDefault()
      return
    }
    if (target.closest('select')) return
    // Arrows scroll until a finding is chosen; Enter on a button or link is the button's own.
    if (event.key.startsWith('Arrow') && current < 0) return
    if (event.key === 'Enter' && target.closest('button, a, summary')) return
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  })

  const arrive = () => {
    const found = findings.find((finding) => '#' + finding.id === location.hash)
    if (!found) return
    open(found, true)
    go(found)
  }
  addEventListener('hashchange', arrive)
  // Notes, and all of a long list, are read by their heads first.
  for (const finding of findings) if (findings.length > 40 || finding.dataset.severity === 'info') open(finding, false)
  filter()
  arrive()
})()
`
