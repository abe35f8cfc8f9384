// What tests of epochs share: a point with everything that a text can hold, and many who type so that a document is due.
import * as Y from 'yjs'
import { copyRegister } from '#server/collab/copies.ts'
import { emptyDocument, type Loaded, loadRegister } from '#server/collab/document.ts'
import type { Ctx } from '#server/context.ts'
import { contentHash } from '#shared/beacon.ts'
import { bodyOf, pointsOf, pointOf, sideOf, titleText } from '#shared/register.ts'
import { rawClient } from './raw-client.ts'
import type { Stage } from './stage.ts'

interface Words {
  insert: string
  attributes?: Record<string, unknown>
}

const LINK = { link: { href: 'https://example.org/ខ?a=1&b=<2>' } }
const MIXED: Words[] = [
  { insert: 'แลกเปลี่ยน ' },
  { insert: 'ข้อมูล', attributes: { bold: {} } },
  { insert: ' and ', attributes: { bold: {}, italic: {} } },
  { insert: 'ព័ត៌មាន', attributes: { ...LINK, 'italic--aBcD12+/': {} } },
  { insert: '  <b>no mark</b> \u200B' },
]

function block(
  name: string,
  attributes: Record<string, number>,
  ...children: (Y.XmlElement | Words[])[]
): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, number>>(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.insert(
    0,
    children.map((child) => {
      if (!Array.isArray(child)) return child
      const text = new Y.XmlText()
      text.applyDelta(child)
      return text
    }),
  )
  return element as unknown as Y.XmlElement
}

function everything(): Y.XmlElement[] {
  const item = (...children: (Y.XmlElement | Words[])[]) =>
    block('listItem', {}, ...(children as Y.XmlElement[]))
  const nested = block('bulletList', {}, item(block('paragraph', {}, [{ insert: 'deep' }])))
  return [
    block('heading', { level: 2 }, [{ insert: 'หัวข้อ' }]),
    block('paragraph', {}),
    block('paragraph', {}, []),
    block('paragraph', {}, MIXED, [{ insert: 'beside' }]),
    block('orderedList', { start: 7 }, item(block('paragraph', {}, MIXED), nested)),
  ]
}

/** Fills a point with all that its texts, fields and links can hold, and leaves traces of editing in it. */
export function dress(doc: Y.Doc, pointId: string, linkedTo: string): void {
  const point = pointOf(doc, pointId)
  if (!point) throw new Error('no such point')
  for (const language of ['th', 'km', 'en'] as const) {
    bodyOf(point, language)?.insert(0, everything())
    titleText(point, language)?.insert(0, 'ក៏ ')
  }
  for (const code of ['TH', 'KH']) sideOf(point, code)?.insert(0, everything())
  const mixed = bodyOf(point, 'en')?.get(3) as Y.XmlElement | undefined
  const text = mixed?.get(0) as Y.XmlText
  text.format(0, 4, { bold: {} })
  text.format(0, 4, { bold: null })
  text.delete(2, 3)
  const map = (name: string) => point.get(name) as Y.Map<unknown>
  map('fields').set('outcome', 'agreed')
  map('fields').set('minutes', 15)
  map('fields').set('nested', { list: [1, 'two', null] })
  map('checked').set('th', true)
  map('links').set(linkedTo, true)
}

/** That many pages, each under a client id of its own, type one sign each into a title. */
export async function crowd(at: Stage, registerId: string, pointId: string, pages: number): Promise<void> {
  const cookie = await at.cookie('liaison@th.example')
  for (let i = 0; i < pages; i++) {
    const page = rawClient(at, cookie, { registerId })
    await page.ready()
    page.type(pointId, '.')
    await page.next('saved')
    page.leave()
  }
}

export async function epochOf(at: Stage, registerId: string): Promise<number> {
  return (await headOf(at, registerId)).epoch
}

export function headOf(at: Stage, registerId: string) {
  return at.ctx.db.selectFrom('registers').selectAll().where('id', '=', registerId).executeTakeFirstOrThrow()
}

/** What a node shows: all of it spelled out, a copy to compare with, and who is known to have written. */
export function wordsOf(node: Ctx['registers'], registerId: string) {
  return node.settled(registerId, async (doc) => {
    const copy = emptyDocument()
    copyRegister(doc, copy)
    const clientIds = [...doc.store.clients.keys()]
    return { copy, clientIds, hash: contentHash(doc), spelled: pointsOf(doc).toJSON() as unknown }
  })
}

export async function storedOf(at: Stage, registerId: string): Promise<Loaded> {
  const loaded = await loadRegister(at.ctx.db, registerId, 0)
  if (!loaded) throw new Error('no such register')
  return loaded
}

export async function join(at: Stage, registerId: string, email: string, url = at.url) {
  const client = rawClient({ url, registerId }, await at.cookie(email))
  return Object.assign(client, { welcome: await client.ready() })
}
