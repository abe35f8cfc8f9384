// The minutes of a point as a structural change to test with, and the document as the log holds it.
import * as Y from 'yjs'
import { loadRegister } from '#server/collab/document.ts'
import { pointOf } from '#shared/register.ts'
import type { Stage } from './stage.ts'

export async function storedDocument(at: Stage, registerId = at.registerId): Promise<Y.Doc> {
  const loaded = await loadRegister(at.ctx.db, registerId, 0)
  if (!loaded) throw new Error('no such register')
  return loaded.doc
}

export function setMinutes(doc: Y.Doc, pointId: string, minutes: number): void {
  const fields = pointOf(doc, pointId)?.get('fields')
  if (fields instanceof Y.Map) fields.set('minutes', minutes)
}

export function minutesIn(doc: Y.Doc, pointId: string): unknown {
  const fields = pointOf(doc, pointId)?.get('fields')
  return fields instanceof Y.Map ? fields.get('minutes') : undefined
}
