// The signing sheet for a point of the matrix: its words come from the server, and follow it while the sheet is open.
import { useCallback } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import { usePoint } from '#client/api/use-points.ts'
import type { Person } from './deeds.ts'
import { useStoredContent } from './live-content.ts'
import { SigningSheet } from './signing-sheet.tsx'

interface SignFromRowProps {
  slug: string
  registerId: string
  row: PointRow
  person: Person
  onClose: () => void
}

export function SignFromRow({ row, ...props }: SignFromRowProps) {
  const point = usePoint(row.id)
  const stored = useStoredContent(row.id)
  const getContent = useCallback(() => stored?.content ?? null, [stored])
  if (!point.data) return null
  return <SigningSheet {...props} row={row} act="sign" getContent={getContent} />
}
