/** Text that the server did not take, kept on this device for its author until they decide. It is never sent anywhere by itself. */
import { useMemo, useSyncExternalStore } from 'react'
import { TEXT_PARTS, type Place } from '#shared/register.ts'

/** `refused`: the server said no. `access`: the right was taken away. `restored`: the register was rewritten. `other`: somebody else signed in. */
export type KeptWhy = 'refused' | 'access' | 'restored' | 'other'

export interface KeptText {
  id: string
  registerId: string
  /** ISO 8601. */
  at: string
  why: KeptWhy
  /** Why the server refused it: a code of shared/errors.ts, and the rule as the server named it. */
  code: string | null
  rule: string | null
  place: Place
  text: string
}

const listeners = new Set<() => void>()
/** What this page keeps, also where the device's storage is full or closed to us. */
const memory = new Map<string, KeptText[]>()

const storageKey = (accountId: string) => `samakki.kept.${accountId}`

export function keptTexts(accountId: string): KeptText[] {
  const known = memory.get(accountId)
  if (known) return known
  const read = readStored(accountId)
  memory.set(accountId, read)
  return read
}

export function keepTexts(accountId: string, texts: readonly KeptText[]): void {
  if (texts.length > 0) write(accountId, [...keptTexts(accountId), ...texts])
}

export function discardText(accountId: string, id: string): void {
  write(
    accountId,
    keptTexts(accountId).filter((text) => text.id !== id),
  )
}

/** The texts kept from one register. */
export function useKeptTexts(accountId: string, registerId: string): KeptText[] {
  const all = useSyncExternalStore(subscribe, () => keptTexts(accountId))
  return useMemo(() => all.filter((text) => text.registerId === registerId), [all, registerId])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function write(accountId: string, texts: KeptText[]): void {
  memory.set(accountId, texts)
  try {
    if (texts.length === 0) localStorage.removeItem(storageKey(accountId))
    else localStorage.setItem(storageKey(accountId), JSON.stringify(texts))
  } catch {
    // Storage may be full or forbidden; the page still holds the text.
  }
  for (const listener of listeners) listener()
}

function readStored(accountId: string): KeptText[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey(accountId)) ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isKeptText) : []
  } catch {
    return []
  }
}

function isKeptText(value: unknown): value is KeptText {
  if (typeof value !== 'object' || value === null) return false
  const { id, registerId, at, text, place } = value as Record<string, unknown>
  return [id, registerId, at, text].every((part) => typeof part === 'string') && isPlace(place)
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false
  const { pointId, part, key } = value as Record<string, unknown>
  return typeof pointId === 'string' && typeof key === 'string' && TEXT_PARTS.some((known) => known === part)
}
