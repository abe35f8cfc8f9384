// Keeps the cache current from the event stream of a workspace: a lamp changes within a second of the act, wherever it is shown.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  EVENT_NAMES,
  EVENT_SCHEMAS,
  type EventName,
  type EventPayload,
  EVENTS_PATH,
} from '#shared/api/events.ts'
import type { Meeting } from '#shared/api/meetings.ts'
import type { PointRow } from '#shared/api/points.ts'
import type { Workspace } from '#shared/api/workspaces.ts'
import { apiUrl } from './call.ts'
import { keys } from './query.ts'
import { useSessionEnded } from './session.ts'
import { replaced } from './use-workspace.ts'

const FIRST_WAIT = 1000
const LONGEST_WAIT = 20_000
/** A typed word arrives as many events; a list is read again at most this often, in milliseconds. */
const REST = 300

/** Listens while mounted and signed in. `connected` is false while the stream is down and lists may be out of date. */
export function useWorkspaceEvents(slug: string): { connected: boolean } {
  const client = useQueryClient()
  const ended = useSessionEnded()
  const [connected, setConnected] = useState(true)
  useEffect(() => (ended ? undefined : openStream(slug, client, setConnected)), [slug, client, ended])
  return { connected }
}

/**
 * The browser resumes a broken stream by itself, with the last id. A stream that the server refused stays closed: it is
 * opened anew after a while, and everything is read again since it cannot be resumed.
 */
function openStream(
  slug: string,
  client: QueryClient,
  setConnected: (connected: boolean) => void,
): () => void {
  const cache = createPatcher(slug, client)
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let resumes = false

  const open = () => {
    source = new EventSource(apiUrl(EVENTS_PATH, { ws: slug }))
    source.onopen = () => {
      wait = FIRST_WAIT
      setConnected(true)
      // What was read before the stream began may miss what happened in between.
      if (!resumes) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })
      resumes = true
    }
    source.onerror = () => {
      setConnected(false)
      if (source.readyState !== EventSource.CLOSED) return
      resumes = false
      // Why it was refused cannot be read from an EventSource; these calls tell: session ended, or access removed.
      void client.invalidateQueries({ queryKey: keys.me })
      void client.invalidateQueries({ queryKey: keys.workspace(slug) })
      timer = setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
    // Too much has happened to be told one by one.
    source.addEventListener('reset', () => void client.invalidateQueries())
    for (const name of EVENT_NAMES) {
      source.addEventListener(name, (event) => cache.receive(name, (event as MessageEvent<string>).data))
    }
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
    cache.stop()
  }
}

type Patches = { [N in EventName]: (payload: EventPayload<N>) => void }

export interface Patcher {
  receive: (name: EventName, json: string) => void
  stop: () => void
}

export function createPatcher(slug: string, client: QueryClient): Patcher {
  const refresh = createRefresher(client)
  const patches: Patches = {
    act: ({ act, signOffs, agreed, sealed }) => {
      client.setQueryData<PointRow[]>(keys.points(act.registerId), (rows) => {
        return rows?.map((row) => (row.id === act.pointId ? { ...row, signOffs, agreed, sealed } : row))
      })
      refresh.soon(keys.points(act.registerId), keys.point(act.pointId), keys.ledger(slug))
    },
    meeting: ({ meeting }) => {
      client.setQueryData<Meeting[]>(keys.meetings(slug), (rows) => rows && replaced(rows, meeting))
      refresh.soon(keys.meetings(slug), keys.workspace(slug))
    },
    member: ({ member }) => {
      client.setQueryData<Workspace>(keys.workspace(slug), (workspace) => {
        return workspace && { ...workspace, members: replaced(workspace.members, member) }
      })
      refresh.soon(keys.workspace(slug), keys.me)
    },
    register: ({ registerId, points, removed }) => {
      const gone = new Set(removed)
      if (gone.size > 0) {
        client.setQueryData<PointRow[]>(keys.points(registerId), (rows) =>
          rows?.filter((row) => !gone.has(row.id)),
        )
      }
      refresh.soon(
        keys.points(registerId),
        ...points.flatMap(({ id }) => [keys.point(id), keys.versions(id)]),
      )
    },
    notification: () => {},
  }
  return {
    receive: (name, json) => {
      const payload = EVENT_SCHEMAS[name].safeParse(JSON.parse(json))
      // An event of a newer server is not understood here; what it was about is read again.
      if (payload.success) (patches[name] as (payload: unknown) => void)(payload.data)
      else refresh.soon(['points'], keys.meetings(slug), keys.workspace(slug))
    },
    stop: refresh.stop,
  }
}

/** Marks entries as out of date, many at once, with a rest in between. */
function createRefresher(client: QueryClient) {
  const waiting = new Map<string, readonly string[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const due = [...waiting.values()]
    waiting.clear()
    for (const queryKey of due) void client.invalidateQueries({ queryKey })
  }
  return {
    soon: (...due: (readonly string[])[]) => {
      for (const key of due) waiting.set(key.join(' '), key)
      timer ??= setTimeout(flush, REST)
    },
    stop: () => clearTimeout(timer),
  }
}
