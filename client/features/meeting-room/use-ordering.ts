// Moves points in the agenda for those who may: by a step, or dropped beside another.
import { useState } from 'react'
import { can } from '#shared/policy.ts'
import { useMovePoint } from '#client/api/use-points.ts'
import { type After, afterDrop, afterStep } from './agenda-order.ts'
import { useRoom } from './room-context.tsx'

export interface Ordering {
  may: boolean
  /** The refusal of the last move, or null. */
  error: unknown
  dragged: string | null
  drag: (id: string | null) => void
  drop: (target: string, edge: 'before' | 'after') => void
  step: (id: string, step: -1 | 1) => void
}

export function useOrdering(ids: readonly string[]): Ordering {
  const { meeting, rights } = useRoom()
  const move = useMovePoint(meeting.registerId)
  const [dragged, setDragged] = useState<string | null>(null)
  const moveTo = (point: string, after: After) => {
    if (after !== undefined) move.mutate({ point, after })
  }
  return {
    may: meeting.state !== 'closed' && rights !== null && can(rights, 'agenda.order'),
    error: move.error,
    dragged,
    drag: setDragged,
    drop: (target, edge) => {
      if (dragged) moveTo(dragged, afterDrop(ids, dragged, target, edge))
      setDragged(null)
    },
    step: (id, step) => moveTo(id, afterStep(ids, id, step)),
  }
}
