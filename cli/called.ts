/** How the program was called, so that a command it hints at can be pasted where it runs. */
import { basename, delimiter, dirname, relative, resolve } from 'node:path'

interface Call {
  /** Of the process; the second is the program. */
  readonly argv: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Current folder. */
  readonly folder: string
}

/** `gouji` where it stands on the path, `npx gouji` within a project, `npm run -s gouji --` in a checkout, else the file itself. */
export function calledAs({ argv, environment, folder }: Call): string {
  const program = argv[1] ?? ''
  const event = environment['npm_lifecycle_event']
  if (event === 'npx') return 'npx gouji'
  if (event !== undefined) return environment['npm_package_name'] === 'gouji' ? 'npm run -s gouji --' : 'npx gouji'
  if (basename(program).replace(/\.(cmd|ps1)$/i, '') === 'gouji') {
    const places = (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter).filter((place) => place !== '')
    if (places.some((place) => resolve(place) === resolve(dirname(program)))) return 'gouji'
    if (/[/\\]node_modules[/\\]\.bin$/.test(dirname(program))) return 'npx gouji'
  }
  const file = relative(folder, program)
  return program === '' ? 'gouji' : `node ${file.startsWith('..') ? program : file}`
}
