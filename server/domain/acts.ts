/**
 * Recording an act: on exactly the words that were on the screen, in one transaction with the version, the link to the
 * act before, the audit row and the event. Nothing in the ledger is ever changed.
 */
import type { recordAct as RecordAct } from '#shared/api/acts.ts'
import { missingLanguages, type Content } from '#shared/content.ts'
import type { InputOf, OutputOf } from '#shared/endpoint.ts'
import { fail } from '#shared/errors.ts'
import { factsOf, GENESIS, type LedgerEntry, linkEntry } from '#shared/ledger.ts'
import { Trilingual } from '#shared/locale.ts'
import type { Standing } from '#shared/sign-offs.ts'
import type * as Y from 'yjs'
import type { Actor, Ctx, Db, Head, SignedIn, Tx } from '../context.ts'
import { type Attempt, mayAct, needsAllLanguages, refusalOf } from '#shared/act-rules.ts'
import { audit } from './audit.ts'
import { requireEntitled } from './entitlement.ts'
import { announceEvents, recordEvent } from './events.ts'
import { changesIn, projectedSeq, projectPoints } from './projection.ts'
import { type ReadPoint, readPoint } from './readings.ts'
import { recordTime } from './record-time.ts'
import { bumpPolicy, findRegister, lockRegister, type PointAccess, pointFor } from './registers.ts'
import { actsOf, changesOf, entryOf, standingFor } from './standings.ts'
import { storedDocument } from './stored-documents.ts'
import { recordVersion } from './versions.ts'
import { delegationsOf } from './workspaces.ts'

type Input = InputOf<typeof RecordAct>

/** How often another node may be faster before we say that the register is busy. */
const TRIES = 5

export async function recordAct(
  ctx: Ctx,
  signedIn: SignedIn,
  input: Input,
): Promise<OutputOf<typeof RecordAct>> {
  const access = await pointFor(ctx, signedIn, input.point)
  const { actor, register } = access
  if (actor.delegation === null || !mayAct(actor, input.act)) fail('policy.denied')
  for (let tries = 0; tries < TRIES; tries++) {
    const recorded = await ctx.registers.settled(register.id, (doc, head) =>
      attempt(ctx, { access, input, doc, head }),
    )
    if (recorded === 'moved') continue
    announceEvents(ctx, register.workspaceId)
    if (recorded.sealingChanged) await ctx.registers.policyChanged(register.id)
    return { act: recorded.act, signOffs: recorded.standing.signOffs }
  }
  return fail('room.unavailable')
}

interface Recorded {
  act: LedgerEntry
  standing: Standing
  sealingChanged: boolean
}

interface Held {
  access: PointAccess
  input: Input
  doc: Y.Doc
  head: Head
}

/** With the register held still. `moved`: another node has appended meanwhile, and the words have to be read again. */
async function attempt(ctx: Ctx, held: Held): Promise<Recorded | 'moved'> {
  const { input, doc, head } = held
  if (await isBehind(ctx, head)) return 'moved'
  const live = readPoint(doc, input.point) ?? fail('not_found')
  if (!(await isOnScreen(ctx, input, live.version))) fail('sign_off.stale_content', { version: live.version })
  if (needsAllLanguages(input.act)) requireAllLanguages(live)
  // Refused before the log is read, which costs far more than the answer; asked again in the transaction.
  await standBefore(ctx.db, ctx, held, live.version)
  const storage = await compareWithStorage(ctx, live, head)
  if (storage === 'moved') return 'moved'
  // Words that nobody has projected yet get their authors now, so that the version is recorded with them.
  await projectPoints(ctx, doc, head, [{ pointId: live.id, authors: [] }, ...storage.changed])
  return ctx.db.transaction().execute((trx) => record(trx, ctx, held, live))
}

/** On a document of yesterday nobody is refused either. The hint makes the room read on before the next try. */
async function isBehind(ctx: Ctx, { registerId, seq }: Head): Promise<boolean> {
  const register = await findRegister(ctx.db, registerId)
  if (!register || register.seq === seq) return false
  ctx.bus.publish({ topic: 'register', registerId, seq: register.seq })
  return true
}

/** A withdrawal may also name the version that it takes back: those words do not move. */
async function isOnScreen(ctx: Ctx, input: Input, current: string): Promise<boolean> {
  if (input.version === current) return true
  if (input.act !== 'withdraw') return false
  const acts = await actsOf(ctx.db, input.point)
  return acts.some((act) => act.version === input.version)
}

function requireAllLanguages(live: ReadPoint): void {
  const languages = missingLanguages(JSON.parse(live.content) as Content)
  if (languages.length > 0) fail('sign_off.incomplete', { languages })
}

