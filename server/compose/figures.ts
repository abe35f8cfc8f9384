/** Names the figures that operators watch. They count; they never say who or what. */
import type { Telemetry } from '../adapters/telemetry.ts'
import type { Rooms } from '../collab/rooms.ts'

export function watchRooms(telemetry: Telemetry, { stats }: Rooms): void {
  const one = (read: () => number) => ({ label: 'kind', read: () => new Map([['all', read()]]) })
  telemetry.gauge('samakki_rooms', 'Registers that are open now.', () => stats.rooms)
  telemetry.gauge('samakki_sockets', 'Sockets that are open now.', () => stats.sockets)
  telemetry.gauge('samakki_queue_depth', 'Updates in the last transaction.', () => stats.queueDepth)
  telemetry.counters(
    'samakki_edits_total',
    'Updates stored.',
    one(() => stats.edits),
  )
  telemetry.counters(
    'samakki_delivered_total',
    'Update frames handed to sockets.',
    one(() => stats.delivered),
  )
  telemetry.counters('samakki_refused_total', 'Updates refused.', {
    label: 'rule',
    read: () => stats.refusals,
  })
  telemetry.counters('samakki_closed_total', 'Sockets closed by the server.', {
    label: 'code',
    read: () => stats.closes,
  })
  telemetry.counters(
    'samakki_drops_total',
    'Documents given up because they were not stored.',
    one(() => stats.drops),
  )
  telemetry.counters(
    'samakki_reloads_total',
    'Documents read again.',
    one(() => stats.reloads),
  )
  telemetry.counters(
    'samakki_failed_loads_total',
    'Registers that could not be read.',
    one(() => stats.failedLoads),
  )
  telemetry.counters(
    'samakki_ticks_total',
    'Transactions of the engine.',
    one(() => stats.tickTime.count),
  )
  telemetry.counters(
    'samakki_tick_milliseconds_total',
    'Time in them.',
    one(() => stats.tickTime.sum),
  )
}
