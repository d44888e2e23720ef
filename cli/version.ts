/** The version of gouji, through the package's own exports: the same from the sources and from dist. */
import { createRequire } from 'node:module'

export function version(): string {
  const { version: found }: { version: string } = createRequire(import.meta.url)('gouji/package.json')
  return found
}
