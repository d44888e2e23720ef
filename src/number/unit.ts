/** Units of a disclosure's figures. Money is held in 元, so 31.26 万元 has power 4. */

export type Dimension = 'money' | 'percent' | 'percentage-point' | 'people' | 'count' | 'area' | 'score' | 'time' | 'other' | 'none'

export interface Unit {
  /** As it should be printed: 万元, %, 人次, 台（套） … ; empty when the figure carries none. */
  readonly symbol: string
  readonly dimension: Dimension
  /** The figure times 10^power is in the dimension's base unit (元, %, one piece …). */
  readonly power: number
}
