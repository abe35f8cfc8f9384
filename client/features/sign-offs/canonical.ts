// Reads the canonical content of a point from an answer of the server, and checks it against its name. What it cannot read it does not guess.
import { CONTENT_FORMAT, type Content, versionOf } from '#shared/content.ts'
import { LANGUAGES } from '#shared/locale.ts'

/** A content with the version that this browser computed for it. */
export interface Named {
  content: Content
  version: string
}

/** Null where the content is of a form that this page does not know. */
export function contentFrom(value: Readonly<Record<string, unknown>>): Content | null {
  const { v, title, body } = value
  if (v !== CONTENT_FORMAT || !isRecord(title) || !isRecord(body)) return null
  const complete = LANGUAGES.every((l) => typeof title[l] === 'string' && Array.isArray(body[l]))
  return complete ? (value as unknown as Content) : null
}

/** Null as well where the words do not give the version that the server names: such words are shown to nobody as signed. */
export function namedContent(value: Readonly<Record<string, unknown>>, version: string): Named | null {
  const content = contentFrom(value)
  return content && versionOf(content) === version ? { content, version } : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
