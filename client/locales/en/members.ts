// The English texts of the members of a workspace; the keys here are the keys of every language.

export const members = {
  title: 'Members',
} as const
