import { inflateRawSync } from 'node:zlib'
import exceljs from 'exceljs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Handover, workbook } from '../../src/index.ts'
import { decisions, handed, poisoned } from './handed.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** The parts of an archive by name, read without the library that wrote it. */
function parts(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const found = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, local] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ]
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(start, start + size)
    found.set(bytes.toString('utf8', at + 46, at + 46 + name), (method === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return found
}

async function opened(content: Handover): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await workbook(content)).buffer as ArrayBuffer)
  return book
}

function sheetOf(book: exceljs.Workbook, name: string): exceljs.Worksheet {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Column number by head. */
const columnsOf = (sheet: exceljs.Worksheet): Map<string, number> => {
  const heads = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, column) => {
    heads.set(cell.text, column)
  })
  return heads
}

function* cellsOf(book: exceljs.Workbook): Generator<exceljs.Cell> {
  for (const sheet of book.worksheets) {
    const cells: exceljs.Cell[] = []
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        cells.push(cell)
      })
    })
    yield* cells
  }
}

describe('the workbook', () => {
  test('has a sheet for each part, heads frozen and filters on', async () => {
    const book = await opened(await handed())
    expect(book.worksheets.slice(0, 5).map((sheet) => sheet.name)).toEqual(['概要', '发现', '数据点', '表格数据', '覆盖'])
    for (const name of ['发现', '数据点', '表格数据', '覆盖']) {
      const sheet = sheetOf(book, name)
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.autoFilter).toBeTruthy()
    }
  })

  test('the first sheet tells every finding in a sentence, on the width of a page, with a place to sign', async () => {
    const content = await handed('zh', await decisions())
    const sheet = sheetOf(await opened(content), '概要')
    const texts = (column: number): string[] => sheet.getColumn(column).values.map((value) => (typeof value === 'string' ? value : ''))
    for (const { finding } of content.findings) expect(texts(4)).toContain(finding.message)
    expect(texts(1)).toEqual(expect.arrayContaining(['签署', '复核人', '最后决定', '已决', '未决', '签字、日期']))
    expect(texts(4)).toContain('审核员甲')
    const width = sheet.columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
    expect(width).toBeLessThanOrEqual(150)
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 })
    // A click on the page leads to the row that tells all.
    const xml = parts(await workbook(content)).get('xl/worksheets/sheet1.xml') ?? ''
    expect(xml.match(/<hyperlink ref="A\d+" location="&apos;发现&apos;!A\d+"\/>/g)).toHaveLength(content.findings.length)
  })

  test('every finding, fact, cell and figure is a row', async () => {
    const content = await handed()
    const book = await opened(content)
    expect(sheetOf(book, '发现').rowCount).toBe(content.findings.length + 1)
    expect(sheetOf(book, '数据点').rowCount).toBe(content.extraction.facts.length + 1)
    expect(sheetOf(book, '表格数据').rowCount).toBe(content.extraction.tables.reduce((sum, table) => sum + table.cells.length, 0) + 1)
    expect(sheetOf(book, '覆盖').rowCount).toBe(content.extraction.figures.length + 1)
  })

  test('read as ISO 29500 has it, without the library that wrote it: sheets by name, heads frozen, figures as numbers', async () => {
    const content = await handed()
    const archive = parts(await workbook(content))
    const part = (name: string): string => archive.get(name) ?? ''
    const unescaped = (text: string): string =>
      text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
    const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
      unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
    )
    const targets = new Map(
      [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
        /Id="(.*?)"/.exec(tag)?.[1],
        /Target="(.*?)"/.exec(tag)?.[1],
      ]),
    )
    const sheets = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => ({
      name: unescaped(/name="(.*?)"/.exec(tag)?.[1] ?? ''),
      xml: part(`xl/${targets.get(/r:id="(.*?)"/.exec(tag)?.[1])}`),
    }))
    expect(sheets.map(({ name }) => name).slice(0, 5)).toEqual(['概要', '发现', '数据点', '表格数据', '覆盖'])
    expect(new Set(sheets.map(({ name }) => name.toLowerCase())).size).toBe(sheets.length)
    for (const [index, { name, xml }] of sheets.entries()) {
      // The first sheet is to be read as it is printed: its list begins far down.
      if (index > 0) expect(xml, name).toMatch(/<pane [^>]*state="frozen"/)
      expect(xml, name).toContain('fitToWidth="1"')
      expect(name.length, name).toBeLessThanOrEqual(31)
    }
    const cells = [...(sheets[3]?.xml ?? '').matchAll(/<c r="([A-Z]+)(\d+)"([^>]*)>(?:<v>(.*?)<\/v>)?/g)].map(
      ([, column, row, style = '', value = '']) => ({
        column,
        row,
        text: style.includes('t="s"') ? strings[Number(value)] : Number(value),
      }),
    )
    const at = (column: string, row: number): unknown => cells.find((cell) => cell.column === column && cell.row === String(row))?.text
    expect([at('F', 1), at('H', 1)]).toEqual(['数值', '原样'])
    const [first] = content.extraction.tables
    const printed = content.extraction.figures[first?.cells[0]?.figure ?? -1]?.printed ?? ''
    expect([at('F', 2), at('H', 2)]).toEqual([Number(printed.replaceAll(',', '')), printed])
  })

  test('figures are numbers that show the decimals they were printed with', async () => {
    const sheet = sheetOf(await opened(await handed()), '表格数据')
    const columns = columnsOf(sheet)
    let checked = 0
    sheet.eachRow((row, number) => {
      if (number === 1) return
      const printed = row.getCell(columns.get('原样') ?? 0).text
      const cell = row.getCell(columns.get('数值') ?? 0)
      if (!/^-?[\d,]+(\.\d+)?$/.test(printed)) return
      const decimals = /\.(\d+)$/.exec(printed)?.[1]?.length ?? 0
      expect(cell.value).toBe(Number(printed.replaceAll(',', '')))
      expect(/\.(0+)$/.exec(cell.numFmt)?.[1]?.length ?? 0).toBe(decimals)
      checked++
    })
    expect(checked).toBeGreaterThan(50)
  })

  test('more digits than a spreadsheet can hold stay text', async () => {
    const content = await handed()
    const figures = content.extraction.figures.map((figure) => ({ ...figure, printed: '1234567890123456.78' }))
    const sheet = sheetOf(await opened({ ...content, extraction: { ...content.extraction, figures } }), '覆盖')
    expect(sheet.getCell(2, columnsOf(sheet).get('数值') ?? 0).value).toBe('1234567890123456.78')
  })

  test.each(['=1+1', '+1+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '<f>1</f>', '{=1}'])(
    'text of a document is never a formula: %j',
    async (text) => {
      const bytes = await workbook(poisoned(await handed('zh', await decisions()), text))
      const book = new exceljs.Workbook()
      await book.xlsx.load(bytes.buffer as ArrayBuffer)
      const types = new Set<number>()
      for (const cell of cellsOf(book)) {
        if (cell.type !== exceljs.ValueType.Merge) types.add(cell.type)
        if (cell.type === exceljs.ValueType.String && /^\s*[=+\-@]/.test(cell.text)) expect(cell.numFmt).toBe('@')
      }
      expect([...types].sort()).toEqual([exceljs.ValueType.Number, exceljs.ValueType.String].sort())
      for (const [name, xml] of parts(bytes)) if (name.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f[\s>/]/)
    },
  )

  test('characters that XML cannot hold are left out', async () => {
    const content = poisoned(await handed(), 'a\u0000b\u001fc\ud800d\u202ee\ufffff')
    const book = await opened(content)
    expect(sheetOf(book, '概要').getCell(1, 1).text).toBe('abcdef')
  })

  test('cells that do not agree are filled, in the grid of their table too', async () => {
    const content = await handed()
    const book = await opened(content)
    const filled = [...cellsOf(book)].filter((cell) => cell.fill?.type === 'pattern' && cell.fill.fgColor?.argb === 'FFF6D5D3')
    expect(filled.length).toBeGreaterThan(0)
    expect(filled.some((cell) => /^\d+ /.test(cell.worksheet.name))).toBe(true)
  })

  test('tells the decisions', async () => {
    const book = await opened(await handed('zh', await decisions()))
    const sheet = sheetOf(book, '复核记录')
    const texts: string[] = []
    sheet.eachRow((row) => {
      texts.push([3, 5, 8, 9].map((column) => row.getCell(column).text).join('|'))
    })
    expect(texts.some((text) => text.startsWith('已排除|') && text.endsWith('|口径不同|适用'))).toBe(true)
    expect(texts).toContain('已认可|早先版本中的一项||不再适用')
  })

  test('has the same bytes whenever it is written', async () => {
    const content = await handed('zh', await decisions())
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') })
    const first = await workbook(content)
    vi.setSystemTime(new Date('2027-07-07T07:07:07Z'))
    const second = await workbook(content)
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(parts(first).get('docProps/core.xml')).toContain('2026-11-24T05:02:00Z')
  })
})
