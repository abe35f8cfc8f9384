// The addresses of the app. Each survives a reload and can be sent as a link; screens are loaded when they are opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { PageFailure } from './failure.tsx'
import { MeetingFrame } from './meeting-frame.tsx'
import { LostPage, NotFound } from './not-found.tsx'
import { Root } from './root.tsx'
import { SignedIn } from './signed-in.tsx'
import { WorkspaceFrame } from './workspace-frame.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: LostPage, errorComponent: PageFailure })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'SignInRoute'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up/$token',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'SetUpRoute'),
})

/** Everything below needs a session: without one, the sign-in page stands on the same address. */
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./start.tsx'), 'Start'),
})

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'AccountRoute'),
})

const workspace = createRoute({
  getParentRoute: () => signedIn,
  path: '/w/$slug',
  component: WorkspaceFrame,
  notFoundComponent: NotFound,
})

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'HomeRoute'),
})

const meetings = createRoute({
  getParentRoute: () => workspace,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'MeetingsRoute'),
})

const members = createRoute({
  getParentRoute: () => workspace,
  path: '/members',
  component: lazyRouteComponent(() => import('./pages.tsx'), 'MembersRoute'),
})

const record = createRoute({
  getParentRoute: () => workspace,
  path: '/record',
  component: lazyRouteComponent(() => import('./sign-off-pages.tsx'), 'RecordRoute'),
})

const meeting = createRoute({
  getParentRoute: () => workspace,
  path: '/meetings/$meetingId',
  component: MeetingFrame,
})

/** One component for the agenda and each of its points, so that the room stays open from point to point. */
const room = createRoute({
  getParentRoute: () => meeting,
  id: 'room',
  component: lazyRouteComponent(() => import('./meeting-room-page.tsx'), 'MeetingRoomRoute'),
})
const agenda = createRoute({ getParentRoute: () => room, path: '/', component: Outlet })
const point = createRoute({ getParentRoute: () => room, path: '/point/$pointId', component: Outlet })

const signOffs = createRoute({
  getParentRoute: () => meeting,
  path: '/sign-offs',
  component: lazyRouteComponent(() => import('./sign-off-pages.tsx'), 'SignOffsRoute'),
})

const routeTree = root.addChildren([
  signIn,
  setUp,
  signedIn.addChildren([
    start,
    account,
    workspace.addChildren([
      home,
      meetings,
      members,
      record,
      meeting.addChildren([room.addChildren([agenda, point]), signOffs]),
    ]),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: LostPage,
  defaultErrorComponent: PageFailure,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
