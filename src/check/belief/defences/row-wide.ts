/** The row falls short of its parts in other columns too: rows are missing, in print or in the reading, and no figure of it slipped. */
import { sign } from '../../../number/decimal.ts'
import { type Accused, type Defence, type Footing, footingOf, isVertical } from '../accused.ts'
import type { Standing } from '../chance.ts'

export const rowWide: Defence = {
  key: 'row-wide',
  text: {
    en: 'the same row does not come to its parts in other columns either: rows are missing, and no figure of it slipped',
    zh: '同一行的其他栏也与下级之和不符：应是缺行，而非某数有误',
  },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    if (footing === undefined || accused.relation.kind === 'assertion' || !isVertical(accused, footing)) return undefined
    return besideIt(accused, footing).some((other) => sign(other.gap) === sign(footing.gap))
      ? { tried: 1, digits: 0, measured: -10 }
      : undefined
  },
}

/** Sums of the same row in other columns that fail as well. */
function besideIt(accused: Accused, footing: Footing): Footing[] {
  const { scene } = accused
  const place = scene.placeOf(footing.whole)
  if (place === undefined) return []
  return scene.row(place.table, place.row).flatMap((figure) =>
    figure === footing.whole
      ? []
      : scene.on(figure).flatMap((index): Footing[] => {
          const claim = scene.claims[index]
          const relation = claim?.readings[0]
          if (claim?.stated !== figure || relation === undefined || scene.outcomes[index] !== 'broken') return []
          const other = footingOf({ claim, relation, index, scene })
          return other && isVertical({ claim, relation, index, scene }, other) ? [other] : []
        }),
  )
}
