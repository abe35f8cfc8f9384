/** What a text may be made of: the node types, attributes and marks of a body. The gate, the canonical form, the editor and the reader all read this one list. */

/** Bumped whenever the list below changes; an editor of another schema would delete what it does not know. */
export const SCHEMA_VERSION = 1

/** Element name → allowed child element names; `text` stands for Y.XmlText. `body` is the fragment itself. */
export const CHILDREN = {
  body: ['paragraph', 'heading', 'bulletList', 'orderedList'],
  paragraph: ['text'],
  heading: ['text'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
} as const

export type NodeName = Exclude<keyof typeof CHILDREN, 'body'>

export function isNodeName(name: string): name is NodeName {
  return name !== 'body' && Object.hasOwn(CHILDREN, name)
}

const isIntegerBetween = (low: number, high: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high

/** Per element, the attributes it may carry and what their values may be. */
export const ATTRIBUTES: Readonly<Record<NodeName, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  paragraph: {},
  heading: { level: isIntegerBetween(1, 3) },
  bulletList: {},
  orderedList: { start: isIntegerBetween(1, 9999) },
  listItem: {},
}

export const MARKS = ['bold', 'italic', 'link'] as const
export type Mark = (typeof MARKS)[number]

/** y-prosemirror writes `name`, or `name--<8 base64 characters>` for marks that may overlap themselves. */
const MARK_KEY = /^(bold|italic|link)(--[A-Za-z0-9+/=]{8})?$/

export function markOfKey(key: string): Mark | null {
  const match = MARK_KEY.exec(key)
  return match ? (match[1] as Mark) : null
}

const SAFE_HREF = /^(https?:\/\/|mailto:)[^\s]+$/i

export function isSafeHref(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2048 && SAFE_HREF.test(href)
}

/** bold and italic carry an empty object (ProseMirror) or true; a link carries exactly its address; null ends any mark. */
export function isMarkValue(mark: Mark, value: unknown): boolean {
  if (value === null) return true
  if (mark !== 'link') return value === true || isEmptyObject(value)
  return isRecord(value) && Object.keys(value).length === 1 && isSafeHref(value['href'])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmptyObject(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0
}
