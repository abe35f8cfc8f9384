/**
 * Counts what the person changed and the server has not yet called stored. Every frame that goes out is numbered by its place,
 * so that each `saved` says exactly which changes it means; without an answer it asks by a sync step and never guesses.
 */
import * as Y from 'yjs'
import { LIMITS } from '#shared/protocol.ts'

export interface Outbox {
  /** Takes a local change; it is sent at once, or waits for frames before it or for the line. */
  add(update: Uint8Array): void
  /** A sync step 2 has gone out: it carries everything changed so far. */
  sentEverything(): void
  /** The server has stored, or found empty, the first so many frames of this connection. */
  saved(frames: number): void
  /** A sync step 2 arrived. The server answers a step 1 only after all it received before is stored. */
  answered(): void
  /** The line is gone: nothing in flight can be answered any more. */
  dropped(): void
  /** Local changes that are not known to be stored. */
  count(): number
  stop(): void
}

export interface OutboxPort {
  send(update: Uint8Array): void
  /** Sends a sync step 1, whose answer proves that all before it is stored. */
  ask(): void
  /** The count changed. */
  changed(count: number): void
}

/** How long a frame may stay unanswered before we ask. */
export const ASK_AFTER = 2_500

/** On a slow line further changes wait and travel together. */
export const MAX_UNANSWERED = 4

export function createOutbox(port: OutboxPort): Outbox {
  let waiting: Uint8Array[] = []
  /** For each frame without an answer, how many changes it carries; in the order of sending. */
  let unanswered: number[] = []
  /** Frames of this connection that have an answer. */
  let settled = 0
  /** Changes made while there was no line; a sync step 2 will carry them, so their bytes are not kept. */
  let held = 0
  let connected = false
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0

  const inFlight = () => unanswered.reduce((sum, changes) => sum + changes, 0)
  const count = () => waiting.length + inFlight() + held

  function tell() {
    if (count() === told) return
    told = count()
    port.changed(told)
  }

  /** Each answer puts the question off; more typing does not. */
  function askLater(isAnswer = false) {
    if (isAnswer || inFlight() === 0) {
      clearTimeout(timer)
      timer = undefined
    }
    if (inFlight() > 0) timer ??= setTimeout(ask, ASK_AFTER)
  }

  function ask() {
    timer = undefined
    asked += 1
    port.ask()
  }

  function sendNext() {
    while (connected && unanswered.length < MAX_UNANSWERED && waiting.length > 0) {
      const frame = takeFrame(waiting)
      waiting = waiting.slice(frame.taken)
      unanswered.push(frame.taken)
      port.send(frame.update)
    }
  }

  function settle(frames: number) {
    unanswered.splice(0, frames)
    settled += frames
    sendNext()
    askLater(true)
    tell()
  }

  return {
    add(update) {
      if (connected) waiting.push(update)
      else held += 1
      sendNext()
      askLater()
      tell()
    },
    sentEverything() {
      connected = true
      unanswered.push(waiting.length + held)
      waiting = []
      held = 0
      askLater()
      tell()
    },
    saved: (frames) => settle(Math.min(Math.max(frames - settled, 0), unanswered.length)),
    answered() {
      if (asked === 0) return
      asked -= 1
      if (asked === 0) settle(unanswered.length)
    },
    dropped() {
      connected = false
      held += waiting.length + inFlight()
      waiting = []
      unanswered = []
      settled = 0
      asked = 0
      askLater()
    },
    count,
    stop: () => clearTimeout(timer),
  }
}

/** As many waiting changes as fit one frame, as one update. */
function takeFrame(waiting: readonly Uint8Array[]): { update: Uint8Array; taken: number } {
  let bytes = 0
  let taken = 0
  for (const update of waiting) {
    bytes += update.byteLength
    if (taken > 0 && bytes > LIMITS.updateBytes / 2) break
    taken += 1
  }
  const parts = waiting.slice(0, taken)
  const [first] = parts
  return { update: first && parts.length === 1 ? first : Y.mergeUpdates(parts), taken }
}
