import { expect, test } from 'vitest'
import { calledAs } from '../../cli/called.ts'

const call = (program: string, environment: Readonly<Record<string, string>> = {}): string =>
  calledAs({ argv: ['/usr/bin/node', program], environment: { PATH: '/usr/local/bin:/usr/bin', ...environment }, folder: '/home/me/work' })

test.each([
  ['installed for all', 'gouji', '/usr/local/bin/gouji', {}],
  ['by npx', 'npx gouji', '/home/me/work/node_modules/.bin/gouji', { npm_lifecycle_event: 'npx' }],
  ['in a project, from its folder of programs', 'npx gouji', '/home/me/work/node_modules/.bin/gouji', {}],
  ["by a script of another project's package.json", 'npx gouji', '/x/gouji', { npm_lifecycle_event: 'lint', npm_package_name: 'other' }],
  ['from a checkout', 'npm run -s gouji --', '/c/dist/cli/main.js', { npm_lifecycle_event: 'gouji', npm_package_name: 'gouji' }],
  ['npm start of a checkout', 'npm run -s gouji --', '/c/dist/cli/main.js', { npm_lifecycle_event: 'start', npm_package_name: 'gouji' }],
  ['as a file below', 'node dist/cli/main.js', '/home/me/work/dist/cli/main.js', {}],
  ['as a file elsewhere', 'node /opt/gouji/dist/cli/main.js', '/opt/gouji/dist/cli/main.js', {}],
])('%s: %s', (_how, said, program, environment) => {
  expect(call(program, environment)).toBe(said)
})
