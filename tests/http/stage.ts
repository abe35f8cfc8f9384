// A site with a live meeting, and what tests of the endpoints need made anew again and again.
import { createSetUpLink } from '#server/domain/set-up-links.ts'
import { PASSWORD } from '#tests/world.ts'
import { type Caller, type Site, site } from './site.ts'

const TITLE = { th: 'หัวข้อ', km: 'ប្រធានបទ', en: 'Title' }
export const MEETING_PLAN = { title: TITLE, startsAt: '2026-11-22T02:00:00Z' }
const NEW_POINT = { kind: 'agenda', title: TITLE, body: { th: 'ข้อความ', km: 'អត្ថបទ', en: 'Text' } }

interface MeetingIds {
  id: string
  registerId: string
}

export interface Stage extends Site {
  password: string
  chair: Caller
  meeting: MeetingIds
  newPoint: typeof NEW_POINT
  newEmail(): string
  newMeeting(): Promise<MeetingIds>
  newMember(delegation: string): Promise<string>
  addPoint(): Promise<{ id: string; version: string }>
  setUpToken(): Promise<string>
  /** The public id of a new session. */
  sessionOf(email: string): Promise<string>
}

export async function stage(options: Parameters<typeof site>[0] = {}): Promise<Stage> {
  const base = await site(options)
  const { world } = base
  // A new session each time: a test may end all others of an account.
  const chair: Caller = {
    cookie: '',
    call: async (...args) => (await base.as('chair@th.example')).call(...args),
  }
  let emails = 0
  const newEmail = () => `new-${++emails}@th.example`
  const made = async <T>(path: string, body: unknown): Promise<T> => {
    const reply = await chair.call('POST', `/api${path}`, { body })
    if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
    return reply.body as T
  }
  const newMeeting = () => made<MeetingIds>('/workspaces/jwg/meetings', MEETING_PLAN)
  const meeting = await newMeeting()
  await made(`/workspaces/jwg/meetings/${meeting.id}/start`, {})
  return {
    ...base,
    password: PASSWORD,
    chair,
    meeting,
    newPoint: NEW_POINT,
    newEmail,
    newMeeting,
    newMember: async (delegation) =>
      (await world.member({ email: newEmail(), delegation, role: 'expert' })).id,
    addPoint: () => made(`/registers/${meeting.registerId}/points`, NEW_POINT),
    setUpToken: async () => {
      const by = { accountId: null, address: '127.0.0.1', requestId: 'test' }
      const place = {
        workspaceId: world.workspace.id,
        delegation: 'TH',
        role: 'expert',
        agency: '',
        signatory: false,
      } as const
      return world.db
        .transaction()
        .execute((trx) => createSetUpLink(trx, world.ctx.now(), by, { ...place, email: null }))
    },
    sessionOf: async (email) => {
      const caller = await base.as(email)
      const { body } = await caller.call('GET', '/api/me/sessions')
      return (body as { id: string; current: boolean }[]).find((session) => session.current)?.id ?? ''
    },
  }
}
