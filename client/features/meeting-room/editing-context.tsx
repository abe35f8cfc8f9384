// Which text of the open point has the editor, and whether an edit first needs the person's word.
import { createContext, useContext } from 'react'
import type { Place } from '#shared/register.ts'
import type { Selected } from '#client/collab/text-position.ts'

export interface Editing {
  pointId: string
  /** Somebody has signed these words, and nobody here has said "edit anyway". */
  isGuarded: boolean
  /** Where the editor begins in this text; null while it is not here. */
  selectedAt: (place: Place) => Selected | null
  /** The person wants to type here, allowed or not yet. */
  isWanted: (place: Place) => boolean
  open: (place: Place, selected: Selected | null) => void
  leave: () => void
  onTooLong: (text: string) => void
}

const EditingContext = createContext<Editing | null>(null)

export const EditingProvider = EditingContext.Provider

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('no point above')
  return editing
}
