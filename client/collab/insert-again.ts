/** Puts text that was kept for its author back into the document, as their own new words. Only on their demand. */
import * as Y from 'yjs'
import { paragraphsOf, type Place } from '#shared/register.ts'
import { cleanLine, cleanText } from './paste.ts'
import { textAt, wordsAt } from './places.ts'
import type { Session } from './session.ts'

/** A title is replaced; a body gets the words at its end. False where the place is gone. */
export function insertAgain(session: Session, place: Place, words: string): boolean {
  const text = textAt(session.doc, place)
  if (!text) return false
  session.doc.transact(() => {
    if (text instanceof Y.XmlFragment) appendTo(text, words)
    else replaceIn(text as Y.Text, cleanLine(words))
  })
  return true
}

/** What stands at the place now, to be shown beside the kept words. */
export function wordsNow(session: Session, place: Place): string | null {
  const text = textAt(session.doc, place)
  return text ? wordsAt(text) : null
}

function appendTo(fragment: Y.XmlFragment, words: string): void {
  const blocks = paragraphsOf(cleanText(words)).map((block) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(block)])
    return paragraph
  })
  fragment.insert(fragment.length, blocks)
}

function replaceIn(text: Y.Text, words: string): void {
  text.delete(0, text.length)
  text.insert(0, words)
}
