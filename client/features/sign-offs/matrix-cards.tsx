// The matrix on a phone: a card for each point, with the same lamps, words and deeds as the table.
import { fingerprint } from '#shared/hash.ts'
import { useT } from '#client/i18n/language.tsx'
import { DelegationTag } from '#client/features/names.tsx'
import { cellOf, type Column, columnsOf } from './matrix-columns.ts'
import { CellLamp, type MatrixRowsProps, type OneRow, RowActions, RowState, RowTitle } from './matrix-row.tsx'

export function MatrixCards({ rows, waiting, ...shared }: MatrixRowsProps) {
  const t = useT()
  const { speech } = shared
  const columns = columnsOf(rows, speech.members, speech.delegations)
  return (
    <ol className="plain matrix-cards" aria-label={t('sign-offs.title')}>
      {rows.map((row) => (
        <PointCard key={row.id} {...shared} row={row} waits={waiting(row)} columns={columns} />
      ))}
    </ol>
  )
}

function PointCard({ columns, ...one }: OneRow & { columns: readonly Column[] }) {
  const { row, waits, person, speech } = one
  return (
    <li className={waits ? 'card matrix-card waits' : 'card matrix-card'}>
      <div className="matrix-card-head">
        <span className="muted figure">{row.number}</span>
        <div>
          <RowTitle {...one} />
        </div>
      </div>
      <ul className="plain matrix-card-lamps">
        {columns.map((column) => {
          const cell = cellOf(row, column)
          if (!cell) return null
          const yours = waits && column.delegation === person?.delegation && column.signs
          return (
            <li key={column.member.id}>
              <CellLamp cell={cell} column={column} yours={yours} speech={speech} />
              <DelegationTag code={column.delegation} delegations={speech.delegations} />
              <span className="small" aria-hidden="true">
                {speech.phrase(column.member.name)}
              </span>
            </li>
          )
        })}
      </ul>
      <div className="matrix-card-foot">
        <RowState row={row} speech={speech} />
        <code className="small">{fingerprint(row.version)}</code>
      </div>
      <RowActions {...one} />
    </li>
  )
}
