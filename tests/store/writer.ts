/** A program that writes entries into a ledger while others do: `writer.ts LEDGER NAME COUNT append|merge`. */
import { appendEntry, entry, mergeInto } from '../../src/store/ledger.ts'

const [ledger = '', name = '', count = '0', how] = process.argv.slice(2)
for (let i = 0; i < Number(count); i++) {
  const made = entry({ kind: 'note', finding: 'f', text: `${i}`, mark: { rule: 'r', page: 1, message: 'm' }, by: name, document: 'd' })
  if (how === 'merge') mergeInto(ledger, [made])
  else appendEntry(ledger, made)
}
