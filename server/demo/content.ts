/** The demo workspace, whole: the one entry that the loader plays through the same use cases as real work. */
import { meeting3 } from './meeting-3.ts'
import { meeting4 } from './meeting-4/meeting.ts'
import { meeting5 } from './meeting-5.ts'
import type { DemoWorkspace } from './types.ts'
import { delegations, members, workspace } from './workspace.ts'

export const demoWorkspace: DemoWorkspace = {
  ...workspace,
  delegations,
  members,
  meetings: [meeting3, meeting4, meeting5],
}
