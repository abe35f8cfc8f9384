/** Where in a register a text lies, seen from the text itself, and its words for keeping. It changes nothing. */
import * as Y from 'yjs'
import {
  bodyOf,
  type Place,
  pointOf,
  sideOf,
  TEXT_PARTS,
  type TextPart,
  titleText,
} from '#shared/register.ts'
import { Language } from '#shared/locale.ts'

export type TextType = Y.Text | Y.XmlFragment

/** Any shared type; Yjs types its events by the type that emits them, which we never ask for. */
export type AnyType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>

export function placeKey(place: Place): string {
  return `${place.pointId}/${place.part}/${place.key}`
}

export function textAt(doc: Y.Doc, place: Place): TextType | undefined {
  const point = pointOf(doc, place.pointId)
  if (!point) return undefined
  if (place.part === 'bySide') return sideOf(point, place.key)
  const language = Language.safeParse(place.key)
  if (!language.success) return undefined
  return place.part === 'title' ? titleText(point, language.data) : bodyOf(point, language.data)
}

/** The place of a text type or of anything inside one; null for structure. */
export function placeOf(type: AnyType): Place | null {
  const path: (string | null)[] = []
  for (let at: AnyType | null = type; at?._item; at = at._item.parent as AnyType | null) {
    path.unshift(at._item.parentSub)
  }
  const [pointId, part, key] = path
  if (!pointId || !isTextPart(part) || !key) return null
  return { pointId, part, key }
}

function isTextPart(part: string | null | undefined): part is TextPart {
  return TEXT_PARTS.some((known) => known === part)
}

/** The words of a text, a blank line between blocks, as a person would want them back. */
export function wordsAt(text: TextType): string {
  if (text instanceof Y.Text) return text.toString()
  return text
    .toArray()
    .map((block) => blockWords(block))
    .join('\n\n')
    .trim()
}

function blockWords(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) return plainOf(node)
  if (!(node instanceof Y.XmlElement)) return ''
  const isLeafBlock = node.nodeName === 'paragraph' || node.nodeName === 'heading'
  return node
    .toArray()
    .map((child) => blockWords(child))
    .join(isLeafBlock ? '' : '\n')
}

/** Y.XmlText.toString writes marks as tags; the words alone are in its delta. */
export function plainOf(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[]
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
