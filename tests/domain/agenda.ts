// Sets a live meeting with a trilingual agenda on top of a world, and lets its people type and act by name.
import type { Actor, Ctx, Log } from '#server/context.ts'
import { recordAct } from '#server/domain/acts.ts'
import { createMeeting, startMeeting } from '#server/domain/meetings.ts'
import { createPoint } from '#server/domain/point-commands.ts'
import { writePoint } from '#server/domain/point-writes.ts'
import { getPoint } from '#server/domain/points.ts'
import { pointFor } from '#server/domain/registers.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { Point } from '#shared/api/points.ts'
import type { Language, Trilingual } from '#shared/locale.ts'
import { bodyOf, pointOf, titleText } from '#shared/register.ts'
import type { ActName } from '#shared/sign-offs.ts'
import * as Y from 'yjs'
import { SILENT } from '#tests/databases.ts'
import { type World, world } from '#tests/world.ts'

export const TH = 'chair@th.example'
export const KH = 'chair@kh.example'
export const TH_LIAISON = 'liaison@th.example'
export const TH_SIGNATORY = 'signatory@th.example'
export const TH_INTERPRETER = 'interpreter@th.example'
export const TH_EXPERT = 'expert@th.example'
export const KH_LIAISON = 'liaison@kh.example'
export const OBSERVER = 'observer@int.example'

export const TITLE: Trilingual = { th: 'พื้นที่ปอยเปต', km: 'តំបន់ប៉ោយប៉ែត', en: 'Sites at Poipet' }
export const BODY: Trilingual = {
  th: 'ทั้งสองฝ่ายจะแลกเปลี่ยนข้อมูล',
  km: 'ភាគីទាំងពីរនឹងផ្លាស់ប្តូរព័ត៌មាន។',
  en: 'Both sides will exchange information.',
}

export interface Agenda {
  world: World
  ctx: Ctx
  meeting: Meeting
  registerId: string
  /** What the engine logged as errors. */
  errors: string[]
  as(email: string): Promise<Actor>
  /** A point with all texts, by the Thai chair. */
  addPoint(more?: Partial<Parameters<typeof createPoint>[2]>): Promise<Point>
  /** The point as the Thai chair reads it. */
  read(pointId: string): Promise<Point>
  /** Types at the end of a text, as the room would store it. */
  type(email: string, pointId: string, language: Language, text: string): Promise<void>
  /** Takes that many signs from the end of a text. */
  erase(email: string, pointId: string, language: Language, signs: number): Promise<void>
  /** Acts on the words that are there now, unless told another version. */
  act(
    email: string,
    pointId: string,
    act: ActName,
    more?: { version?: string; reason?: string },
  ): ReturnType<typeof recordAct>
  close(): Promise<void>
}

export async function agenda(options: { postgres?: boolean } = {}): Promise<Agenda> {
  const errors: string[] = []
  const log: Log = { ...SILENT, error: (_, message) => void errors.push(message) }
  const built = await world({ ...options, log })
  const { ctx } = built
  const chair = await built.actor(TH)
  const plan = { ws: 'jwg', title: TITLE, startsAt: '2026-11-21T02:00:00Z', place: '' }
  const { id } = await createMeeting(ctx, chair, plan)
  const meeting = await startMeeting(ctx, chair, { ws: 'jwg', meeting: id })
  const write = async (email: string, pointId: string, change: (doc: Y.Doc) => void) => {
    const { actor, register } = await pointFor(ctx, await built.actor(email), pointId)
    await writePoint(ctx, { actor, register, pointId, action: 'text.edit', sealable: true }, change)
  }
  return {
    world: built,
    ctx,
    meeting,
    registerId: meeting.registerId,
    errors,
    as: (email) => built.actor(email),
    addPoint: (more = {}) =>
      createPoint(ctx, chair, { reg: meeting.registerId, kind: 'agenda', title: TITLE, body: BODY, ...more }),
    read: (pointId) => getPoint(ctx, chair, { point: pointId }),
    type: (email, pointId, language, text) =>
      write(email, pointId, (doc) => {
        const last = lastText(doc, pointId, language)
        last.insert(last.length, text)
      }),
    erase: (email, pointId, language, signs) =>
      write(email, pointId, (doc) => {
        const last = lastText(doc, pointId, language)
        last.delete(last.length - signs, signs)
      }),
    act: async (email, point, act, more = {}) => {
      const version = more.version ?? (await getPoint(ctx, chair, { point })).version
      return recordAct(ctx, await built.actor(email), { point, act, version, ...more })
    },
    close: () => built.close(),
  }
}

function lastText(doc: Y.Doc, pointId: string, language: Language): Y.Text {
  const point = pointOf(doc, pointId)
  if (!point) throw new Error('no such point')
  const paragraph = bodyOf(point, language)?.toArray().at(-1)
  const text = paragraph instanceof Y.XmlElement ? paragraph.toArray().at(-1) : undefined
  const title = titleText(point, language)
  if (text instanceof Y.XmlText) return text
  if (!title) throw new Error('no such text')
  return title
}
