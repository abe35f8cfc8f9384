/**
 * One open register: the live document in front of its log. What is accepted is applied at once, stored with the next turn
 * of the ticker, and only then visible to anybody else in any way. It judges nothing itself and writes to no database.
 */
import type * as Y from 'yjs'
import { savedFrame } from '#shared/protocol.ts'
import type { RegisterRecord } from '../domain/registers.ts'
import type { Head } from '../context.ts'
import { createPresence } from './awareness.ts'
import { type Batch, emptyBatch, type Entry, isEmpty, mergeAll, rowsOf, soleWriter } from './batch.ts'
import { bind, type ClientIds, clientIdsOf, rebind } from './client-ids.ts'
import { close, type Connection, coveredFrames, RECONNECT, send } from './connection.ts'
import { type Loaded, loadRegister } from './document.ts'
import type { Engine } from './engine.ts'
import { applyTrusted } from './gate/apply.ts'
import type { Gate } from './gate/gate.ts'
import { checkAllAgain } from './catch-up.ts'
import { leavePresence } from './presence.ts'
import { createProjection, noteChanges, projectIfDue } from './projections.ts'
import { createQueue, type Queue } from './queue.ts'
import type { Append, LogHead, LogRow } from './update-log.ts'
import { updateFrame, type WriteFrame } from './wire.ts'
import { judge, judgeAgain } from './writes.ts'

export interface Write {
  connection: Connection
  frame: WriteFrame
}

export type Landing =
  | 'stored'
  /** The log is not where the room believed it to be: nothing was stored. */
  | 'moved'
  /** Whether it was stored is unknown or known to be false. */
  | 'failed'

export class Room {
  readonly engine: Engine
  readonly registerId: string
  readonly sockets = new Set<Connection>()
  readonly presence = createPresence()
  readonly queue: Queue<Write>
  doc: Y.Doc
  gate: Gate
  clientIds: ClientIds
  head: LogHead
  register: RegisterRecord
  sealed: ReadonlySet<string>
  /** The newest row that a snapshot covers. */
  snapshotSeq: number
  readonly projection = createProjection()
  /** Computed from the committed state and sent again and again; emptied when that grows. */
  frames: { state?: Uint8Array; step2?: Uint8Array; step1?: Uint8Array; beacon?: Uint8Array } = {}
  isSnapshotting = false
  isFollowing = false
  /** Any moment of the first ten seconds, so that rooms opened together do not hash together. */
  beaconDue = performance.now() + Math.random() * 10_000
  idleSince = performance.now()
  /** When the log last grew. */
  changedAt = performance.now()
  /** No new epoch is tried before. */
  rewriteAfter = 0
  isDropped = false
  private batch: Batch = emptyBatch()
  private flying: { batch: Batch; rows: LogRow[] } | null = null
  /** The live document is not what the log will say. */
  private isTainted = false

  constructor(engine: Engine, registerId: string, loaded: Loaded) {
    this.engine = engine
    this.registerId = registerId
    this.doc = loaded.doc
    this.gate = loaded.gate
    this.clientIds = clientIdsOf(loaded.bindings)
    this.head = loaded.head
    this.register = loaded.register
    this.sealed = loaded.sealed
    this.snapshotSeq = loaded.snapshotSeq
    if (loaded.state) this.frames.state = loaded.state
    this.queue = createQueue<Write>({
      isClean: () => this.isClean,
      hurry: () => engine.waits(true),
      take: ({ connection, frame }) => judge(this, connection, frame),
      failed: (error) => {
        engine.ctx.log.error({ err: error, registerId }, 'a room failed')
        this.drop('a bug left it half done')
      },
      released: () => {
        this.idleSince = performance.now()
        if (!isEmpty(this.batch)) engine.waits()
        projectIfDue(this)
      },
    })
  }

  get headOfLog(): Head {
    return { registerId: this.registerId, seq: this.head.seq, epoch: this.head.epoch }
  }

  /** The live document is the committed one. */
  get isClean(): boolean {
    return this.flying === null && !this.isTainted && isEmpty(this.batch)
  }

  get isIdle(): boolean {
    return this.sockets.size === 0 && this.isClean && !this.queue.isBusy && this.queue.length === 0
  }

  bind(clientId: number, accountId: string): void {
    this.batch.bindings.push(bind(this.clientIds, clientId, accountId))
    this.engine.waits()
  }

  /** Already applied: to be stored with the next turn. */
  add(entry: Entry): void {
    this.batch.entries.push(entry)
    this.expectSaved(entry.connection)
  }

  /** The connection is told `saved` once everything it sent so far is stored or known to be of no account. */
  expectSaved(connection: Connection): void {
    if (this.isClean) {
      send(connection, savedFrame(this.head.seq, coveredFrames(connection)))
      return
    }
    this.batch.writers.set(connection, coveredFrames(connection))
    this.engine.waits()
  }

  broadcast(frame: Uint8Array, except: Connection | null): void {
    for (const connection of this.sockets) if (connection !== except) send(connection, frame)
  }

  /** What waits, for the transaction of this turn; `landed` follows. */
  takeAppend(): Append | null {
    const isHeld = this.flying !== null || this.isTainted || this.queue.isBusy || this.isDropped
    if (isHeld || isEmpty(this.batch)) return null
    const { batch } = this
    this.batch = emptyBatch()
    const rows = rowsOf(batch.entries)
    this.flying = { batch, rows }
    return { registerId: this.registerId, head: this.head, rows, bindings: batch.bindings }
  }

