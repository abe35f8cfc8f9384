/**
 * Server-sent events of a workspace. A stream reads rows on from where its client is, only as fast as the client takes
 * them, and ends when the session or the membership does.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { fail } from '#shared/errors.ts'
import type { Actor, Ctx, SignedIn, Topic } from '../context.ts'
import { eventsAfter, latestEvent } from '../domain/events.ts'
import { sessionRuns, touchSessions } from '../domain/sessions.ts'
import { actorIn, findActor } from '../domain/workspaces.ts'
import { workspaceIn } from './input.ts'
import type { AppContext } from './request.ts'

/** Hints may be lost, so rights are looked at again this often; the contract promises two seconds. */
const RECHECK_MS = 1000
const HEARTBEAT_MS = 15_000
/** Together with the session's own minute: an open stream keeps its session awake. */
const TOUCH_MS = 60_000
/** While people type, one page now and then is kinder to everybody than a message per key. */
const BETWEEN_PAGES_MS = 100
const PAGE = 200
const MAX_STREAMS_PER_ACCOUNT = 50

export interface EventStreams {
  open(c: AppContext, signedIn: SignedIn): Promise<Response>
  count(): number
}

/** `closing` ends all streams when the server stops. */
export function createEventStreams(ctx: Ctx, closing: AbortSignal): EventStreams {
  const perAccount = new Map<string, number>()

  function enter(accountId: string): () => void {
    const open = perAccount.get(accountId) ?? 0
    if (open >= MAX_STREAMS_PER_ACCOUNT) fail('rate.too_many', { retryAfter: 5 })
    perAccount.set(accountId, open + 1)
    return () => {
      const left = (perAccount.get(accountId) ?? 1) - 1
      if (left > 0) perAccount.set(accountId, left)
      else perAccount.delete(accountId)
    }
  }

  return {
    async open(c, signedIn) {
      const actor = await actorIn(ctx, signedIn, workspaceIn(c))
      const from = resumeFrom(c) ?? (await latestEvent(ctx, actor.workspaceId))
      c.header('content-type', 'text/event-stream; charset=utf-8')
      // Nobody would ever read, or end, the body of an answer to HEAD.
      if (c.req.method === 'HEAD') return c.body(null)
      const leave = enter(signedIn.accountId)
      const gone = new AbortController()
      const lines = tell(ctx, actor, { from, end: AbortSignal.any([gone.signal, closing]) })
      const body = asStream(lines, () => {
        gone.abort()
        leave()
      })
      // Proxies that buffer would turn "at once" into "some time".
      c.header('x-accel-buffering', 'no')
      return c.body(body)
    },
    count: () => [...perAccount.values()].reduce((sum, open) => sum + open, 0),
  }
}

function resumeFrom(c: AppContext): number | null {
  // A browser that reconnects says where it was in the header, over the address it began with.
  const [path, text] =
    c.req.header('last-event-id') === undefined
      ? ['after', c.req.query('after')]
      : ['Last-Event-ID', c.req.header('last-event-id')]
  if (text === undefined || text === '') return null
  if (!/^\d{1,15}$/.test(text)) fail('input.invalid', { issues: [{ path, problem: 'not_a_number' }] })
  return Number(text)
}

interface Telling {
  from: number
  end: AbortSignal
}

async function* tell(ctx: Ctx, first: Actor, { from, end }: Telling): AsyncGenerator<string> {
  const bell = createBell(ctx, first, end)
  let at = from
  let saidAt = performance.now()
  let touchedAt = ctx.now().getTime()
  try {
    // At once, so that the client knows it is connected, and where to resume even if nothing ever happens.
    yield `retry: 2000\nid: ${at}\n\n`
    while (!end.aborted) {
      const actor = await stillAllowed(ctx, first)
      if (!actor) return
      const page = await eventsAfter(ctx, actor, at, PAGE)
      const text = page.gap ? resetText(page.next) : page.events.map(eventText).join('')
      at = page.next
      const isQuiet = text === '' && performance.now() - saidAt < HEARTBEAT_MS
      if (!isQuiet) {
        saidAt = performance.now()
        yield text === '' ? ': still here\n\n' : text
      }
      if (ctx.now().getTime() - touchedAt > TOUCH_MS) {
        touchedAt = ctx.now().getTime()
        if (first.sessionId !== null) await touchSessions(ctx, [first.sessionId])
      }
      await bell.wait(text === '' ? 0 : BETWEEN_PAGES_MS)
    }
  } finally {
    bell.stop()
  }
}

/** Rights as they are now; null once the session or the membership has ended. */
async function stillAllowed(ctx: Ctx, actor: Actor): Promise<Actor | null> {
  return (await sessionRuns(ctx, actor.sessionId)) ? findActor(ctx.db, actor, actor.workspaceId) : null
}

function eventText({ seq, name, payload }: { seq: number; name: string; payload: unknown }): string {
  return `id: ${seq}\nevent: ${name}\ndata: ${JSON.stringify(payload)}\n\n`
}

/** Rows in between are gone: whatever the client holds must be read anew. */
function resetText(seq: number): string {
  return `id: ${seq}\nevent: reset\ndata: {}\n\n`
}

interface Bell {
  /** Resolves when something may be new, or when it is time to look anyway; never before `atLeastMs`. */
  wait(atLeastMs: number): Promise<void>
  stop(): void
}

function createBell(ctx: Ctx, actor: Actor, end: AbortSignal): Bell {
  let rung = false
  let wake = () => {}
  const ring = () => {
    rung = true
    wake()
  }
  const unsubscribe = ctx.bus.subscribe((topic) => {
    if (concerns(topic, actor)) ring()
  })
  end.addEventListener('abort', ring)
  return {
    async wait(atLeastMs) {
      if (atLeastMs > 0 && !end.aborted) await pause(atLeastMs)
      if (!rung && !end.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, RECHECK_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      wake = () => {}
    },
    stop() {
      unsubscribe()
      end.removeEventListener('abort', ring)
    },
  }
}

function concerns(topic: Topic, actor: Actor): boolean {
  if (topic.topic === 'events') return topic.workspaceId === actor.workspaceId
  return topic.topic === 'access' && topic.accountId === actor.accountId
}

/** Pulled, never pushed: what the client does not read is not even fetched. */
function asStream(lines: AsyncGenerator<string>, onEnd: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    onEnd()
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await lines.next()
          if (!done) return controller.enqueue(encoder.encode(value))
          end()
          controller.close()
        } catch (error) {
          end()
          controller.error(error)
        }
      },
      async cancel() {
        end()
        await lines.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
