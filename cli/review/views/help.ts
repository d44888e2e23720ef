/** The keys that work here, from the bindings; typing narrows them. */
import { type Binding, bindingsAt, disabledReason, groups, groupWord, keyName } from '../keys.ts'
import { fitLine, type Line, quiet, span, strong, wrapSpans } from '../paint.ts'
import type { Mode, State } from '../select.ts'
import { pad } from '../text.ts'
import { wordsOf } from '../words.ts'
import type { Canvas } from './detail.ts'

type Help = Extract<Mode, { kind: 'help' }>

/** All lines of the help; more than a screen may hold. */
export function helpLines(state: State, help: Help, canvas: Canvas): Line[] {
  const { pen, width, language } = canvas
  const wanted = help.filter.toLowerCase().split(/\s+/).filter(Boolean)
  const names = (binding: Binding): string => binding.keys.map((key) => keyName(key, language)).join(' ')
  const shown = bindingsAt(help.place).filter((binding) => {
    const text = `${names(binding)} ${binding.help.en} ${binding.help.zh}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
  const lines: Line[] = [[]]
  for (const group of groups) {
    const members = shown.filter((binding) => binding.group === group)
    if (members.length === 0) continue
    lines.push([strong(`  ${groupWord[group][language]}`)])
    for (const binding of members) {
      const reason = disabledReason(binding, { ...state, mode: { kind: 'normal' } })
      const text = wrapSpans(
        [
          reason === undefined ? span(binding.help[language]) : quiet(binding.help[language]),
          quiet(reason === undefined ? '' : `  (${reason})`),
        ],
        Math.max(10, width - 22),
        pen,
      )
      for (const [index, part] of text.entries()) {
        lines.push([
          {
            text: `    ${pad(index === 0 ? names(binding) : '', 15, pen)} `,
            tone: reason === undefined ? 'accent' : 'quiet',
            bold: reason === undefined,
          },
          ...part,
        ])
      }
    }
    lines.push([])
  }
  if (shown.length === 0) lines.push([quiet(`  ${wordsOf(language).t('noMatch')}`)])
  return lines.map((line) => fitLine(line, width, pen))
}
