// The routes of the plain pages: each takes its parameters from the address and stands in the frame.
import { getRouteApi, Link, Navigate, useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSessionEnded } from '#client/api/session.ts'
import { useMe } from '#client/api/use-me.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { AccountPage } from '#client/features/account/account-page.tsx'
import { HomePage } from '#client/features/home/home-page.tsx'
import { sideOf } from '#client/features/names.tsx'
import { MeetingsPage } from '#client/features/meetings/meetings-page.tsx'
import { MembersPage } from '#client/features/members/members-page.tsx'
import { SetUpPage } from '#client/features/sign-in/set-up-page.tsx'
import { SignInPage } from '#client/features/sign-in/sign-in-page.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import type { Membership } from '#shared/api/accounts.ts'
import { CONTENT_ID } from './page-focus.ts'
import { TopBar } from './top-bar.tsx'

const workspace = getRouteApi('/signed-in/w/$slug')

function Page({ children }: { children: ReactNode }) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="page">
      {children}
    </main>
  )
}

export function HomeRoute() {
  const { slug } = workspace.useParams()
  return (
    <Page>
      <HomePage slug={slug} />
    </Page>
  )
}

export function MeetingsRoute() {
  const { slug } = workspace.useParams()
  return (
    <Page>
      <MeetingsPage slug={slug} />
    </Page>
  )
}

export function MembersRoute() {
  const { slug } = workspace.useParams()
  return (
    <Page>
      <MembersPage slug={slug} />
    </Page>
  )
}

export function AccountRoute() {
  return (
    <>
      <OwnTopBar />
      <Page>
        <AccountPage />
      </Page>
    </>
  )
}

/** Outside of the workspaces: the way back to the first of them stands in the bar. */
function OwnTopBar() {
  const membership = useMe().data?.memberships[0]
  return membership ? <WayBack membership={membership} /> : <TopBar />
}

function WayBack({ membership }: { membership: Membership }) {
  const group = useWorkspace(membership.slug).data
  if (!group) return <TopBar />
  return (
    <TopBar side={sideOf(membership.delegation, group.delegations)}>
      <span className="crumb">
        <Link to="/w/$slug" params={{ slug: group.slug }}>
          <Phrase of={group.name} />
        </Link>
      </span>
    </TopBar>
  )
}

/** The plain address of the sign-in page; somebody who is signed in goes on to the start. */
export function SignInRoute() {
  const me = useMe()
  const ended = useSessionEnded()
  if (me.data && !ended) return <Navigate to="/" replace />
  return <SignInPage contentId={CONTENT_ID} />
}

export function SetUpRoute() {
  const { token } = useParams({ from: '/set-up/$token' })
  const navigate = useNavigate()
  return (
    <SetUpPage
      contentId={CONTENT_ID}
      token={token}
      onDone={() => void navigate({ to: '/', replace: true })}
    />
  )
}
