// The types of a catalogue: English decides which keys there are, and a placeholder in braces asks for a value of its name.

/** English counts one and other; Thai and Khmer have one form. */
export type Text = string | { readonly one: string; readonly other: string }
export type Texts = Readonly<Record<string, Text>>

/** The same keys as the English texts, each as one sentence. */
export type Translated<English extends Texts> = { readonly [Key in keyof English]: string }

export type Value = string | number

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never
type NamesOf<T> = T extends string
  ? NamesIn<T>
  : T extends { other: infer S extends string }
    ? 'count' | NamesIn<S>
    : never

/** No further argument for a text without placeholders. */
export type ValuesFor<T> = [NamesOf<T>] extends [never]
  ? []
  : [values: { [Name in NamesOf<T>]: Name extends 'count' ? number : Value }]
