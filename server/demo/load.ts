/** Plays the demo's content through the same use cases as real work, each step at its own time. It writes nothing past them. */
import { fail } from '#shared/errors.ts'
import { LANGUAGES, type Trilingual } from '#shared/locale.ts'
import { bodyOf, pointOf, titleText } from '#shared/register.ts'
import * as Y from 'yjs'
import type { Ctx, SignedIn } from '../context.ts'
import { createAccount } from '../domain/accounts.ts'
import { recordAct } from '../domain/acts.ts'
import { closeMeeting, createMeeting, startMeeting } from '../domain/meetings.ts'
import { addMember } from '../domain/members.ts'
import { createPoint } from '../domain/point-commands.ts'
import { writePoint } from '../domain/point-writes.ts'
import { getPoint } from '../domain/points.ts'
import { mayType, pointFor } from '../domain/registers.ts'
import { sealedPoints } from '../domain/standings.ts'
import { recordQuietVersions } from '../domain/versions.ts'
import { createWorkspace } from '../domain/workspaces.ts'
import { demoWorkspace } from './content.ts'
import { instantAt } from './day.ts'
import type { DemoActStep, DemoEditStep, DemoEmail, DemoMeeting, DemoPoint, DemoStep } from './types.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The group was founded two months before the first screen is opened. */
const FOUNDED = 60 * DAY
/** An agenda is drafted the day before its meeting, point by point. */
const DRAFTED = DAY

const NOBODY = { accountId: null, address: 'demo', requestId: 'demo' }

/** Where the demo's clock stands; real work goes on with the real one. */
interface Stage {
  ctx: Ctx
  /** The moment that `minutesAgo` counts from. */
  now: number
  people: ReadonlyMap<string, SignedIn>
}

/** Does nothing where the workspace is there already. */
export async function loadDemo(ctx: Ctx, passwordHash: string): Promise<void> {
  const { slug } = demoWorkspace
  if (await ctx.db.selectFrom('workspaces').select('id').where('slug', '=', slug).executeTakeFirst()) return
  const now = ctx.now().getTime()
  const people = await found(at(ctx, now - FOUNDED), passwordHash)
  for (const meeting of demoWorkspace.meetings) await play({ ctx, now, people }, meeting)
  await recordQuietVersions(ctx)
}

/** The same context at another time. */
function at(ctx: Ctx, time: number): Ctx {
  return { ...ctx, now: () => new Date(time) }
}

async function found(ctx: Ctx, passwordHash: string): Promise<Map<string, SignedIn>> {
  const { delegations, members, meetings: _, ...workspace } = demoWorkspace
  const now = ctx.now()
  return ctx.db.transaction().execute(async (trx) => {
    const workspaceId = await createWorkspace(trx, now, NOBODY, { ...workspace, delegations })
    const people = new Map<string, SignedIn>()
    for (const { email, name, ...place } of members) {
      const account = await createAccount(trx, now, NOBODY, { email, name, passwordHash })
      await addMember(trx, now, NOBODY, { workspaceId, accountId: account.id, ...place })
      people.set(email, signedIn(account.id, now))
    }
    return people
  })
}

function signedIn(accountId: string, now: Date): SignedIn {
  const { address, requestId } = NOBODY
  return { accountId, sessionId: null, steppedUpAt: now.toISOString(), address, requestId }
}

function personOf(stage: Stage, email: string): SignedIn {
  return stage.people.get(email) ?? fail('not_found', { email })
}

const CHAIRS = { TH: 'chair@th.example', KH: 'chair@kh.example' } as const satisfies Record<string, DemoEmail>

