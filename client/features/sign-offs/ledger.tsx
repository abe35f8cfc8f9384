// The ledger of a workspace, entry by entry.

export function LedgerPage(_: { slug: string }) {
  return null
}
