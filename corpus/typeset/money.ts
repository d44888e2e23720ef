/** Amounts of the corpus are whole numbers of the smallest unit a report prints; rates are computed on integers. */

export interface Rounding {
  readonly decimals?: number
  /** Cut instead of rounded (half away from zero). */
  readonly cut?: boolean
}

function scaled(numerator: bigint, denominator: bigint, decimals: number, cut: boolean): string {
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n
  const n = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals)
  const d = denominator < 0n ? -denominator : denominator
  const q = cut ? n / d : (2n * n + d) / (2n * d)
  const digits = q.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative ? `-${text}` : text
}

/** `part ÷ whole` as a percentage without its sign: 「12.34」. */
export const percent = (part: number, whole: number, { decimals = 2, cut = false }: Rounding = {}): string =>
  scaled(BigInt(part) * 100n, BigInt(whole), decimals, cut)

/** A whole number of units of 10⁻ᵈ: `fixed(12345)` is 「123.45」. */
export const fixed = (units: number, decimals = 2): string => scaled(BigInt(units), 10n ** BigInt(decimals), decimals, false)

/** 元 to 万元 with two decimals. */
export const inTenThousands = (yuan: number, rounding: Rounding = {}): string =>
  scaled(BigInt(yuan), 10_000n, rounding.decimals ?? 2, rounding.cut ?? false)

/** Thousands separators. */
export function separated(figure: string): string {
  const [whole = '', rest] = figure.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** 「增加3.20万元，增长4.56%」 and its kin, from two amounts in hundredths of 万元. */
export function change(now: number, before: number, rounding: Rounding = {}, print: (units: number) => string = fixed): string {
  if (now === before) return '与上年持平'
  const [verb, rate] = now > before ? ['增加', '增长'] : ['减少', '下降']
  const by = Math.abs(now - before)
  return before === 0 ? `${verb}${print(by)}万元` : `${verb}${print(by)}万元，${rate}${percent(by, before, rounding)}%`
}
