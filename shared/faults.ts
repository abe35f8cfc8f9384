/** Everything a ledger export can have wrong, as data; `fault-messages` says it in words. */
import type { Alteration } from './alteration.ts'
import type { Language, Trilingual } from './locale.ts'
import type { ActName } from './sign-offs.ts'

/** A point as a person finds it again. */
export interface PointName {
  id: string
  number: number | null
  title: Trilingual
  /** The title of its register, which for an agenda is that of the meeting. */
  register: Trilingual | null
}

/** An act as a person finds it again. */
export interface ActAt {
  seq: number
  act: ActName
  name: Trilingual
  point: PointName | null
}

export type Unreadable =
  | { fault: 'empty' }
  | { fault: 'not_lines'; line: number }
  | { fault: 'no_header' }
  | { fault: 'unknown_format'; format: string; version: string }

export type Fault =
  | Unreadable
  | { fault: 'bad_line'; line: number; path: string }
  | { fault: 'odd_line'; line: number }
  | { fault: 'cut_line'; line: number }
  | { fault: 'no_end' }
  | { fault: 'after_end'; line: number }
  | { fault: 'repeated_line'; line: number; first: number }
  | { fault: 'missing_lines'; kind: 'acts' | 'versions' | 'members'; said: number; found: number }
  | { fault: 'wrong_head'; said: number; found: number }
  | { fault: 'digest' }
  | ({ fault: 'gap'; expected: number } & ActAt)
  | ({ fault: 'broken_link' } & ActAt)
  | ({ fault: 'altered_entry' } & ActAt)
  | ({ fault: 'other_workspace' } & ActAt)
  | { fault: 'altered_content'; version: string; point: PointName; alterations: Alteration[] }
  | { fault: 'repeated_version'; version: string; point: PointName }
  | ({ fault: 'missing_content'; version: string } & ActAt)
  | ({ fault: 'other_point'; version: string } & ActAt)
  | ({ fault: 'incomplete_words'; languages: Language[] } & ActAt)
  | ({ fault: 'no_member' } & ActAt)
  | ({ fault: 'not_member_then'; at: string } & ActAt)
  | ({ fault: 'wrong_delegation'; said: string; was: string | null } & ActAt)
  | ({ fault: 'wrong_role'; said: string; was: string | null } & ActAt)
  | ({ fault: 'no_right'; role: string } & ActAt)
  | { fault: 'checkpoint_missing'; seq: number; found: number }
  | { fault: 'checkpoint_differs'; seq: number }
