/** The others' carets and selections over a text, drawn beside it and never in it: no element ever comes between two letters. */
import { type CSSProperties, type RefObject, useCallback, useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { usePhrase } from '#client/i18n/phrase.tsx'
import type { Place } from '#shared/register.ts'
import { type Changes, useVersion } from './changes.ts'
import type { TextType } from './places.ts'
import { type Peer, usePeers } from './presence.ts'
import { nodeAt, spotOf } from './text-position.ts'

interface CaretsProps {
  awareness: Awareness
  changes: Changes
  place: Place
  text: TextType
  sides: readonly string[]
  /** The positioned element that holds both the text and this layer. */
  frame: RefObject<HTMLElement | null>
  /** Finds the element whose content is the text, in the reader or in the editor. */
  root: () => Element | null
}

interface Drawn {
  clientId: number
  peer: Peer
  caret: CSSProperties
  nearEnd: boolean
  ranges: CSSProperties[]
}

export function Carets({ awareness, changes, place, text, sides, frame, root }: CaretsProps) {
  const { pointId, part, key } = place
  const select = useCallback(
    (peers: Peer[]) => peers.filter((peer) => isAt(peer, { pointId, part, key })),
    [pointId, part, key],
  )
  const peers = usePeers(awareness, select)
  const version = useVersion(changes, text)
  const drawn = useDrawn({ peers, version, text, frame, root })
  const phrase = usePhrase()
  if (drawn.length === 0) return null
  return (
    <div className="carets" aria-hidden="true">
      {drawn.map(({ clientId, peer, caret, nearEnd, ranges }) => {
        const side = ['first', 'second'][sides.indexOf(peer.who.delegation ?? '')] ?? 'guest'
        return (
          <div key={clientId}>
            {ranges.map((range, at) => (
              <i key={at} className={`caret-range ${side}`} style={range} />
            ))}
            <i
              key={`${caret.left}-${caret.top}`}
              className={`caret ${side} ${nearEnd ? 'near-end' : ''}`}
              style={caret}
            >
              <span className="caret-flag">{phrase(peer.who.name)}</span>
            </i>
          </div>
        )
      })}
    </div>
  )
}

function isAt(peer: Peer, place: Place): boolean {
  const { where } = peer
  return !peer.own && where?.point === place.pointId && where.part === place.part && where.key === place.key
}

interface Drawing {
  peers: Peer[]
  version: number
  text: TextType
  frame: RefObject<HTMLElement | null>
  root: () => Element | null
}

/** Measures after the page has settled: the editor draws a remote change in the same task that tells us of it. */
function useDrawn({ peers, version, text, frame, root }: Drawing): Drawn[] {
  const [drawn, setDrawn] = useState<Drawn[]>([])
  const hasPeers = peers.length > 0
  useEffect(() => {
    const element = frame.current
    if (!hasPeers || !element) return undefined
    const measure = () => {
      const at = root()
      const box = element.getBoundingClientRect()
      if (at) setDrawn(peers.flatMap((peer) => drawnOf(peer, text, at, box)))
    }
    const request = requestAnimationFrame(measure)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      cancelAnimationFrame(request)
      observer.disconnect()
    }
  }, [hasPeers, peers, version, text, frame, root])
  return hasPeers ? drawn : []
}

function drawnOf(peer: Peer, text: TextType, root: Element, box: DOMRect): Drawn[] {
  const { doc } = text
  const head = doc && spotOf(doc, text, peer.where?.head)
  const place = head && nodeAt(root, head)
  if (!doc || !head || !place) return []
  const rect = caretRect(place)
  const anchor = spotOf(doc, text, peer.where?.anchor)
  const anchorPlace = anchor && nodeAt(root, anchor)
  const caret = { left: rect.left - box.left, top: rect.top - box.top, height: rect.height }
  const ranges = anchorPlace ? selectionRects(root, anchorPlace, place).map((each) => within(each, box)) : []
  return [{ clientId: peer.clientId, peer, caret, nearEnd: caret.left > box.width / 2, ranges }]
}

function within(rect: DOMRect, box: DOMRect): CSSProperties {
  return { left: rect.left - box.left, top: rect.top - box.top, width: rect.width, height: rect.height }
}

interface InPage {
  node: Node
  offset: number
}

function caretRect({ node, offset }: InPage): { left: number; top: number; height: number } {
  if (node instanceof Element) {
    const { left, top } = node.getBoundingClientRect()
    return { left, top, height: Number.parseFloat(getComputedStyle(node).lineHeight) || 20 }
  }
  const range = document.createRange()
  range.setStart(node, offset)
  range.collapse(true)
  const rects = range.getClientRects()
  return rects[rects.length - 1] ?? range.getBoundingClientRect()
}

function selectionRects(root: Element, anchor: InPage, head: InPage): DOMRect[] {
  const range = document.createRange()
  range.setStart(anchor.node, anchor.offset)
  range.setEnd(anchor.node, anchor.offset)
  if (range.comparePoint(head.node, head.offset) < 0) range.setStart(head.node, head.offset)
  else range.setEnd(head.node, head.offset)
  if (range.collapsed) return []
  return textRects(root, range)
}

/** Text by text: the boxes of whole paragraphs inside a range would be counted beside those of their lines. */
function textRects(root: Element, range: Range): DOMRect[] {
  const rects: DOMRect[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue
    const part = document.createRange()
    part.setStart(node, node === range.startContainer ? range.startOffset : 0)
    part.setEnd(node, node === range.endContainer ? range.endOffset : (node as Text).length)
    rects.push(...part.getClientRects())
  }
  return rects
}
