// Who gets which answer from which endpoint: one row each, with a request that is right in every other respect.
import { MEETING_PLAN, type Stage } from './stage.ts'

/** The columns. `nobody` has a session and no place in the workspace; `former` had one. */
export const CALLERS = [
  'visitor',
  'nobody',
  'former',
  'chair',
  'liaison',
  'signatory',
  'interpreter',
  'expert',
  'observer',
  'other chair',
] as const
export type CallerName = (typeof CALLERS)[number]

export interface Row {
  /** Statuses in the order of CALLERS. */
  expect: string
  /** Made anew for every caller, so that nobody finds what another left. */
  prepare(stage: Stage): Promise<{ path: string; body?: unknown }> | { path: string; body?: unknown }
}

const ANYBODY = '200 200 200 200 200 200 200 200 200 200'
const SIGNED_IN = '401 200 200 200 200 200 200 200 200 200'
const MEMBERS = '401 404 404 200 200 200 200 200 200 200'
const DELEGATES = '401 404 404 200 200 200 200 200 404 200'
const NEW_PASSWORD = 'seven grey herons at dusk'

/** `METHOD path` as the endpoint declares it → its row. */
export const MATRIX: Readonly<Record<string, Row>> = {
  'POST /auth/sign-in': {
    expect: ANYBODY,
    prepare: ({ password }) => ({ path: '/auth/sign-in', body: { email: 'chair@kh.example', password } }),
  },
  'POST /auth/step-up': {
    expect: '401 204 204 204 204 204 204 204 204 204',
    prepare: ({ password }) => ({ path: '/auth/step-up', body: { password } }),
  },
  'POST /auth/sign-out': {
    expect: '401 204 204 204 204 204 204 204 204 204',
    prepare: () => ({ path: '/auth/sign-out' }),
  },
  'GET /me': { expect: SIGNED_IN, prepare: () => ({ path: '/me' }) },
  'PATCH /me': { expect: SIGNED_IN, prepare: () => ({ path: '/me', body: { theme: 'dark' } }) },
  'POST /me/password': {
    expect: '401 204 204 204 204 204 204 204 204 204',
    prepare: ({ password }) => ({ path: '/me/password', body: { current: password, next: NEW_PASSWORD } }),
  },
  'GET /me/sessions': { expect: SIGNED_IN, prepare: () => ({ path: '/me/sessions' }) },
  'DELETE /me/sessions/:session': {
    // Somebody else's session does not exist.
    expect: '401 404 404 404 404 404 404 404 404 204',
    prepare: async (stage) => ({ path: `/me/sessions/${await stage.sessionOf('chair@kh.example')}` }),
  },
  'GET /set-up/:token': {
    expect: ANYBODY,
    prepare: async (stage) => ({ path: `/set-up/${await stage.setUpToken()}` }),
  },
  'POST /set-up/:token': {
    expect: ANYBODY.replaceAll('200', '201'),
    prepare: async (stage) => {
      const email = stage.newEmail()
      const body = { email, name: { th: '', km: '', en: email }, password: NEW_PASSWORD }
      return { path: `/set-up/${await stage.setUpToken()}`, body }
    },
  },
  'GET /workspaces/:ws': { expect: MEMBERS, prepare: () => ({ path: '/workspaces/jwg' }) },
  'GET /workspaces/:ws/members': { expect: MEMBERS, prepare: () => ({ path: '/workspaces/jwg/members' }) },
  'POST /workspaces/:ws/members': {
    expect: '401 404 404 201 403 403 403 403 403 201',
    prepare: (stage) => ({
      path: '/workspaces/jwg/members',
      body: { email: stage.newEmail(), role: 'expert' },
    }),
  },
  'PATCH /workspaces/:ws/members/:member': {
    // The chair of the other side is as powerless as an observer.
    expect: '401 404 404 200 403 403 403 403 403 403',
    prepare: async (stage) => ({
      path: `/workspaces/jwg/members/${await stage.newMember('TH')}`,
      body: { agency: 'RTP' },
    }),
  },
  'GET /workspaces/:ws/meetings': { expect: MEMBERS, prepare: () => ({ path: '/workspaces/jwg/meetings' }) },
  'POST /workspaces/:ws/meetings': {
    expect: '401 404 404 201 403 403 403 403 403 201',
    prepare: () => ({ path: '/workspaces/jwg/meetings', body: MEETING_PLAN }),
  },
  'POST /workspaces/:ws/meetings/:meeting/start': {
    expect: '401 404 404 200 403 403 403 403 403 200',
    prepare: async (stage) => ({ path: `/workspaces/jwg/meetings/${(await stage.newMeeting()).id}/start` }),
  },
  'POST /workspaces/:ws/meetings/:meeting/close': {
    expect: '401 404 404 200 403 403 403 403 403 200',
    prepare: async (stage) => {
      const { id } = await stage.newMeeting()
      await stage.chair.call('POST', `/api/workspaces/jwg/meetings/${id}/start`)
      return { path: `/workspaces/jwg/meetings/${id}/close` }
    },
  },
  'GET /registers/:reg/points': {
    expect: MEMBERS,
    prepare: ({ meeting }) => ({ path: `/registers/${meeting.registerId}/points` }),
  },
  'POST /registers/:reg/points': {
    expect: '401 404 404 201 201 201 403 403 403 201',
    prepare: ({ meeting, newPoint }) => ({ path: `/registers/${meeting.registerId}/points`, body: newPoint }),
  },
  'GET /points/:point': {
    // Not released: for observers it does not exist.
    expect: DELEGATES,
    prepare: async (stage) => ({ path: `/points/${(await stage.addPoint()).id}` }),
  },
  'PATCH /points/:point': {
    expect: '401 404 404 200 200 200 403 403 404 200',
    prepare: async (stage) => ({
      path: `/points/${(await stage.addPoint()).id}`,
      body: { fields: { minutes: 10 } },
    }),
  },
  'POST /points/:point/move': {
    expect: '401 404 404 200 403 403 403 403 404 200',
    prepare: async (stage) => ({
      path: `/points/${(await stage.addPoint()).id}/move`,
      body: { after: null },
    }),
  },
  'DELETE /points/:point': {
    expect: '401 404 404 204 403 403 403 403 404 204',
    prepare: async (stage) => ({ path: `/points/${(await stage.addPoint()).id}` }),
  },
  'GET /points/:point/versions': {
    expect: DELEGATES,
    prepare: async (stage) => ({ path: `/points/${(await stage.addPoint()).id}/versions` }),
  },
  'POST /points/:point/acts': {
    expect: '401 404 404 201 403 201 403 403 404 201',
    prepare: async (stage) => {
      const { id, version } = await stage.addPoint()
      return { path: `/points/${id}/acts`, body: { act: 'sign', version } }
    },
  },
  'GET /workspaces/:ws/ledger': { expect: DELEGATES, prepare: () => ({ path: '/workspaces/jwg/ledger' }) },
  'GET /workspaces/:ws/ledger.jsonl': {
    expect: DELEGATES,
    prepare: () => ({ path: '/workspaces/jwg/ledger.jsonl' }),
  },
  'GET /openapi.json': { expect: ANYBODY, prepare: () => ({ path: '/openapi.json' }) },
}
