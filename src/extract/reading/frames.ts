/**
 * Frames: which part a figure plays, by the words since the figure or mark before it. A frame is a pattern of letters, tried in
 * order, and names the passage that needs it; a frame without one fails tests/extract/frames.test.ts.
 *
 * B a basis (较上年) not yet used · U up, D down, E either way, O none · S 占 · K 完成 · G 差值 · V 由 · T 增加到 · N a name, A 的 behind a direction;
 * the figure itself: M money or no unit, P percent, Q percentage points, X times, C a count, Z a score;
 * then, where 的 leads to a further figure, `d` and that figure's letter. `_` stands for any words.
 */

export type Part =
  | 'score'
  | 'whole'
  | 'times'
  | 'start'
  | 'end'
  | 'points'
  | 'change'
  | 'settled'
  | 'share'
  | 'completion'
  | 'further-rate'
  | 'base'
  | 'kind'
  | 'amount'

export interface Frame {
  readonly part: Part
  readonly letters: string
  /** A passage that needs it. */
  readonly passage: string
}

const frame = (part: Part, letters: string, passage: string): Frame => ({ part, letters, passage })

export const frames: readonly Frame[] = [
  frame('score', '_Z', '某某项目自评得分96.5分，全年预算数为240万元。'),
  frame('whole', '_[SK]_[MC]dP', '一般公共预算支出98650万元，占年初预算96500万元的102.23%。'),
  frame('change', '_U_X', '项目支出250万元，比上年增长1.5倍。'),
  frame('times', '_X', '公务接待费5万元，是上年的2.5倍。'),
  frame('start', '_V_.', '公务接待费由2020年的18.25万元下降到2021年的15.44万元。'),
  frame('end', '_T_.', '公务接待费由2020年的18.25万元下降到2021年的15.44万元。'),
  frame('points', '_Q', '预算执行率98.6%，较上年96.1%提高2.5个百分点。'),
  frame('kind', '_[UDO]A[NA]*C', '本部门有所属单位12家，其中预算增加的5家，减少的4家，持平的3家。'),
  frame('change', '_[UD][^UDEO]*.', '公务接待费1.2万元，比上年减少0.3万元，下降20%。'),
  frame('settled', '_O_.', '公务接待费与上年持平为1.2万元。'),
  frame('change', '_E_.', '决算数28.56万元，预算数33.6万元，预决算差异率-15%。'),
  frame('change', '_G_M', '三公经费2.05万元，年初预算2.95万元，差值为0.9万元。'),
  frame('share', '_S_P', '基本支出80万元，占本年支出的80%。'),
  frame('completion', '_K_P', '公务接待费支出决算为1.2万元，完成预算的60%。'),
  frame('further-rate', '_P', '基本支出、项目支出分别减少2万元、3万元，下降23.51%、38.28%。'),
  frame('base', 'B(?!.*[NK])_.', '三公经费2.05万元，较上年2.08减少0.03万元。'),
  frame('amount', '_.', '公务接待费1.2万元。'),
]

const compiled = frames.map((one) => ({
  frame: one,
  pattern: new RegExp(`^${one.letters.replace(/_/g, '[A-Y]*')}${one.letters.includes('d') ? '' : '(?:d.)?'}$`),
}))

/** The frame that the letters of a phrase and its figure fill. */
export function frameOf(letters: string): Frame {
  const found = compiled.find(({ pattern }) => pattern.test(letters))
  if (!found) throw new RangeError(`no frame for ${letters}`)
  return found.frame
}
