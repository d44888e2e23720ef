/** What a user installs with the program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installed } from '../../docs/dependencies.ts'

const root = join(import.meta.dirname, '..', '..')
const packages = installed(join(root, 'package-lock.json'))

test('no package runs a script when it is installed, nor does this one', () => {
  expect(packages.length).toBeGreaterThan(10)
  expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([])
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of ['preinstall', 'install', 'postinstall']) expect(scripts).not.toHaveProperty(name)
})

test('every package is fixed by a hash', () => {
  expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))).toEqual([])
})

test('every licence lets one use and pass on the program', () => {
  const free =
    /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|MIT AND OFL-1\.1|MIT AND Apache-2\.0|\(MIT AND Zlib\)|MIT\/X11)$|\bMIT\b.*\bOR\b|\bOR\b.*\bMIT\b/
  expect(packages.filter(([, { license }]) => !free.test(license ?? '')).map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})
