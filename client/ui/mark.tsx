// The sign of Samakki: two halves of one circle.

export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="mark">
      <path d="M9 1A9 9 0 0 0 9 19Z" fill="var(--th)" />
      <path d="M11 1A9 9 0 0 1 11 19Z" fill="var(--kh)" />
    </svg>
  )
}
