/** The HTTP surface on one page: each endpoint of shared/api and the use case that answers it. */
import * as accountsApi from '#shared/api/accounts.ts'
import * as actsApi from '#shared/api/acts.ts'
import * as meetingsApi from '#shared/api/meetings.ts'
import * as membersApi from '#shared/api/members.ts'
import * as pointsApi from '#shared/api/points.ts'
import * as setUpApi from '#shared/api/set-up.ts'
import * as workspacesApi from '#shared/api/workspaces.ts'
import * as accounts from '../domain/accounts.ts'
import * as acts from '../domain/acts.ts'
import * as ledger from '../domain/ledger.ts'
import * as meetings from '../domain/meetings.ts'
import * as members from '../domain/members.ts'
import * as pointCommands from '../domain/point-commands.ts'
import * as points from '../domain/points.ts'
import * as setUp from '../domain/set-up.ts'
import * as signIn from '../domain/sign-in.ts'
import * as versions from '../domain/versions.ts'
import { getWorkspace } from '../domain/workspace-overview.ts'
import { bind, bindEnding, bindPublic, bindStarting, type Route } from './bind.ts'

export const ROUTES: readonly Route[] = [
  bindStarting(accountsApi.signIn, signIn.signIn),
  bind(accountsApi.stepUp, signIn.stepUp),
  bindEnding(accountsApi.signOut, signIn.signOut),
  bind(accountsApi.getMe, accounts.getMe),
  bind(accountsApi.updateMe, accounts.updateMe),
  bind(accountsApi.changePassword, accounts.changePassword),
  bind(accountsApi.listSessions, accounts.listSessions),
  bind(accountsApi.endSession, accounts.endSession),

  bindPublic(setUpApi.getSetUp, setUp.getSetUp),
  bindStarting(setUpApi.useSetUp, setUp.useSetUp),

  bind(workspacesApi.getWorkspace, getWorkspace),
  bind(membersApi.listMembers, members.listMembers),
  bind(membersApi.nominateMember, members.nominateMember),
  bind(membersApi.updateMember, members.updateMember),

  bind(meetingsApi.listMeetings, meetings.listMeetings),
  bind(meetingsApi.createMeeting, meetings.createMeeting),
  bind(meetingsApi.startMeeting, meetings.startMeeting),
  bind(meetingsApi.closeMeeting, meetings.closeMeeting),

  bind(pointsApi.listPoints, points.listPoints),
  bind(pointsApi.createPoint, pointCommands.createPoint),
  bind(pointsApi.getPoint, points.getPoint),
  bind(pointsApi.updatePoint, pointCommands.updatePoint),
  bind(pointsApi.movePoint, pointCommands.movePoint),
  bind(pointsApi.deletePoint, pointCommands.deletePoint),
  bind(pointsApi.listVersions, versions.listVersions),

  bind(actsApi.recordAct, acts.recordAct),
  bind(actsApi.listLedger, ledger.listLedger),
]
