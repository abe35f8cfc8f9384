/** G6: says which content may stand in which home, after the one list in shared/schema.ts. It knows nothing of rights or order. */
import { ATTRIBUTES, CHILDREN, isMarkValue, isNodeName, markOfKey } from '#shared/schema.ts'
import { checkText, hasLineBreak } from './characters.ts'
import { type Home, innerHome, type Kind } from './places.ts'
import { refuse } from './refused.ts'
import { type FormatContent, REF, type Struct, TYPE, type TypeContent } from './struct.ts'

/** Also makes the home that a new type is for what comes into it. */
export function checkContent(struct: Struct, home: Home, key: string | null): void {
  const { pointId } = home.place
  if (key !== null) checkAttribute(struct, home, key)
  else if (struct.ref === REF.string) checkString(struct.content as string, home.kind, pointId)
  else if (struct.ref === REF.format) checkMark(struct.content as FormatContent, home.kind, pointId)
  else if (struct.ref === REF.type) struct.home = childHome(struct.content as TypeContent, home)
  else if (struct.ref !== REF.deleted) refuse('G6.1', 'a value among the children', pointId)
}

function checkString(text: string, kind: Kind, pointId: string): void {
  if (kind !== 'text' && kind !== 'title') refuse('G6.1', `characters directly in a ${kind}`, pointId)
  checkText(text)
  if (kind === 'title' && hasLineBreak(text)) refuse('G6.4', 'a title is one line', pointId)
}

function checkMark({ mark, value }: FormatContent, kind: Kind, pointId: string): void {
  if (kind !== 'text') refuse(kind === 'title' ? 'G6.4' : 'G6.1', `a mark in a ${kind}`, pointId)
  const known = markOfKey(mark)
  if (known === null) refuse('G6.3', 'an unknown mark', pointId)
  if (!isMarkValue(known, value)) refuse('G6.3', `a value that no ${known} has`, pointId)
}

/** A deleted value may stand for an attribute: an offline client sends so what it changed twice. */
function checkAttribute(struct: Struct, home: Home, key: string): void {
  const { kind } = home
  const { pointId } = home.place
  const rule = isNodeName(kind) && Object.hasOwn(ATTRIBUTES[kind], key) ? ATTRIBUTES[kind][key] : undefined
  if (rule === undefined) refuse('G6.2', `an unknown attribute of ${kind}`, pointId)
  if (struct.ref === REF.deleted) return
  // Several at once: what one client set one after the other, merged by Yjs. The last one counts.
  const values = struct.ref === REF.any ? (struct.content as readonly unknown[]) : [undefined]
  if (!values.every(rule)) refuse('G6.2', `a value that no ${kind} has`, pointId)
}

function childHome({ ref, name }: TypeContent, home: Home): Home {
  const kind = ref === TYPE.text ? 'text' : ref === TYPE.element ? name : null
  if (kind === null || !isChild(kind, home.kind))
    refuse('G6.1', `no child of ${home.kind}`, home.place.pointId)
  return innerHome(home, kind, null)
}

function isChild(name: string, kind: Kind): name is Exclude<Kind, 'title' | 'body'> {
  if (kind === 'text' || kind === 'title') return false
  return (CHILDREN[kind] as readonly string[]).includes(name)
}
