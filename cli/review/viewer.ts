/** The PDF at a page, in a viewer of the system; never through a shell. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Call {
  readonly command: string
  readonly arguments: readonly string[]
  /** Whether the viewer is told the page. */
  readonly atPage: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Viewers that open at a page, and how they are told. */
const viewers: readonly (readonly [command: string, arguments_: (file: string, page: string) => string[]])[] = [
  ['okular', (file, page) => ['-p', page, file]],
  ['evince', (file, page) => [`--page-index=${page}`, file]],
  ['papers', (file, page) => [`--page-index=${page}`, file]],
  ['atril', (file, page) => [`--page-index=${page}`, file]],
  ['xreader', (file, page) => [`--page-index=${page}`, file]],
  ['zathura', (file, page) => ['-P', page, file]],
  ['sioyek', (file, page) => ['--page', page, file]],
  ['mupdf', (file, page) => [file, page]],
]

function onPath(command: string, environment: Environment): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => {
    if (folder === '') return false
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * How to open the file. GOUJI_PDF_VIEWER names a command, split at blanks, in which {file} and {page} are put in; else a
 * viewer that can open at a page; else the system's own way, at page 1.
 */
export function viewerCall(
  path: string,
  page: number,
  platform: NodeJS.Platform,
  environment: Environment,
  has = (command: string) => onPath(command, environment),
): Call | undefined {
  // Absolute: a name that begins with a dash must not become an option.
  const file = resolve(path)
  const own = environment['GOUJI_PDF_VIEWER']?.trim()
  if (own) {
    const [command = '', ...rest] = own.split(/\s+/).map((part) => part.replaceAll('{file}', file).replaceAll('{page}', String(page)))
    return { command, arguments: own.includes('{file}') ? rest : [...rest, file], atPage: own.includes('{page}') }
  }
  if (platform === 'darwin') return { command: 'open', arguments: [file], atPage: false }
  if (platform === 'win32') return { command: 'explorer.exe', arguments: [file], atPage: false }
  const graphical = Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
  for (const [command, arguments_] of viewers)
    if (graphical && has(command)) return { command, arguments: arguments_(file, String(page)), atPage: true }
  for (const command of ['wslview', 'xdg-open'])
    if (has(command)) return { command, arguments: [command === 'wslview' ? pathToFileURL(file).href : file], atPage: false }
  return undefined
}

/** Starts the viewer and leaves it alone; rejects when it cannot be started. */
export function openViewer(call: Call): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(call.command, call.arguments, { detached: true, stdio: 'ignore', shell: false })
    child.once('error', failed)
    child.once('spawn', () => {
      child.unref()
      done()
    })
  })
}