async function play(stage: Stage, meeting: DemoMeeting): Promise<void> {
  const { ctx, now } = stage
  const chair = personOf(stage, CHAIRS.TH)
  const startsAt = startOf(now, meeting)
  const drafted = Math.min(startsAt - DRAFTED, now - 2 * MINUTE * meeting.points.length)
  const { number, title, place } = meeting
  const plan = { ws: demoWorkspace.slug, number, title, startsAt: new Date(startsAt).toISOString(), place }
  const { id, registerId } = await createMeeting(at(ctx, drafted), chair, plan)
  const points = await draft(stage, meeting, { registerId, from: drafted })
  if (meeting.state === 'planned') return
  const input = { ws: demoWorkspace.slug, meeting: id }
  await startMeeting(at(ctx, startsAt), chair, input)
  for (const step of meeting.steps) await take(stage, points, step)
  if (meeting.state !== 'closed') return
  await closeMeeting(at(ctx, now - meeting.closedMinutesAgo * MINUTE), chair, input)
}

function startOf(now: number, meeting: DemoMeeting): number {
  if (meeting.state !== 'planned') return now - meeting.startedMinutesAgo * MINUTE
  return instantAt(now + meeting.startsInDays * DAY, meeting.startsAtTime, demoWorkspace.timeZone)
}

/** Each side drafts what it presents; the ids come back in the order of the agenda. */
async function draft(
  { ctx, people }: Stage,
  { points }: DemoMeeting,
  into: { registerId: string; from: number },
): Promise<string[]> {
  const ids: string[] = []
  for (const [index, { title, body, fields }] of points.entries()) {
    const author = people.get(CHAIRS[fields.presenter]) ?? fail('not_found')
    const input = { reg: into.registerId, kind: 'agenda', title, body: plain(body), fields } as const
    const point = await createPoint(at(ctx, into.from + (index + 1) * MINUTE), author, input)
    ids.push(point.id)
  }
  return ids
}

function plain(body: DemoPoint['body']): Trilingual {
  return Object.fromEntries(LANGUAGES.map((language) => [language, body[language]])) as Trilingual
}

async function take(stage: Stage, points: readonly string[], step: DemoStep): Promise<void> {
  const then = at(stage.ctx, stage.now - step.minutesAgo * MINUTE)
  // What was typed before this step has had its quiet minute.
  await recordQuietVersions(then)
  const pointId = points[step.point - 1] ?? fail('not_found', { point: step.point })
  if (step.kind === 'act') await act(then, personOf(stage, step.by), pointId, step)
  else await edit(then, personOf(stage, step.by), pointId, step)
}

async function act(ctx: Ctx, by: SignedIn, point: string, step: DemoActStep): Promise<void> {
  const { version } = await getPoint(ctx, by, { point })
  await recordAct(ctx, by, { point, act: step.act, version, reason: step.reason })
}

/** Written as a member types it: judged by the same rule as a keystroke, and attributed to them. */
async function edit(ctx: Ctx, by: SignedIn, pointId: string, step: DemoEditStep): Promise<void> {
  const { actor, register } = await pointFor(ctx, by, pointId)
  const place = { pointId, part: step.part, key: step.language }
  const allowed = mayType(actor, register, place, await sealedPoints(ctx.db, register.id))
  if (allowed !== true) fail(allowed)
  await writePoint(ctx, { actor, register, pointId, action: 'point.text', sealable: true }, (doc) => {
    const texts = textsOf(doc, pointId, step)
    const text = texts.find((each) => each.toString().includes(step.replace))
    if (!text) throw new Error(`the demo's text does not hold “${step.replace}”`)
    const index = text.toString().indexOf(step.replace)
    text.delete(index, step.replace.length)
    text.insert(index, step.with)
  })
}

function textsOf(doc: Y.Doc, pointId: string, { part, language }: DemoEditStep): Y.Text[] {
  const point = pointOf(doc, pointId) ?? fail('not_found')
  const title = titleText(point, language)
  if (part === 'title') return title ? [title] : []
  const blocks = bodyOf(point, language)?.toArray() ?? []
  return blocks.flatMap((block) =>
    block instanceof Y.XmlElement ? block.toArray().filter((node) => node instanceof Y.XmlText) : [],
  )
}
