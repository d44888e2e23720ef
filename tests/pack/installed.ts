/**
 * The package as a user gets it: packed, installed into an empty folder from the registry, and used there as a command and
 * as a library. Nothing of the checkout is in reach. Ends with status 1 when anything is not as it should be.
 *
 *   npm run check:installed [-- --keep]
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, env, execPath, exit, stdout } from 'node:process'
import { scanOf, usual } from '../../bench/scan.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'gouji-installed-'))
const project = join(folder, 'project')

/** What the package may bring along: packages, itself counted, and megabytes on disk. */
const most = { packages: 75, megabytes: 165 }

interface Run {
  readonly status: number
  readonly output: string
}

/** What npm sets for its scripts would quieten the npm that is tried. */
const plain = Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(?!config_cache|config_cafile)/i.test(name)))

/** A program in the project; standard output and error together. */
function run(program: string, ...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const settings = { cwd: existsSync(project) ? project : root, maxBuffer: 64 << 20, env: { ...plain, LC_ALL: 'C.UTF-8', NO_COLOR: '1' } }
    execFile(program, [...args], settings, (failure, out, err) => {
      const code = failure === null ? 0 : failure.code
      resolve({ status: typeof code === 'number' ? code : -1, output: `${out}${err}` })
    })
  })
}

let failures = 0
/** One line for what was tried; what came of it where it failed. */
function judge(name: string, fault: string | undefined): void {
  stdout.write(`${fault === undefined ? 'ok  ' : 'FAIL'} ${name}\n`)
  if (fault === undefined) return
  failures++
  stdout.write(`${fault.replace(/^/gm, '     ')}\n`)
}

async function expectRun(name: string, command: Promise<Run>, status: number, ...parts: readonly string[]): Promise<void> {
  const got = await command
  const lacking = parts.filter((part) => !got.output.includes(part))
  const sound = got.status === status && lacking.length === 0
  const fault = `status ${got.status}, not ${status}; lacking: ${lacking.join(' | ') || 'nothing'}\n${got.output.slice(0, 2000)}`
  judge(name, sound ? undefined : fault)
}

function expectFile(path: string, least: number, begins: string, holds?: string): void {
  const file = join(project, path)
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  const text = bytes.toString('latin1')
  const faults = [
    ...(bytes.length < least ? [`only ${bytes.length} bytes`] : []),
    ...(text.startsWith(begins) ? [] : [`begins with ${text.slice(0, 20)}`]),
    ...(holds === undefined || text.includes(holds) ? [] : [`holds no ${holds}`]),
  ]
  judge(`${path}, ${Math.round(bytes.length / 1024)} KB`, faults.length === 0 ? undefined : faults.join('\n'))
}

/** Folders of one package anywhere below. */
function copiesOf(name: string, below: string): string[] {
  return readdirSync(below, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && join(entry.parentPath, entry.name).endsWith(join('node_modules', name)))
    .map((entry) => join(entry.parentPath, entry.name))
}

