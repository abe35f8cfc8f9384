// Waiting: a turning ring with words, or grey lines in the form of what will come.
import './spinner.css'

export function Spinner({ label }: { label: string }) {
  return (
    <output className="spinner">
      <span aria-hidden="true" />
      {label}
    </output>
  )
}

/** Appears only after a moment, so that a quick answer does not flicker. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <output className="skeleton">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} aria-hidden="true" />
      ))}
    </output>
  )
}
