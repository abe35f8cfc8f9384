// Where a point goes when it is moved: the id it is to stand behind. Pure; the server does the moving.

/** `after` for the move command, or undefined where the point already stands there. */
export type After = string | null | undefined

export function afterStep(ids: readonly string[], id: string, step: -1 | 1): After {
  const at = ids.indexOf(id)
  if (at === -1 || at + step < 0 || at + step >= ids.length) return undefined
  return step === 1 ? ids[at + 1] : (ids[at - 2] ?? null)
}

/** Dropped above (`before`) or below another row. */
export function afterDrop(
  ids: readonly string[],
  id: string,
  target: string,
  edge: 'before' | 'after',
): After {
  if (id === target) return undefined
  const rest = ids.filter((each) => each !== id)
  const at = rest.indexOf(target)
  if (at === -1) return undefined
  const after = edge === 'after' ? target : (rest[at - 1] ?? null)
  const stood = ids[ids.indexOf(id) - 1] ?? null
  return after === stood ? undefined : after
}

export function neighbour(ids: readonly string[], id: string | undefined, step: -1 | 1): string | undefined {
  const at = id === undefined ? -1 : ids.indexOf(id)
  return at === -1 ? ids[0] : ids[at + step]
}
