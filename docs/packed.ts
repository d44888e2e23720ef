/**
 * What package.json holds for whoever works on gouji is no business of whoever installs it: scripts (npm warns of one that it
 * would not run), tools, overrides. Taken out before packing, put back after it.
 *
 *   node docs/packed.ts [--restore]
 */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'

const root = join(import.meta.dirname, '..')
const manifest = join(root, 'package.json')
/** Out of git's sight and out of the package. */
const kept = join(root, 'node_modules', '.package.json.kept')
const ours = ['scripts', 'devDependencies', 'overrides', 'allowScripts']

if (argv.includes('--restore')) {
  if (existsSync(kept)) renameSync(kept, manifest)
} else {
  copyFileSync(manifest, kept)
  const entries = Object.entries(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>)
  writeFileSync(manifest, `${JSON.stringify(Object.fromEntries(entries.filter(([key]) => !ours.includes(key))), null, 2)}\n`)
}
