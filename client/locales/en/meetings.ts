// The English texts of the list of meetings and planning one; the keys here are the keys of every language.

export const meetings = {
  title: 'Meetings',
} as const
