/**
 * Lays into dist what reading of scans needs of other packages, and no more: of Tesseract one build of six and the two models in
 * one size of two, 10 MB instead of 80. Run by the build; their licences go along.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)
const folder = join(import.meta.dirname, '..', 'dist', 'tesseract')
const core = dirname(resolve('tesseract.js-core/package.json'))
const model = (language: string): string =>
  join(dirname(resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int', `${language}.traineddata.gz`)

mkdirSync(folder, { recursive: true })
const build = 'tesseract-core-relaxedsimd-lstm'
copyFileSync(join(core, `${build}.js`), join(folder, 'core.cjs'))
copyFileSync(join(core, `${build}.wasm`), join(folder, 'core.wasm'))
copyFileSync(join(core, 'LICENSE'), join(folder, 'LICENSE'))
for (const language of ['chi_sim', 'eng']) copyFileSync(model(language), join(folder, `${language}.traineddata.gz`))
