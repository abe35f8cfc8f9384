// What every part of the meeting room needs to know: the meeting, the workspace, who is looking, the points and the live document.
import { createContext, useContext } from 'react'
import type { Meeting } from '#shared/api/meetings.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import type { Rights } from '#shared/policy.ts'
import type { RegisterView } from '#client/collab/use-register.ts'

export interface Room {
  slug: string
  meeting: Meeting
  workspace: Workspace
  /** Delegation codes in the order of the workspace. */
  sides: readonly string[]
  accountId: string
  /** Null for somebody who is no member of this workspace. */
  rights: Rights | null
  points: readonly PointRow[]
  /** What the workspace says of the register: the socket may know better. */
  access: 'write' | 'read'
  /** Null while the document is on its way, and for those who read over HTTP only. */
  register: RegisterView | null
}

const RoomContext = createContext<Room | null>(null)

export const RoomProvider = RoomContext.Provider

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('no meeting room above')
  return room
}
