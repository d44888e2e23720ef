/** A document read and judged as the library does it, under some rules or all. */
import { type Assessable, assess as judged } from '../src/check/assess.ts'
import type { Assessment, Beside, Language } from '../src/model/finding.ts'
import { spoken } from '../src/report/spoken.ts'
import { rules as all, claimedBy } from '../src/rules/index.ts'
import type { Rule } from '../src/rules/rule.ts'

export function assess(
  input: Assessable,
  {
    language,
    rules = all,
    beside = [],
  }: { readonly language: Language; readonly rules?: readonly Rule[]; readonly beside?: readonly Beside[] },
): Assessment {
  const found = judged(input, { claimed: claimedBy(rules, input.document, beside), beside })
  return spoken(found, (rule, of) => rules.find(({ id }) => id === rule)?.cases[of], language)
}
