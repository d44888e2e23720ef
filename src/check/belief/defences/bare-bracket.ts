/** Numbers in brackets behind an amount, without a unit: rates whose sign is not in the text. */
import type { Figure } from '../../../model/reading.ts'
import { isZero } from '../../../number/decimal.ts'
import { figuresIn } from '../../../relation/judge.ts'
import type { Defence } from '../accused.ts'
import type { Standing } from '../chance.ts'

export const bareBracket: Defence = {
  key: 'bare-bracket',
  text: { en: 'the figures stand in brackets without a unit: they may be rates', zh: '数字在括号内而未注单位，或为比率' },
  stands({ relation, scene }): Standing | undefined {
    const figures = figuresIn(relation)
      .map(scene.read)
      .filter((f) => !isZero(f.value))
    return figures.length > 1 && figures.every(isBare) ? { tried: 1, digits: figures.length } : undefined
  },
}

const isBare = ({ place, source: { quote, at } }: Figure): boolean =>
  place === 'sentence' && /\d[^\d（(）)]*[（(]\s*$/u.test(quote.slice(0, at[0])) && /^\s*[)）]/u.test(quote.slice(at[1]))
