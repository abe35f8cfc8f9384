// Dialogs over the page: in the middle for a question, from the side (from below on a phone) for a sheet. Focus stays inside and returns.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button.tsx'
import './dialog.css'

export interface DialogProps {
  title: ReactNode
  /** The name of the button that closes it, in the language of the interface. */
  closeLabel: string
  children: ReactNode
  /** Buttons at the end. */
  actions?: ReactNode
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** `sheet` is high and comes from the side. */
  shape?: 'question' | 'sheet'
  role?: 'dialog' | 'alertdialog'
  /** False where only one of the actions may end it. */
  dismissable?: boolean
}

export function Dialog({ shape = 'question', role = 'dialog', dismissable = true, ...props }: DialogProps) {
  const state = {
    ...(props.isOpen !== undefined && { isOpen: props.isOpen }),
    ...(props.onOpenChange && { onOpenChange: props.onOpenChange }),
  }
  return (
    <ModalOverlay
      {...state}
      isDismissable={dismissable && role === 'dialog'}
      isKeyboardDismissDisabled={!dismissable}
      className={`scrim ${shape}`}
    >
      <Modal className={`modal ${shape}`}>
        <AriaDialog role={role} className="dialog">
          {({ close }) => (
            <>
              <header>
                <Heading slot="title" level={2}>
                  {props.title}
                </Heading>
                {dismissable && (
                  <IconButton label={props.closeLabel} icon={<X aria-hidden="true" />} onPress={close} />
                )}
              </header>
              <div className="dialog-body">{props.children}</div>
              {props.actions && <footer>{props.actions}</footer>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
