/** What a file of ours should look like, and in one sentence each, what in it does not. */
import { Ajv, type ErrorObject } from 'ajv'
import type { Language } from '../src/index.ts'
import { nearest } from './nearest.ts'

const words = {
  en: {
    unknown: (where: string, name: string, known: string | undefined) =>
      `${where}there is no ${name}${known === undefined ? '' : `; did you mean ${known}?`}`,
    list: ' (gouji rules lists them all)',
    choice: (where: string, given: string, choices: string) => `${where}${given} is not one of ${choices}`,
    type: (where: string, given: string, wanted: string) => `${where}${given} is not ${wanted}`,
    missing: (where: string, name: string, value: string | undefined) =>
      `${where}${name} is missing${value === undefined ? '' : `; write "${name}": ${value}`}`,
    few: (where: string, least: number) => `${where}at least ${least} ${least === 1 ? 'entry is' : 'entries are'} needed`,
    twice: (where: string) => `${where}the same entry stands there twice`,
    empty: (where: string) => `${where}a name or text must not be empty`,
    form: (where: string, given: string) => `${where}${given} is not a date such as 2026-11-24`,
    types: { object: 'an object', array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false' },
  },
  zh: {
    unknown: (where: string, name: string, known: string | undefined) =>
      `${where}没有 ${name}${known === undefined ? '' : `，是否指 ${known}？`}`,
    list: '（gouji rules 列出全部）',
    choice: (where: string, given: string, choices: string) => `${where}${given} 不在可选值之内：${choices}`,
    type: (where: string, given: string, wanted: string) => `${where}${given} 不是${wanted}`,
    missing: (where: string, name: string, value: string | undefined) =>
      `${where}缺少 ${name}${value === undefined ? '' : `，请写 "${name}": ${value}`}`,
    few: (where: string, least: number) => `${where}至少需要 ${least} 项`,
    twice: (where: string) => `${where}有重复的项`,
    empty: (where: string) => `${where}名称或文字不能为空`,
    form: (where: string, given: string) => `${where}${given} 不是日期（例如 2026-11-24）`,
    types: { object: '对象', array: '列表', string: '文字', number: '数字', boolean: 'true 或 false' },
  },
} as const

/** Sentences about a value that does not meet the schema, in its order; none when it does. */
export function problems(schema: object, value: unknown, language: Language): string[] {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
  if (ajv.validate(schema, value)) return []
  const sentences = (ajv.errors ?? []).flatMap((error) => sentence(error, language) ?? [])
  return [...new Set(sentences)]
}

/** What must stand under a name, where it can be but one thing. */
function onlyValue(schema: unknown, name: string): string | undefined {
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  const properties = isRecord(schema) ? schema['properties'] : undefined
  const one = isRecord(properties) ? properties[name] : undefined
  return isRecord(one) && typeof one['const'] === 'string' ? JSON.stringify(one['const']) : undefined
}

/** One error in words; undefined for those that another one says better. */
function sentence(error: ErrorObject, language: Language): string | undefined {
  const say = words[language]
  const { keyword, params, data } = error
  const path = error.instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~').split('/').filter(Boolean)
  const where = path.length === 0 ? '' : `${path.join('.')}${language === 'zh' ? '：' : ': '}`
  const given = (JSON.stringify(data) ?? String(data)).slice(0, 60)
  const text = (key: string): string => String(params[key])
  const names = (of: unknown): string[] => (Array.isArray(of) ? of.filter((one) => typeof one === 'string') : [])
  switch (keyword) {
    case 'enum': {
      const choices = names(params['allowedValues'])
      // A long list is a list of names that can be mistyped; a short one is told in full.
      if (typeof data === 'string' && choices.length > 6) {
        const meant = nearest(data, choices)
        return `${say.unknown(where, data, meant)}${meant === undefined ? say.list : ''}`
      }
      return say.choice(where, given, choices.join(', '))
    }
    case 'propertyNames':
      return undefined
    case 'additionalProperties': {
      const name = text('additionalProperty')
      const known: unknown = error.parentSchema?.['properties']
      return say.unknown(where, name, nearest(name, typeof known === 'object' && known !== null ? Object.keys(known) : []))
    }
    case 'type': {
      const wanted = text('type')
      return say.type(where, given, say.types[wanted as keyof typeof say.types] ?? wanted)
    }
    case 'required':
      return say.missing(where, text('missingProperty'), onlyValue(error.parentSchema, text('missingProperty')))
    case 'minItems':
      return say.few(where, Number(params['limit']))
    case 'minLength':
      return say.empty(where)
    case 'uniqueItems':
      return say.twice(where)
    case 'pattern':
      return text('pattern') === '\\S' ? say.empty(where) : say.form(where, given)
    case 'const':
      return say.choice(where, given, JSON.stringify(params['allowedValue']))
    default:
      return `${where}${error.message ?? keyword}`
  }
}
