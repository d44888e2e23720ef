/** What the judge's severities mean, in words; docs/severity.md is made from them. */
import type { Language } from '../model/finding.ts'

export const severityRules: readonly Readonly<Record<Language, string>>[] = [
  {
    en: 'A figure stands for every value that is printed like it. What holds for some of these values is no contradiction.',
    zh: '每个数字代表所有会印成同样字样的数值；只要其中有数值能使关系成立，就不是不符。',
  },
  {
    en: '**error**: the relation cannot hold under any rounding of the printed figures.',
    zh: '**error（不符）**：无论怎样舍入，所列数字之间的关系都不能成立。',
  },
  {
    en: '**warning**: it misses by no more than one unit of the last printed place; or it holds only if last digits were cut instead of rounded; or the rule says that a person must judge, because the relation is nearly always true but not by definition, or because words are read.',
    zh: '**warning（存疑）**：相差不超过末位一个单位；或仅在截尾而非四舍五入时成立；或规则认为须由人判断：该关系几乎总是成立但并非定义使然，或涉及对文字的理解。',
  },
  {
    en: '**info**: a note. Sums that hold only within rounding are one note a table or section; a convention of the whole document (rates cut, not rounded) is one note.',
    zh: '**info（提示）**：仅在尾差内成立的合计，每表或每节合为一条；全文一致的惯例（如百分比一律截尾）合为一条。',
  },
  {
    en: 'Every contradiction is believed only as far as the grounds go: what was tried to make the figures agree, how the same form does elsewhere in the document, what the slip looks like. Believed less than 95 % it is a warning at most; less than 80 %, not checkable.',
    zh: '每处不符只按依据的强弱采信：是否存在使其相符的其他读法、文中同类核对的情况、差错的样式。可信度不足 95% 的至多为存疑；不足 80% 的计入“未核”。',
  },
  {
    en: 'Several contradictions with one cause are one finding; it has the severity of the heaviest of them.',
    zh: '同一原因造成的多处不符合为一项，取其中最高的级别。',
  },
  {
    en: 'Where it cannot be told what a figure refers to, where the base is 0, or where a figure was not read with certainty, nothing is found: the claim is counted as not checkable, with its reason.',
    zh: '无法确定数字所指、基数为 0、或数字识别存疑时，不作为发现，计入“未核”并注明原因。',
  },
  {
    en: 'A configuration file may give a rule another severity (`severities`) or leave it out (`disabled`).',
    zh: '可在配置文件中为某条规则另定级别（`severities`）或停用（`disabled`）。',
  },
  {
    en: '`--min-severity` leaves findings below a severity out of the report. `--fail-on` (error unless told otherwise) decides from which severity on the exit status is 1; waived findings do not count. When nothing at all could be checked, the exit status is 2.',
    zh: '`--min-severity` 不报告低于某级别的发现；`--fail-on`（默认 error）决定从哪一级别起退出状态为 1，已豁免的不计；若没有任何内容可以核对，退出状态为 2。',
  },
]
