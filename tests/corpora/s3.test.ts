/** Documents in object storage: a small server that speaks as much S3 as is asked of it, and the signature against Amazon's own example. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { s3Place, s3Shelf, signed } from '../../src/corpus/s3.ts'

const keys = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }

test('the signature is that of the documented examples', () => {
  const at = new Date('2013-05-24T00:00:00Z')
  const of = (url: string, more?: Record<string, string>): string | undefined =>
    /Signature=(\w+)$/.exec(signed(new URL(url), 'us-east-1', keys, at, more)['authorization'] ?? '')?.[1]
  expect(of('https://examplebucket.s3.amazonaws.com/test.txt', { range: 'bytes=0-9' })).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
  expect(of('https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J')).toBe(
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  )
})

test('an address and the usual variables make a place', () => {
  expect(s3Place('/a/folder', {}, 1)).toBeUndefined()
  expect(s3Place('s3://reports/2024/', { AWS_REGION: 'cn-north-1' }, 5)).toEqual({
    endpoint: 'https://s3.cn-north-1.amazonaws.com',
    bucket: 'reports',
    prefix: '2024/',
    region: 'cn-north-1',
    most: 5,
  })
  expect(s3Place('s3://r', { AWS_ENDPOINT_URL: 'http://m:9000', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }, 5)).toMatchObject({
    endpoint: 'http://m:9000',
    prefix: '',
    keys: { id: 'a', secret: 'b' },
  })
})

describe('a bucket', () => {
  const objects = new Map([
    ['2024/甲局 & 乙.txt', '支出总计10.00万元。'],
    ['2024/b+c.pdf', '%PDF-'],
    ['2024/notes.docx', ''],
    ['2024/z.txt', 'z'.repeat(100)],
  ])
  let server: Server
  let endpoint = ''
  const asked: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', endpoint)
      asked.push(request.headers.authorization ?? '')
      // The same signature is made here of what arrived.
      const time = String(request.headers['x-amz-date'] ?? '').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
      const own = time === '' ? '' : signed(url, 'us-east-1', keys, new Date(time))['authorization']
      if (own !== request.headers.authorization) {
        response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      } else if (url.pathname === '/reports/') {
        const all = [...objects.keys()].filter((name) => name.startsWith(url.searchParams.get('prefix') ?? ''))
        const from = Number(url.searchParams.get('continuation-token') ?? 0)
        const contents = all.slice(from, from + 2).map((name) => `<Contents><Key>${name.replace('&', '&amp;')}</Key></Contents>`)
        const more = from + 2 < all.length
        response.end(
          `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''}</ListBucketResult>`,
        )
      } else {
        const object = objects.get(decodeURIComponent(url.pathname).replace('/reports/', ''))
        if (object === undefined) response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
        else response.end(object)
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())
  const shelf = (change: Partial<Parameters<typeof s3Shelf>[0]> = {}) =>
    s3Shelf({ endpoint, bucket: 'reports', prefix: '2024/', region: 'us-east-1', keys, most: 50, ...change })

  test('is listed page by page, documents only', async () => {
    const names: string[] = []
    for await (const name of shelf().names()) names.push(name)
    expect(names).toEqual(['2024/甲局 & 乙.txt', '2024/b+c.pdf', '2024/z.txt'])
  })

  test('gives a document, whatever it is called', async () => {
    for (const name of ['2024/甲局 & 乙.txt', '2024/b+c.pdf']) {
      const source = await shelf().source(name)
      expect('bytes' in source && Buffer.from(source.bytes).toString()).toBe(objects.get(name))
    }
  })

  test('says in one sentence what is wrong, and no key', async () => {
    await expect(shelf().source('2024/none.pdf')).rejects.toThrow(/answers 404 \(NoSuchKey\)$/)
    await expect(shelf().source('2024/z.txt')).rejects.toThrow('larger than 50 bytes')
    await expect(shelf().source('2023/a.pdf')).rejects.toThrow('not in the bucket')
    await expect(shelf().source('2024/../x.pdf')).rejects.toThrow('not in the bucket')
    await expect(shelf({ keys: { ...keys, secret: 'wrong' } }).source('2024/z.txt')).rejects.toThrow('answers 403 (SignatureDoesNotMatch)')
    await expect(shelf({ endpoint: 'http://127.0.0.1:9' }).source('2024/z.txt')).rejects.toThrow('cannot be reached')
  })
})
