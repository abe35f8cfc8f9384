// One of a few, all in sight: languages, themes, columns of a page.
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import './segmented.css'

export interface Choice<T extends string> {
  value: T
  text: ReactNode
  lang?: string
  label?: string
}

interface SegmentedProps<T extends string> {
  label: string
  choices: readonly Choice<T>[]
  value: T
  onChange: (value: T) => void
}

export function Segmented<T extends string>({ label, choices, value, onChange }: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segmented"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(selected) => {
        const [next] = selected
        if (next !== undefined) onChange(next as T)
      }}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.value}
          id={choice.value}
          {...(choice.label && { 'aria-label': choice.label })}
        >
          <span lang={choice.lang}>{choice.text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
