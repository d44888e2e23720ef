/** A document as it is stored: its report, its facts, its coverage, and what others are checked against. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { bodyOf, houseOf, levelOf } from '../check/across.ts'
import type { Identity } from '../model/document.ts'
import type { Assessment, CoverageLedger, Other } from '../model/finding.ts'
import type { Extraction } from '../model/reading.ts'
import type { Belonging, CoverageRecord, ReadRecord } from '../store/database/record.ts'
import { factRecords } from './facts.ts'
import { placeOf } from './place.ts'

/** Whose document it is, as far as its own words tell; what stands in others of the store is found later. */
export function belongingOf(identity: Identity): Belonging {
  const body = bodyOf(identity)
  const parent = houseOf(identity)
  return { body, level: levelOf(identity), ...placeOf(body), ...(parent === undefined ? {} : { parent }) }
}

const covered = ({
  figures,
  covered,
  boundedOnly,
}: CoverageLedger['narrative']): Pick<CoverageRecord, 'figures' | 'covered' | 'boundedOnly'> => ({
  figures,
  covered,
  boundedOnly,
})

export function recordOf(sha256: string, extraction: Extraction, assessment: Assessment, ledger: CoverageLedger, other: Other): ReadRecord {
  return {
    sha256,
    report: assessment.report,
    belonging: belongingOf(extraction.identity),
    facts: factRecords(extraction, assessment),
    coverage: [
      ...ledger.tables.map(
        (table, i): CoverageRecord => ({
          number: i + 1,
          title: table.title,
          ...(table.kind === undefined ? {} : { tableKind: table.kind }),
          ...(table.pages[0] === undefined ? {} : { page: table.pages[0] }),
          ...covered(table),
        }),
      ),
      { number: 0, title: '', ...covered(ledger.narrative) },
    ],
    reading: packed(other),
  }
}

/** What a document states, deflated, exact numbers included. */
export const packed = (other: Other): Uint8Array =>
  deflateRawSync(JSON.stringify(other, (_key, value: unknown) => (typeof value === 'bigint' ? { bigint: value.toString() } : value)))

/** The inverse of {@link packed}. */
export function unpacked(bytes: Uint8Array): Other {
  return JSON.parse(inflateRawSync(bytes).toString(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'bigint' in value && typeof value.bigint === 'string' ? BigInt(value.bigint) : value,
  ) as Other
}
