/** Where a body is at home, from its name. */
import { places } from './places.ts'

export interface Place {
  readonly province?: string
  readonly city?: string
}

/** 「江西省」 → 「江西」, 「广西壮族自治区」 → 「广西」, 「大理白族自治州」 → 「大理」. */
const short = (name: string): string =>
  name.replace(/(?:省|市|地区|盟|特别行政区)$/, '').replace(/(?:[\u4e00-\u9fff]{1,4}族)*(?:维吾尔|壮族|回族)?(?:自治区|自治州)$/, '')

interface Town {
  readonly province: string
  readonly city: string
}

const cities = new Map<string, Town>()
/** Counties and districts; undefined where several places of one name are in different cities. */
const counties = new Map<string, Town | undefined>()
for (const [province, of] of Object.entries(places)) {
  for (const [city, parts] of Object.entries(of)) {
    cities.set(city, { province, city })
    for (const county of parts.split(' ')) {
      if (county !== '') counties.set(county, counties.has(county) ? undefined : { province, city })
    }
  }
}

/** The longest of `names` that `text` begins with. */
const longest = (text: string, names: Iterable<string>): string | undefined => {
  let found: string | undefined
  for (const name of names) if (text.startsWith(name) && name.length > (found?.length ?? 1)) found = name
  return found
}

/** Nothing is guessed from the middle of a name: 「上海路小学」 may be anywhere, 「南京市上海路小学」 is in 南京. */
export function placeOf(name: string): Place {
  const text = name.replace(/\s/g, '').replace(/^(?:中国共产党|中共)/, '')
  const province = longest(text, Object.keys(places))
  const municipal = province !== undefined && places[province]?.[province] !== undefined
  if (municipal) return { province, city: province }
  const rest = province === undefined ? text : text.slice(province.length)
  const within = ([, town]: readonly [string, Town | undefined]): boolean => province === undefined || town?.province === province
  const city = longest(
    rest,
    [...cities].filter(within).map(([key]) => key),
  )
  if (city !== undefined) return { ...cities.get(city) }
  const county = longest(
    rest,
    [...counties].filter(within).map(([key]) => key),
  )
  const town = county === undefined ? undefined : counties.get(county)
  if (town) return town
  if (province !== undefined) return { province }
  return county === undefined ? shortened(text) : {}
}

/** A name without 省 or 市: 「江苏省…」 is safer, 「江苏…」 and 「苏州…」 are what some bodies are called. */
function shortened(text: string): Place {
  const provinces = new Map(Object.keys(places).map((name) => [short(name), name]))
  const province = longest(text, provinces.keys())
  if (province !== undefined) {
    const name = provinces.get(province) ?? province
    return places[name]?.[name] === undefined ? { province: name } : { province: name, city: name }
  }
  const towns = new Map([...cities].map(([name, town]) => [short(name), town]))
  const city = longest(text, towns.keys())
  return city === undefined ? {} : { ...towns.get(city) }
}