/** The second computation, from the log alone: a live document that differs from it must not be signed. */
async function compareWithStorage(ctx: Ctx, live: ReadPoint, head: Head) {
  const stored = await storedDocument(ctx.db, head.registerId, await projectedSeq(ctx, head.registerId))
  if (stored.seq !== head.seq) return 'moved'
  const version = readPoint(stored.doc, live.id)?.version
  stored.doc.destroy()
  if (version !== live.version) {
    const fields = {
      registerId: head.registerId,
      pointId: live.id,
      seq: head.seq,
      live: live.version,
      stored: version,
    }
    ctx.log.error(fields, 'the live document differs from the log: nothing is signed on it')
    fail('room.unavailable')
  }
  return { changed: changesIn(stored.touched) }
}

async function record(trx: Tx, ctx: Ctx, held: Held, live: ReadPoint): Promise<Recorded | 'moved'> {
  const { input, head } = held
  const { actor, register } = held.access
  const row = await lockRegister(trx, ctx.dialect, register.id)
  if (row.seq !== head.seq || row.epoch !== head.epoch) return 'moved'
  // Before rights are asked: from here on nobody's rights in this workspace change until the act is committed.
  const at = await recordTime(trx, register.workspaceId, ctx.now())
  const { acts, delegations, standing: before } = await standBefore(trx, ctx, held, live.version)
  await recordVersion(trx, live.id, head.seq)
  const act = await appendEntry(trx, actor, { input, live, registerId: register.id, at })
  const changes = (await changesOf(trx, [live.id])).get(live.id)
  const standing = standingFor([...acts, act], live.version, delegations, changes)
  const sealingChanged = standing.sealed !== before.sealed
  if (sealingChanged) await bumpPolicy(trx, register.id)
  await tell(trx, actor, act, standing)
  return { act, standing, sealingChanged }
}

/** Where the point stands, for an actor who may still act and an act that makes sense there; ends with the refusal else. */
async function standBefore(db: Db | Tx, ctx: Ctx, { access, input }: Held, version: string) {
  const { actor, register } = access
  await requireEntitled(db, ctx, actor)
  const delegations = await delegationsOf(db, register.workspaceId)
  const acts = await actsOf(db, input.point)
  const standing = standingFor(acts, version, delegations)
  const refused = refusalOf({ ...attemptOf(actor, input), acts: acts.map(factsOf), standing })
  if (refused) fail(refused, { pointId: input.point })
  return { acts, delegations, standing }
}

function attemptOf(actor: Actor, input: Input): Pick<Attempt, 'actor' | 'act' | 'version' | 'reason'> {
  const delegation = actor.delegation ?? fail('policy.denied')
  return {
    actor: { ...actor, delegation },
    act: input.act,
    version: input.version,
    reason: input.reason || undefined,
  }
}

/** The row of the workspace is held, so that acts follow one another; the unique previous hash is the net under it. */
async function appendEntry(
  trx: Tx,
  actor: Actor,
  { input, live, registerId, at }: { input: Input; live: ReadPoint; registerId: string; at: Date },
): Promise<LedgerEntry> {
  const last = await newestEntry(trx, actor.workspaceId)
  const name = await nameOf(trx, actor.accountId)
  const entry = linkEntry(
    {
      seq: (last?.seq ?? 0) + 1,
      workspaceId: actor.workspaceId,
      at: at.toISOString(),
      act: input.act,
      actor: {
        accountId: actor.accountId,
        memberId: actor.memberId,
        name,
        delegation: actor.delegation ?? fail('policy.denied'),
        role: actor.role,
      },
      registerId,
      pointId: live.id,
      kind: live.kind,
      version: input.version,
      ...(input.reason && { reason: input.reason }),
    },
    last?.hash ?? GENESIS,
  )
  await insertEntry(trx, entry)
  return entry
}

async function newestEntry(trx: Tx, workspaceId: string): Promise<LedgerEntry | null> {
  const row = await trx
    .selectFrom('acts')
    .select('entry')
    .where('workspace_id', '=', workspaceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? entryOf(row.entry) : null
}

async function nameOf(trx: Tx, accountId: string): Promise<Trilingual> {
  const row = await trx
    .selectFrom('accounts')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return Trilingual.parse(JSON.parse(row.name))
}

async function insertEntry(trx: Tx, entry: LedgerEntry): Promise<void> {
  await trx
    .insertInto('acts')
    .values({
      workspace_id: entry.workspaceId,
      seq: entry.seq,
      point_id: entry.pointId,
      register_id: entry.registerId,
      account_id: entry.actor.accountId,
      delegation: entry.actor.delegation,
      act: entry.act,
      version: entry.version,
      at: entry.at,
      entry: JSON.stringify(entry),
      previous_hash: entry.previousHash,
      hash: entry.hash,
    })
    .execute()
}

async function tell(trx: Tx, actor: Actor, act: LedgerEntry, standing: Standing): Promise<void> {
  const at = new Date(act.at)
  const { signOffs, agreed, sealed } = standing
  const about = { workspaceId: act.workspaceId, registerId: act.registerId, pointId: act.pointId }
  await recordEvent(trx, { at, ...about, name: 'act', payload: { act, signOffs, agreed, sealed } })
  const details = { seq: act.seq, version: act.version }
  await audit(trx, { at, by: actor, action: `point.${act.act}`, object: act.pointId, details })
}
