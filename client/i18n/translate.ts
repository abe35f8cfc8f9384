// Looks a text up and fills its placeholders. A key that does not exist is a type error, so nothing is shown in its place.
import type { Language } from '#shared/locale.ts'
import { CATALOGUE, type ENGLISH, type Feature } from './catalogue.ts'
import { numberText } from './numbers.ts'
import type { Value, ValuesFor } from './text.ts'

type English = typeof ENGLISH

/** `feature.key`, for example `shell.home`. */
export type Key = { [F in Feature]: `${F}.${keyof English[F] & string}` }[Feature]

type TextOf<K extends Key> = K extends `${infer F extends Feature}.${infer Name}`
  ? English[F][Name & keyof English[F]]
  : never

/** Translates into one language; a function of this type is what `useT` gives. */
export type Translate = <K extends Key>(key: K, ...values: ValuesFor<TextOf<K>>) => string

const plural = new Intl.PluralRules('en')

export function translator(language: Language): Translate {
  return (key, ...[values]) => translate(language, key, values ?? {})
}

function translate(language: Language, key: Key, values: Readonly<Record<string, Value>>): string {
  const dot = key.indexOf('.')
  const text = CATALOGUE[language][key.slice(0, dot) as Feature][key.slice(dot + 1)] ?? key
  const one =
    typeof text === 'string' ? text : text[plural.select(Number(values['count'])) === 'one' ? 'one' : 'other']
  return one.replace(/\{(\w+)\}/g, (braces, name: string) => {
    const value = values[name]
    if (value === undefined) return braces
    return typeof value === 'number' ? numberText(value, language) : value
  })
}
