// The routes of the sign-off matrix and of the ledger.
import { getRouteApi } from '@tanstack/react-router'
import { LedgerPage } from '#client/features/sign-offs/ledger.tsx'
import { SignOffMatrix } from '#client/features/sign-offs/matrix.tsx'
import { CONTENT_ID } from './page-focus.ts'

const workspace = getRouteApi('/signed-in/w/$slug')
const meeting = getRouteApi('/signed-in/w/$slug/meetings/$meetingId')

export function SignOffsRoute() {
  const { slug, meetingId } = meeting.useParams()
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="page">
      <SignOffMatrix slug={slug} meetingId={meetingId} />
    </main>
  )
}

export function RecordRoute() {
  const { slug } = workspace.useParams()
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="page">
      <LedgerPage slug={slug} />
    </main>
  )
}
