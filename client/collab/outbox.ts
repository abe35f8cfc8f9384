/**
 * Counts what the person changed and the server has not yet called stored. It sends one frame at a time, so that every `saved`
 * has exactly one meaning, and it never guesses: without an answer it asks again by a sync step.
 */
import * as Y from 'yjs'
import { LIMITS } from '#shared/protocol.ts'

export interface Outbox {
  /** Takes a local change; it is sent at once, or waits for the frame before it or for the line. */
  add(update: Uint8Array): void
  /** A sync step 2 has gone out: it carries everything changed so far. */
  sentEverything(): void
  /** The server says that what it had from us is stored. */
  saved(): void
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

/** How long a frame may stay unanswered before we ask. A change that the gate found empty gets no `saved`. */
export const ASK_AFTER = 1_500

export function createOutbox(port: OutboxPort): Outbox {
  let waiting: Uint8Array[] = []
  let inFlight = 0
  /** Changes made while there was no line; a sync step 2 will carry them, so their bytes are not kept. */
  let held = 0
  let connected = false
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = 0

  const count = () => waiting.length + inFlight + held

  function tell() {
    if (count() === told) return
    told = count()
    port.changed(told)
  }

  function askLater() {
    clearTimeout(timer)
    if (inFlight === 0) return
    timer = setTimeout(() => {
      asked += 1
      port.ask()
    }, ASK_AFTER)
  }

  function sendNext() {
    if (!connected || inFlight > 0 || waiting.length === 0) return
    const frame = takeFrame(waiting)
    waiting = waiting.slice(frame.taken)
    inFlight = frame.taken
    port.send(frame.update)
    askLater()
  }

  function settle() {
    inFlight = 0
    askLater()
    sendNext()
    tell()
  }

  return {
    add(update) {
      if (connected) waiting.push(update)
      else held += 1
      sendNext()
      tell()
    },
    sentEverything() {
      connected = true
      inFlight += waiting.length + held
      waiting = []
      held = 0
      askLater()
      tell()
    },
    saved: settle,
    answered() {
      if (asked === 0) return
      asked -= 1
      if (asked === 0) settle()
    },
    dropped() {
      connected = false
      held += waiting.length + inFlight
      waiting = []
      inFlight = 0
      asked = 0
      clearTimeout(timer)
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
