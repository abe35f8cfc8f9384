/**
 * Notices when y-tiptap fails to draw a remote change, which it does when a selection cannot be put back after others moved
 * whole blocks. Its view is stale then, and the next keystroke would write the stale text over the others' words.
 */
import type { Editor } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

type Draw = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => void

/** The part of y-tiptap's binding that we take hold of; the test fails if an upgrade renames it. */
interface Binding {
  _observeFunction: Draw
}

/** `onStale` is called at once, inside the transaction: throw the editor away before anybody types into it. */
export function watchStaleView(
  editor: Editor,
  fragment: Y.XmlFragment,
  onStale: (error: unknown) => void,
): void {
  const { binding } = ySyncPluginKey.getState(editor.state) as { binding: Binding }
  const draw = binding._observeFunction
  const guarded: Draw = (events, transaction) => {
    try {
      draw(events, transaction)
    } catch (error) {
      onStale(error)
    }
  }
  fragment.unobserveDeep(draw as never)
  binding._observeFunction = guarded
  fragment.observeDeep(guarded as never)
}