function weight(below: string): { packages: number; megabytes: number } {
  let blocks = 0
  let packages = 0
  for (const entry of readdirSync(below, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    blocks += statSync(join(entry.parentPath, entry.name)).blocks
    if (entry.name === 'package.json' && /node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+$/.test(entry.parentPath)) packages++
  }
  return { packages, megabytes: Math.round(blocks / 2048) }
}

/** What npm says against a package; what it says of this machine's own settings is not about us. */
const warnings = (output: string): string =>
  output
    .split('\n')
    .filter((line) => /\bwarn\b/i.test(line) && !/user config|env config|cli config/.test(line) && !/warn install-scripts\s*$/.test(line))
    .join('\n')

async function pack(): Promise<string> {
  const { status, output } = await run('npm', 'pack', '--silent', '--pack-destination', folder)
  if (status !== 0) throw new Error(output)
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm pack wrote nothing')
  return join(folder, tarball)
}

async function installed(tarball: string): Promise<void> {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
  const { status, output } = await run('npm', 'install', '--no-fund', '--no-audit', tarball)
  judge('npm install', status === 0 ? undefined : output)
  judge('npm warns of nothing', warnings(output) === '' ? undefined : warnings(output))
  const got = weight(join(project, 'node_modules'))
  const heavy = got.packages > most.packages || got.megabytes > most.megabytes
  judge(`${got.packages} packages, ${got.megabytes} MB`, heavy ? `more than ${most.packages} packages or ${most.megabytes} MB` : undefined)
  const own = join(project, 'node_modules', 'gouji')
  const files = readdirSync(own, { recursive: true, encoding: 'utf8' })
  const maps = files
    .filter((file) => file.endsWith('.js'))
    .filter((file) => /^\/\/# sourceMappingURL=/m.test(readFileSync(join(own, file), 'utf8')) && !files.includes(`${file}.map`))
  judge('no source map is missing', maps.length === 0 ? undefined : maps.join('\n'))
  const links = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md'].flatMap((page) =>
    [...readFileSync(join(own, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].flatMap(([, link]) =>
      link === undefined || existsSync(join(own, link)) ? [] : [`${page}: ${link}`],
    ),
  )
  judge('its front pages link to files that are there', links.length === 0 ? undefined : links.join('\n'))
}

/** The commands as a user types them. */
async function commands(): Promise<void> {
  const gouji = (...args: readonly string[]): Promise<Run> => run('npx', '--no-install', 'gouji', ...args)
  await expectRun('gouji --version', gouji('--version'), 0, '0.')
  await expectRun('gouji check', gouji('check', 'sample.pdf'), 1, 'sample.pdf', 'wrong-completion')
  await expectRun(
    'gouji check --lang zh --format json',
    gouji('check', 'sample.pdf', '--lang', 'zh', '--format', 'json'),
    1,
    'gouji.report/1',
  )
  for (const ending of ['html', 'pdf', 'xlsx', 'csv', 'md', 'sarif'])
    await expectRun(`gouji report -o report.${ending}`, gouji('report', 'sample.pdf', '-o', `report.${ending}`), 0)
  expectFile('report.html', 100_000, '<!DOCTYPE html>', 'data:image/png;base64,')
  expectFile('report.pdf', 100_000, '%PDF-', '/Annot')
  expectFile('report.xlsx', 20_000, 'PK')
  await expectRun('gouji check, a scan', gouji('check', 'scan.pdf', '--fail-on', 'never', '--ocr-engine', 'tesseract'), 0, 'scan.pdf')
  await expectRun('gouji report, a scan', gouji('report', 'scan.pdf', '-o', 'scan.html', '--ocr-engine', 'tesseract'), 0)
  expectFile('scan.html', 20_000, '<!DOCTYPE html>')
  await expectRun('gouji extract', gouji('extract', 'sample.pdf', '-o', 'sample.csv'), 0)
  await expectRun('gouji explain', gouji('explain', 'wrong-completion'), 0, 'wrong-completion')
}

const library = (type: string): string => `import { readFile } from 'node:fs/promises'
import { checkDisclosure, handoverOf, openDisclosure, reportPictures, htmlReport } from 'gouji'

const path${type && ': string'} = 'sample.pdf'
const bytes = await readFile(path)
const disclosure = await openDisclosure({ path, bytes }, { ocr: 'auto' })
const { report } = checkDisclosure(disclosure, { language: 'en' })
for (const finding of report.findings) console.log(finding.page, finding.message)
const handed = handoverOf(disclosure, [], { language: 'zh' })
const pictures = await reportPictures(bytes, handed)
console.log('pictures', pictures.size, typeof htmlReport)
if (report.findings.length === 0 || pictures.size === 0) throw new Error('nothing found')
`

async function asLibrary(): Promise<void> {
  writeFileSync(join(project, 'use.mjs'), library(''))
  await expectRun('the library from JavaScript', run(execPath, 'use.mjs'), 0, 'pictures')
  const types = await run('npm', 'install', '--no-fund', '--no-audit', '--save-dev', 'typescript@^7', '@types/node@^24')
  judge('npm install typescript', types.status === 0 ? undefined : types.output)
  writeFileSync(join(project, 'use.mts'), library('string'))
  const strict = { target: 'es2024', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }
  const compilerOptions = { ...strict, skipLibCheck: false, types: ['node'], outDir: 'out' }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['use.mts'] }))
  await expectRun('the library from strict TypeScript: types', run('npx', '--no-install', 'tsc', '-p', '.'), 0)
  await expectRun('the library from strict TypeScript: run', run(execPath, 'out/use.mjs'), 0, 'pictures')
}

/** A project that draws with another version of the drawing library has two of them; ours must not meet theirs. */
async function besideAnother(): Promise<void> {
  const another = await run('npm', 'install', '--no-fund', '--no-audit', '@napi-rs/canvas@1.0.11')
  judge('npm install @napi-rs/canvas of another version', another.status === 0 ? undefined : another.output)
  const report = run('npx', '--no-install', 'gouji', 'report', 'sample.pdf', '-o', 'beside.html')
  await expectRun('gouji report beside another drawing library', report, 0)
  expectFile('beside.html', 100_000, '<!DOCTYPE html>', 'data:image/png;base64,')
}

const sample = new Uint8Array(readFileSync(join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')))
try {
  await installed(await pack())
  writeFileSync(join(project, 'sample.pdf'), sample)
  writeFileSync(join(project, 'scan.pdf'), await scanOf(sample, { ...usual, pages: [7, 8] }))
  const copies = copiesOf(join('@napi-rs', 'canvas'), join(project, 'node_modules'))
  judge('one copy of the drawing library', copies.length === 1 ? undefined : copies.join('\n'))
  await commands()
  await asLibrary()
  await besideAnother()
} finally {
  if (argv.includes('--keep')) stdout.write(`kept in ${folder}\n`)
  else rmSync(folder, { recursive: true, force: true })
}
stdout.write(failures === 0 ? 'installed: all as it should be\n' : `installed: ${failures} not as they should be\n`)
exit(failures === 0 ? 0 : 1)
