/** What has to be looked at from time to time, for all sockets and rooms by one clock: who is gone, who lost a right, what is idle. */
import { touchSessions } from '../domain/sessions.ts'
import type { Topic } from '../context.ts'
import { standingsOf, stillStands } from './access.ts'
import { catchUp } from './catch-up.ts'
import { checkAgain } from './admissions.ts'
import { tellBeacons } from './beacons.ts'
import type { Connection } from './connection.ts'
import { rewriteAtRest } from './epochs.ts'
import type { Room } from './room.ts'
import type { OpenRooms } from './open-rooms.ts'
import { SNAPSHOT_AT_UNLOAD, snapshotNow } from './snapshots.ts'
import type { Sockets } from './sockets.ts'

const TURN_MS = 1_000
const PING_MS = 15_000
const TOUCH_MS = 60_000
/** A socket that was told to close and does not read it is cut. */
const CLOSING_MS = 2_000
const IDLE_MS = 60_000
/** Values per `in (…)`. */
const CHUNK = 500

export interface SweepTimes {
  turnMs?: number
  pingMs?: number
  idleMs?: number
}

export function startSweep(rooms: OpenRooms, sockets: Sockets, times: SweepTimes = {}): () => void {
  const { ctx } = rooms.engine
  const { turnMs = TURN_MS, pingMs = PING_MS, idleMs = IDLE_MS } = times
  let pingAt = performance.now() + pingMs
  let touchAt = performance.now() + TOUCH_MS
  let isChecking = false

  const unsubscribe = ctx.bus.subscribe((topic) => hear(rooms, sockets, topic))
  const timer = setInterval(turn, turnMs)

  function turn(): void {
    const now = performance.now()
    cutDeaf(sockets.all, now)
    if (now >= pingAt) {
      pingAt = now + pingMs
      pingAll(sockets.all)
    }
    tellBeacons(rooms.all.values())
    for (const room of rooms.all.values()) {
      rewriteAtRest(room)
      void letGo(rooms, room, idleMs)
    }
    const isTouchDue = now >= touchAt
    if (isTouchDue) touchAt = now + TOUCH_MS
    void lookUp(isTouchDue)
  }

  /** In case a hint got lost, or came from a process that knows no bus. */
  async function lookUp(isTouchDue: boolean): Promise<void> {
    if (isChecking) return
    isChecking = true
    try {
      if (isTouchDue) await touchSessions(ctx, sessionsOf([...sockets.all]))
      await checkAccess(rooms, sockets)
      await checkHeads(rooms)
    } catch (error) {
      ctx.log.error({ err: error }, 'sockets and rooms could not be compared with the database')
    } finally {
      isChecking = false
    }
  }

  return () => {
    clearInterval(timer)
    unsubscribe()
  }
}

function hear(rooms: OpenRooms, sockets: Sockets, topic: Topic): void {
  const { ctx } = rooms.engine
  if (topic.topic === 'access') {
    for (const connection of sockets.all) {
      const { signedIn } = connection.upgrade
      const isMeant =
        signedIn?.accountId === topic.accountId &&
        (topic.sessionId ?? signedIn.sessionId) === signedIn.sessionId
      if (isMeant) void checkAgain(ctx, connection)
    }
  } else if (topic.topic === 'register') {
    const room = rooms.all.get(topic.registerId)
    if (room && topic.seq > room.head.seq) followSoon(room)
  }
}

function pingAll(connections: Iterable<Connection>): void {
  for (const connection of connections) {
    if (connection.state === 'closing') continue
    if (connection.isAlive) {
      connection.isAlive = false
      connection.ws.ping()
    } else connection.ws.terminate()
  }
}

function cutDeaf(connections: Iterable<Connection>, now: number): void {
  for (const connection of connections) {
    if (connection.state === 'closing' && now - connection.closedAt >= CLOSING_MS) connection.ws.terminate()
  }
}

function sessionsOf(connections: readonly Connection[]): string[] {
  return [...new Set(connections.flatMap(({ upgrade }) => upgrade.signedIn?.sessionId ?? []))]
}

async function checkAccess(rooms: OpenRooms, sockets: Sockets): Promise<void> {
  const { ctx } = rooms.engine
  const open = [...sockets.all].filter((connection) => connection.state === 'open')
  for (let i = 0; i < open.length; i += CHUNK) {
    const chunk = open.slice(i, i + CHUNK)
    const accounts = [...new Set(chunk.map(({ upgrade }) => upgrade.signedIn?.accountId ?? ''))]
    const standings = await standingsOf(ctx, sessionsOf(chunk), accounts)
    for (const connection of chunk) {
      const { admission, upgrade } = connection
      if (admission && !stillStands(standings, upgrade, admission)) void checkAgain(ctx, connection)
    }
  }
}

/** What another node wrote, and seals and rights that changed without a word. */
async function checkHeads(rooms: OpenRooms): Promise<void> {
  const ids = [...rooms.all.keys()]
  for (let i = 0; i < ids.length; i += CHUNK) {
    const heads = await rooms.engine.ctx.db
      .selectFrom('registers')
      .select(['id', 'seq', 'epoch', 'policy_version'])
      .where('id', 'in', ids.slice(i, i + CHUNK))
      .execute()
    for (const head of heads) {
      const room = rooms.all.get(head.id)
      if (!room) continue
      const isBehind = head.seq > room.head.seq || head.policy_version !== room.head.policyVersion
      if (isBehind || head.epoch !== room.head.epoch) followSoon(room)
    }
  }
}

/** Rows that this process is writing itself are there by the time the room is clean. */
function followSoon(room: Room): void {
  if (room.isFollowing) return
  room.isFollowing = true
  const follow = room.queue.settle(() => catchUp(room))
  follow.catch(() => undefined).finally(() => (room.isFollowing = false))
}

/** The room leaves the map only while nothing of it is anywhere else: who comes back a moment later loads all of it. */
async function letGo(rooms: OpenRooms, room: Room, idleMs: number): Promise<void> {
  if (!isUnused(room, idleMs)) return
  if (room.head.seq - room.snapshotSeq >= SNAPSHOT_AT_UNLOAD) await snapshotNow(room)
  if (isUnused(room, idleMs)) rooms.unload(room)
}

function isUnused(room: Room, idleMs: number): boolean {
  const isAtRest =
    room.isIdle && room.projection.changed.size === 0 && !room.projection.isUnderWay && !room.isSnapshotting
  return isAtRest && performance.now() - room.idleSince >= idleMs
}