  landed(landing: Landing): void {
    const { flying } = this
    if (!flying || this.isDropped) return
    this.flying = null
    if (landing === 'failed') this.drop('what was written could not be stored')
    else if (landing === 'moved') this.goBack(flying.batch)
    else this.stored(flying.batch, flying.rows)
  }

  private stored(batch: Batch, rows: LogRow[]): void {
    for (const { clientId } of batch.bindings) this.clientIds.unstored.delete(clientId)
    if (batch.bindings.length > 0) this.engine.presenceChanged(this)
    for (const { points, accountId } of batch.entries) noteChanges(this.projection, points, accountId)
    this.advance(rows, soleWriter(batch.entries))
    for (const [connection, judged] of batch.writers) send(connection, savedFrame(this.head.seq, judged))
    if (this.isTainted) void this.recover()
    else this.queue.proceed()
    projectIfDue(this)
  }

  /** The log has grown by rows that the document holds already. Everybody is told but the one who wrote all of it. */
  advance(rows: readonly LogRow[], writer: Connection | null): void {
    if (rows.length === 0) return
    this.head = { ...this.head, seq: this.head.seq + rows.length }
    this.tell(
      rows.map((row) => row.bytes),
      writer,
    )
  }

  /** Rows that somebody else wrote. Only while the queue is held and the room is clean. */
  follow(rows: readonly LogRow[]): void {
    for (const row of rows) applyTrusted(this.doc, row.bytes, row.accountId)
    this.advance(rows, null)
  }

  private tell(updates: readonly Uint8Array[], writer: Connection | null): void {
    this.frames = {}
    this.changedAt = performance.now()
    const { stats } = this.engine
    stats.edits += updates.length
    stats.delivered += this.sockets.size - (writer ? 1 : 0)
    this.broadcast(updateFrame(mergeAll(updates)), writer)
    this.engine.advanced(this)
  }

  private goBack(batch: Batch): void {
    this.batch.entries.unshift(...batch.entries)
    this.batch.bindings.unshift(...batch.bindings)
    for (const [connection, judged] of batch.writers) {
      if (!this.batch.writers.has(connection)) this.batch.writers.set(connection, judged)
    }
    this.taint()
  }

  /** What is live must not be stored as it is: it is read from the log again as soon as nothing is under way. */
  taint(): void {
    if (this.isTainted) return
    this.isTainted = true
    this.queue.hold()
    if (!this.flying) void this.recover()
  }

  private async recover(): Promise<void> {
    const { batch, head } = this
    this.batch = { ...emptyBatch(), bindings: batch.bindings }
    await this.reload()
    this.isTainted = false
    if (!this.isDropped) {
      // What was judged for a document of an earlier epoch goes back to its authors, who still hold it.
      const entries = this.head.epoch === head.epoch ? batch.entries : []
      for (const entry of entries) judgeAgain(this, entry)
      for (const connection of batch.writers.keys()) this.expectSaved(connection)
    }
    this.queue.release()
    if (!isEmpty(this.batch)) this.engine.waits(true)
  }

  /** Reads the document from the log; whoever is connected gets what they miss. Only while the queue is held. */
  async reload(): Promise<void> {
    this.engine.stats.reloads++
    try {
      const { seq, epoch } = this.head
      const loaded = await loadRegister(this.engine.ctx.db, this.registerId, seq)
      if (!loaded) throw new Error('the register is gone')
      // That of another epoch is another document: nothing of the old one must meet it.
      if (loaded.head.epoch !== epoch) this.closeAll(RECONNECT.rewritten, 'the register was rewritten')
      this.install(loaded)
    } catch (error) {
      this.engine.ctx.log.error(
        { err: error, registerId: this.registerId },
        'a register could not be read again',
      )
      this.drop('the log could not be read')
    }
  }

  private install(loaded: Loaded): void {
    this.clientIds = rebind(this.clientIds, loaded.bindings)
    const bindings = this.batch.bindings.filter(({ clientId }) => this.clientIds.unstored.has(clientId))
    this.batch = { ...this.batch, bindings }
    this.doc = loaded.doc
    this.gate = loaded.gate
    this.register = loaded.register
    this.sealed = loaded.sealed
    const hasNewPolicy = this.head.policyVersion !== loaded.head.policyVersion
    this.head = loaded.head
    this.snapshotSeq = loaded.snapshotSeq
    if (hasNewPolicy) checkAllAgain(this)
    if (loaded.missed.length > 0) this.tell(loaded.missed, null)
  }

  /** Gives the document up: it may hold what is not stored. Whoever is connected comes back and syncs with the log. */
  drop(reason: string): void {
    if (this.isDropped) return
    this.isDropped = true
    this.engine.stats.drops++
    this.engine.ctx.log.error(
      { registerId: this.registerId, seq: this.head.seq },
      `a room is dropped: ${reason}`,
    )
    this.engine.forget(this)
    this.closeAll(RECONNECT.unavailable, 'this register has to be opened again')
    this.queue.abandon()
  }

  closeAll(code: number, reason: string): void {
    for (const connection of this.sockets) close(connection, code, reason)
  }

  leave(connection: Connection): void {
    this.sockets.delete(connection)
    this.idleSince = performance.now()
    leavePresence(this, connection)
  }
}
