// The English texts of the own account; the keys here are the keys of every language.

export const account = {
  title: 'Account',
} as const
