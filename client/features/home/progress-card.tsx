// How far a meeting has come: agreed of all, changed since signed, objections, and whose turn it is.
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import type { SignOffState } from '#shared/sign-offs.ts'
import { useT } from '#client/i18n/language.tsx'
import { usePhrase } from '#client/i18n/phrase.tsx'
import { Card } from '#client/ui/card.tsx'

export function ProgressCard({ workspace, points }: { workspace: Workspace; points: readonly PointRow[] }) {
  const t = useT()
  const phrase = usePhrase()
  const total = points.length
  const agreed = points.filter((point) => point.agreed).length
  const changed = count(points, (states) => states.includes('stale'))
  const objections = count(points, (states) => states.includes('objected'))
  return (
    <Card padded>
      <div className="progress">
        <div className="share">
          <span>
            <b className="figure">{agreed}</b> {t('home.agreedOf', { total })}
          </span>
          <meter
            min={0}
            max={total}
            value={agreed}
            aria-label={t('home.agreedShort', { count: agreed, total })}
          />
        </div>
        <dl>
          {changed > 0 && <Figure word={t('home.changed')} value={changed} />}
          {objections > 0 && <Figure word={t('home.objections', { count: objections })} value={objections} />}
          {workspace.delegations.map(({ code, name }) => (
            <Figure
              key={code}
              word={t('home.toSign', { side: phrase(name) })}
              value={
                points.filter((point) => ['open', 'stale'].includes(point.signOffs[code]?.state ?? 'open'))
                  .length
              }
            />
          ))}
        </dl>
      </div>
    </Card>
  )
}

function Figure({ word, value }: { word: string; value: number }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function count(points: readonly PointRow[], wanted: (states: SignOffState[]) => boolean): number {
  return points.filter((point) => wanted(Object.values(point.signOffs).map((signOff) => signOff.state)))
    .length
}
