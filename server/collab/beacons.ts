/** Every ten seconds each active room tells what its committed state looks like, so that a replica that differs notices. */
import { contentHash } from '#shared/beacon.ts'
import { jsonFrame, MESSAGE } from '#shared/protocol.ts'
import type { Room } from './room.ts'

const EVERY_MS = 10_000

/** Rooms come due one after the other, as they were opened: hashing all of them at once would be felt. */
export function tellBeacons(rooms: Iterable<Room>): void {
  const now = performance.now()
  for (const room of rooms) {
    if (room.sockets.size === 0 || now < room.beaconDue) continue
    room.beaconDue = now + EVERY_MS
    room.queue.whenClean(() => room.broadcast(beaconOf(room), null))
  }
}

function beaconOf(room: Room): Uint8Array {
  room.frames.beacon ??= jsonFrame(MESSAGE.beacon, { seq: room.head.seq, hash: contentHash(room.doc) })
  return room.frames.beacon
}
