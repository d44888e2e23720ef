/**
 * Documents in object storage that speaks S3 (Amazon, MinIO, Ceph, OSS, COS …): listed page by page, fetched one by one, each
 * request signed (Signature Version 4). Nothing is ever written there.
 */
import { createHash, createHmac } from 'node:crypto'
import { OffTheShelf, type Shelf } from './shelf.ts'

export interface Keys {
  readonly id: string
  readonly secret: string
  /** Of temporary keys. */
  readonly token?: string
}

export interface S3Options {
  /** `https://host` of the storage, or of one bucket where `bucket` is empty. */
  readonly endpoint: string
  readonly bucket: string
  /** Names begin with it; empty for all. */
  readonly prefix: string
  /** `us-east-1` where the storage knows no regions. */
  readonly region: string
  /** Requests are not signed without. */
  readonly keys?: Keys
  /** Bytes of the largest document that is fetched. */
  readonly most: number
}

/** The storage did not give what was asked for. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
/** As the signature wants it: all but letters, digits and - . _ ~ is escaped. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** Headers of a request without a body, its signature among them. @param at when it is sent */
export function signed(
  url: URL,
  region: string,
  keys: Keys,
  at: Date,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d+/g, '')
  const day = time.slice(0, 8)
  const body = sha256('')
  const headers: Record<string, string> = {
    ...more,
    host: url.host,
    'x-amz-content-sha256': body,
    'x-amz-date': time,
    ...(keys.token === undefined ? {} : { 'x-amz-security-token': keys.token }),
  }
  const names = Object.keys(headers).sort()
  const query = [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&')
  const request = ['GET', url.pathname, query, ...names.map((name) => `${name}:${headers[name]}`), '', names.join(';'), body].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const key = ['s3', 'aws4_request'].reduce((by, part) => hmac(by, part), hmac(hmac(`AWS4${keys.secret}`, day), region))
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n')).toString('hex')
  const { host: _host, ...sent } = headers
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)) : (entities[name] ?? all),
  )
const tagged = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => plain(text))

/** @throws StorageFailure from its functions, in one sentence that holds no key */
export function s3Shelf({ endpoint, bucket, prefix, region, keys, most }: S3Options): Shelf {
  const base = new URL(endpoint)
  const root = `${base.pathname.replace(/\/$/, '')}${bucket === '' ? '' : `/${escaped(bucket)}`}`
  async function get(path: string, query: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(`${root}${path}`, base)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const headers = keys === undefined ? {} : signed(url, region, keys, new Date())
    // A redirect would carry the signature elsewhere.
    const response = await fetch(url, { headers, redirect: 'error' }).catch((cause: unknown) => {
      throw new StorageFailure(`${base.host} cannot be reached`, { cause })
    })
    if (response.ok) return response
    const code = tagged((await response.text()).slice(0, 10_000), 'Code')[0]
    throw new StorageFailure(`${base.host} answers ${response.status}${code === undefined ? '' : ` (${code})`}`)
  }
  return {
    async *names() {
      let next: string | undefined
      do {
        const query = { 'list-type': '2', prefix, ...(next === undefined ? {} : { 'continuation-token': next }) }
        const page = await (await get('/', query)).text()
        for (const name of tagged(page, 'Key')) if (/\.(?:pdf|txt)$/i.test(name)) yield name
        next = tagged(page, 'IsTruncated')[0] === 'true' ? tagged(page, 'NextContinuationToken')[0] : undefined
      } while (next !== undefined)
    },
    async source(name) {
      if (!name.startsWith(prefix) || name.split('/').some((part) => part === '.' || part === '..'))
        throw new OffTheShelf(`${name} is not in the bucket`)
      const response = await get(`/${name.split('/').map(escaped).join('/')}`, {})
      const parts: Uint8Array[] = []
      let length = 0
      for await (const part of response.body ?? []) {
        length += part.length
        if (length > most) throw new StorageFailure(`${name} is larger than ${most} bytes`)
        parts.push(part)
      }
      return { bytes: Buffer.concat(parts) }
    },
  }
}

/** `s3://bucket/prefix` → its options; the rest comes from the usual variables (AWS_ACCESS_KEY_ID …, AWS_ENDPOINT_URL, AWS_REGION). */
export function s3Place(address: string, environment: Readonly<Record<string, string | undefined>>, most: number): S3Options | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(address) ?? []
  if (bucket === undefined) return undefined
  const region = environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'us-east-1'
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment
  const endpoint = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'] ?? `https://s3.${region}.amazonaws.com`
  const keys = id === undefined || secret === undefined ? {} : { keys: { id, secret, ...(token === undefined ? {} : { token }) } }
  return { endpoint, bucket, prefix, region, most, ...keys }
}
