// The matrix: who has signed off on each point of a meeting.

export function SignOffMatrix(_: { slug: string; meetingId: string }) {
  return null
}
