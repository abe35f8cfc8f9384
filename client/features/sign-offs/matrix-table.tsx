// The matrix as a table: one row for each point, one column for each member who signs or has initialled, by delegation.
import { fingerprint } from '#shared/hash.ts'
import type { Member } from '#shared/api/members.ts'
import { useT } from '#client/i18n/language.tsx'
import { Phrase } from '#client/i18n/phrase.tsx'
import { cellOf, type Column, columnsOf } from './matrix-columns.ts'
import type { Speech } from './speech.ts'
import { CellLamp, type MatrixRowsProps, type OneRow, RowActions, RowState, RowTitle } from './matrix-row.tsx'

export function MatrixTable({ rows, waiting, ...shared }: MatrixRowsProps) {
  const t = useT()
  const { speech } = shared
  const columns = columnsOf(rows, speech.members, speech.delegations)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
    <div className="card matrix-scroll" role="region" aria-label={t('sign-offs.title')} tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col" className="matrix-number">
              <span className="visually-hidden">{t('sign-offs.columnNumber')}</span>
            </th>
            <th scope="col" className="matrix-point">
              {t('sign-offs.columnPoint')}
            </th>
            <th scope="col">{t('sign-offs.columnVersion')}</th>
            {columns.map((column) => (
              <th key={column.member.id} scope="col" className={cellClass(column)}>
                <ColumnHead column={column} speech={speech} />
              </th>
            ))}
            <th scope="col">{t('sign-offs.columnState')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('sign-offs.columnActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.id} {...shared} row={row} waits={waiting(row)} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow({ columns, ...one }: OneRow & { columns: readonly Column[] }) {
  const { row, waits, person, speech } = one
  return (
    <tr className={waits ? 'waits' : undefined}>
      <td className="matrix-number muted figure">{row.number}</td>
      <th scope="row" className="matrix-point">
        <RowTitle {...one} />
      </th>
      <td>
        <code>{fingerprint(row.version)}</code>
      </td>
      {columns.map((column) => {
        const cell = cellOf(row, column)
        const yours = waits && column.delegation === person?.delegation && column.signs
        return (
          <td key={column.member.id} className={cellClass(column)}>
            {cell && <CellLamp cell={cell} column={column} yours={yours} speech={speech} />}
          </td>
        )
      })}
      <td>
        <RowState row={row} speech={speech} />
      </td>
      <td className="matrix-do">
        <RowActions {...one} />
      </td>
    </tr>
  )
}

function cellClass({ first }: Column): string {
  return first ? 'matrix-cell first' : 'matrix-cell'
}

/** Short, since there is one for each person: side and office; the name is said in full to a screen reader and on hover. */
function ColumnHead({ column: { member, delegation }, speech }: { column: Column; speech: Speech }) {
  const t = useT()
  return (
    <>
      <span aria-hidden="true">{delegation}</span>
      <span aria-hidden="true" className="matrix-office" title={speech.phrase(member.name)}>
        {member.role === 'chair' ? t('ui.chair') : officeOf(member)}
      </span>
      <span className="visually-hidden">
        {delegation}: <Phrase of={member.name} />
      </span>
    </>
  )
}

function officeOf({ agency, name }: Member) {
  return agency || <Phrase of={name} />
}
