// The English texts of sign-offs, the signing sheet, the matrix and the ledger; the keys here are the keys of every language.

export const signOffs = {
  title: 'Who has signed off on each point',
} as const
