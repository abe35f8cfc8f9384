// The root address: straight into the only workspace, or the choice between several.
import { Link, Navigate } from '@tanstack/react-router'
import { useMe } from '#client/api/use-me.ts'
import { useWorkspace } from '#client/api/use-workspace.ts'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { Card } from '#client/ui/card.tsx'
import { useDocumentTitle } from '#client/ui/document-title.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { CONTENT_ID } from './page-focus.ts'
import { TopBar } from './top-bar.tsx'

export function Start() {
  const t = useT()
  const me = useMe().data
  useDocumentTitle(t('shell.chooseWorkspace'), t('shell.app'))
  const [first, second] = me?.memberships ?? []
  if (first && !second) return <Navigate to="/w/$slug" params={{ slug: first.slug }} replace />
  return (
    <>
      <TopBar />
      <main id={CONTENT_ID} tabIndex={-1} className="page">
        {first ? (
          <>
            <h1>{t('shell.chooseWorkspace')}</h1>
            <ul className="plain stack">
              {me?.memberships.map((membership) => (
                <li key={membership.workspaceId}>
                  <WorkspaceLink slug={membership.slug} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <EmptyState title={t('shell.noWorkspaceTitle')}>
            {t('shell.noWorkspaceText', { email: me?.account.email ?? '' })}
          </EmptyState>
        )}
      </main>
    </>
  )
}

function WorkspaceLink({ slug }: { slug: string }) {
  const workspace = useWorkspace(slug).data
  return (
    <Card padded>
      <Link to="/w/$slug" params={{ slug }}>
        {workspace ? <Phrase of={workspace.name} empty={slug} /> : slug}
      </Link>
    </Card>
  )
}
