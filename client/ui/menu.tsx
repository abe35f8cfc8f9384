// A menu that opens from a button. Its items do something or lead somewhere.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import './menu.css'

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode
  label: string
  children: ReactNode
}

export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement="bottom end">
        <AriaMenu aria-label={label} className="menu">
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

interface MenuItemProps {
  text: ReactNode
  icon?: ReactNode
  lang?: string
  tone?: 'plain' | 'danger'
  isDisabled?: boolean
  onAction?: () => void
  href?: string
}

export function MenuItem({
  text,
  icon,
  lang,
  tone = 'plain',
  isDisabled = false,
  onAction,
  href,
}: MenuItemProps) {
  const does = { ...(onAction && { onAction }), ...(href && { href }) }
  return (
    <AriaMenuItem {...does} isDisabled={isDisabled} className={`menu-item ${tone}`}>
      {icon}
      <span lang={lang}>{text}</span>
    </AriaMenuItem>
  )
}

interface MenuChoiceProps<T extends string> {
  title: string
  choices: readonly { value: T; text: string; lang?: string }[]
  value: T
  onChange: (value: T) => void
}

/** A group in a menu of which one is chosen. */
export function MenuChoice<T extends string>({ title, choices, value, onChange }: MenuChoiceProps<T>) {
  return (
    <AriaMenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(selected) => {
        const next = selected === 'all' ? undefined : [...selected][0]
        if (next !== undefined) onChange(next as T)
      }}
    >
      <Header>{title}</Header>
      {choices.map((choice) => (
        <AriaMenuItem key={choice.value} id={choice.value} className="menu-item" textValue={choice.text}>
          {({ isSelected }) => (
            <>
              <span lang={choice.lang}>{choice.text}</span>
              {isSelected && <Check aria-hidden="true" className="menu-check" />}
            </>
          )}
        </AriaMenuItem>
      ))}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="menu-separator" />
}

/** Words at the head of a menu that are no item. */
export function MenuNote({ children }: { children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className="menu-note">{children}</Header>
    </AriaMenuSection>
  )
}
