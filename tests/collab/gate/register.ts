// A register as a room holds it, with a gate before it and the log behind it, and writers that may do everything or nothing.
import * as Y from 'yjs'
import { applyTrusted } from '#server/collab/gate/apply.ts'
import { type Accepted, createGate, type Gate, type Verdict, type Writer } from '#server/collab/gate/gate.ts'
import { type Limits } from '#server/collab/gate/limits.ts'
import { addPoint, bodyOf, type PointMap, pointsOf, sideOf, titleText } from '#shared/register.ts'
import { LANGUAGES } from '#shared/locale.ts'

export const SERVER_ID = 1
export const SIDES = ['TH', 'KH'] as const

export interface Register {
  doc: Y.Doc
  gate: Gate
  /** The rows of the log, in order. */
  log: Uint8Array[]
  /** Judges and, if accepted, applies and logs. */
  send(update: Uint8Array, writer: Writer, limits?: Limits): Verdict
  /** A change by the server itself. */
  edit(change: (doc: Y.Doc) => void): void
}

export function register(pointIds: readonly string[] = ['p1', 'p2'], gc = false): Register {
  const doc = new Y.Doc({ gc })
  doc.clientID = SERVER_ID
  const log: Uint8Array[] = []
  const gate = createGate(doc)
  const edit = (change: (doc: Y.Doc) => void) => {
    const before = Y.encodeStateVector(doc)
    const sent: Uint8Array[] = []
    const listen = (update: Uint8Array) => sent.push(update)
    doc.on('update', listen)
    doc.transact(() => change(doc), 'server')
    doc.off('update', listen)
    log.push(...(sent.length > 0 ? sent : [Y.encodeStateAsUpdate(doc, before)]))
  }
  const send = (update: Uint8Array, writer: Writer, limits?: Limits) => {
    const verdict = gate.judge(update, writer, limits)
    if (verdict.kind === 'accepted') {
      if (!gate.apply(verdict, 'writer')) throw new Error('[G7] Yjs did not do what was foreseen')
      log.push(verdict.update)
    }
    return verdict
  }
  edit(() => pointIds.forEach((id) => addPoint(doc, newPoint(id))))
  return { doc, gate, log, send, edit }
}

export function newPoint(id: string): Parameters<typeof addPoint>[1] {
  return {
    id,
    kind: 'agenda',
    order: `a${id}`,
    title: { th: 'ระเบียบวาระ', km: 'របៀបវារៈ', en: 'Agenda item' },
    body: { th: 'ข้อความแรก', km: 'អត្ថបទដំបូង', en: 'The first paragraph.\n\nThe second one.' },
    fields: { outcome: 'decision' },
    sides: SIDES,
  }
}

export const everything = (own: (clientId: number) => boolean = () => true): Writer => ({
  accountId: 'account',
  mayWrite: true,
  binding: (clientId) => (own(clientId) ? 'own' : 'other'),
  may: () => true,
})

export const reader: Writer = { ...everything(), mayWrite: false, may: () => 'policy.denied' }

/** A replica as a person's browser holds it. */
export function replicaOf({ log }: Register, clientId: number, gc = true): Y.Doc {
  const doc = new Y.Doc({ gc })
  doc.clientID = clientId
  for (const update of log) Y.applyUpdate(doc, update, 'server')
  return doc
}

/** The formatted text in the first paragraph of the first point's English body. */
export function firstText(doc: Y.Doc): Y.XmlText {
  const point = pointsOf(doc).get('p1')
  const paragraph = point && bodyOf(point, 'en')?.get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('the register is not as expected')
  return text
}

/** What a change makes of a replica, as the updates that its browser sends. */
export function updatesOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') updates.push(update)
  }
  doc.on('update', listen)
  change()
  doc.off('update', listen)
  return updates
}

/** The document after the log alone. */
export function replay({ log }: Pick<Register, 'log'>): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = SERVER_ID
  for (const update of log) applyTrusted(doc, update, 'log')
  return doc
}

export function accepted(verdict: Verdict): Accepted {
  if (verdict.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(verdict)}`)
  return verdict
}

/** Everything anybody sees of a document, as one string: effective marks only, whatever items are left over. */
export function show(doc: Y.Doc): string {
  return [...pointsOf(doc).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, point]) => `${id}\n${showPoint(point)}`)
    .join('\n')
}

function showPoint(point: PointMap): string {
  const structure = ['kind', 'order'].map((key) => String(point.get(key)))
  const fields = ['fields', 'checked', 'links'].map((key) =>
    JSON.stringify((point.get(key) as Y.Map<unknown>).toJSON()),
  )
  const titles = LANGUAGES.map((l) => titleText(point, l)?.toString() ?? 'none')
  const bodies = LANGUAGES.map((l) => showNode(bodyOf(point, l)))
  const sides = SIDES.map((code) => showNode(sideOf(point, code)))
  return [...structure, ...fields, ...titles, ...bodies, ...sides].join('\n')
}

export function showNode(node: unknown): string {
  if (node instanceof Y.XmlText) return showRuns(node)
  if (!(node instanceof Y.XmlFragment)) return 'none'
  const children = node.toArray().map(showNode).join('')
  if (!(node instanceof Y.XmlElement)) return children
  return `<${node.nodeName} ${JSON.stringify(byKey(node.getAttributes()))}>${children}</>`
}

function showRuns(text: Y.XmlText): string {
  let last = ''
  let shown = ''
  for (const { insert, attributes } of text.toDelta() as { insert: string; attributes?: object }[]) {
    const marks = JSON.stringify(byKey(attributes ?? {}))
    shown += marks === last ? insert : `{${marks}}${insert}`
    last = marks
  }
  return shown
}

function byKey(attributes: object): [string, unknown][] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
}
