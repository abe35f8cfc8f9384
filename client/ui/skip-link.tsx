// The first thing that Tab reaches: past the frame, to the content.
import './skip-link.css'

export function SkipLink({ text, to }: { text: string; to: string }) {
  return (
    <a className="skip-link" href={`#${to}`}>
      {text}
    </a>
  )
}
