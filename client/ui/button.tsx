// Buttons: one that does something and one that only looks like a link. What leads to a page is a link, not a button.
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import './button.css'

export type Tone = 'plain' | 'primary' | 'sign' | 'danger' | 'quiet'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  tone?: Tone
  /** Takes the whole width of its place. */
  wide?: boolean
  /** While true the button waits: it keeps its focus and its words, and does nothing. */
  waiting?: boolean
}

export function Button({ tone = 'plain', wide = false, waiting = false, ...props }: ButtonProps) {
  return <AriaButton {...props} isPending={waiting} className={`btn ${tone}${wide ? ' wide' : ''}`} />
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** The name of what it does, in the language of the interface. */
  label: string
  icon: ReactNode
}

export function IconButton({ label, icon, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} aria-label={label} className="icon-btn">
      {icon}
    </AriaButton>
  )
}

/** Looks like a link and stays on the page. */
export function LinkButton(props: Omit<AriaButtonProps, 'className' | 'style'>) {
  return <AriaButton {...props} className="link-btn" />
}
