// The English texts of the home page of a workspace; the keys here are the keys of every language.

export const home = {
  waiting: 'Waiting for your signature',
} as const
