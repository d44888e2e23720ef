/** Amounts of several cells were read as one number: nobody has so much money. */
import { figuresIn } from '../../../relation/judge.ts'
import type { Defence } from '../accused.ts'
import type { Standing } from '../chance.ts'

/** Digits before the point that no amount of 元 has. */
const most = 15

export const runTogether: Defence = {
  key: 'run-together',
  text: { en: 'figures of several cells seem to be read as one', zh: '似把数格的数字连读成一个' },
  stands({ relation, scene }): Standing | undefined {
    const long = figuresIn(relation).some((id) => (scene.read(id).printed.split('.')[0] ?? '').replace(/\D/g, '').length > most)
    return long ? { tried: 1, digits: 4 } : undefined
  },
}
