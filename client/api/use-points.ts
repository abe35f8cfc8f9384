// The points of a register, their versions, and the commands and acts on them.
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { recordAct } from '#shared/api/acts.ts'
import {
  createPoint,
  deletePoint,
  getPoint,
  listPoints,
  listVersions,
  movePoint,
  type PointRow,
  updatePoint,
} from '#shared/api/points.ts'
import type { OutputOf, RequestOf } from '#shared/endpoint.ts'
import { call } from './call.ts'
import { keys } from './query.ts'
import { withStepUp } from './step-up.ts'

export function usePoints(registerId: string | undefined) {
  return useQuery({
    queryKey: keys.points(registerId ?? ''),
    queryFn: ({ signal }) => call(listPoints, { reg: registerId ?? '' }, signal),
    enabled: registerId !== undefined,
  })
}

export function usePoint(pointId: string | undefined) {
  return useQuery({
    queryKey: keys.point(pointId ?? ''),
    queryFn: ({ signal }) => call(getPoint, { point: pointId ?? '' }, signal),
    enabled: pointId !== undefined,
  })
}

/** `enabled` because versions carry their contents: they are loaded once somebody compares. */
export function useVersions(pointId: string | undefined, enabled = true) {
  return useQuery({
    queryKey: keys.versions(pointId ?? ''),
    queryFn: ({ signal }) => call(listVersions, { point: pointId ?? '' }, signal),
    enabled: enabled && pointId !== undefined,
  })
}

export function useCreatePoint(registerId: string) {
  const refresh = useRefreshRegister(registerId)
  return useMutation({
    mutationFn: (input: Omit<RequestOf<typeof createPoint>, 'reg'>) =>
      call(createPoint, { ...input, reg: registerId }),
    onSuccess: refresh,
  })
}

export function useUpdatePoint(registerId: string) {
  const refresh = useRefreshRegister(registerId)
  return useMutation({
    mutationFn: (input: RequestOf<typeof updatePoint>) => call(updatePoint, input),
    onSuccess: refresh,
  })
}

export function useMovePoint(registerId: string) {
  const refresh = useRefreshRegister(registerId)
  return useMutation({
    mutationFn: (input: RequestOf<typeof movePoint>) => call(movePoint, input),
    onSuccess: refresh,
  })
}

export function useDeletePoint(registerId: string) {
  const refresh = useRefreshRegister(registerId)
  return useMutation({ mutationFn: (point: string) => call(deletePoint, { point }), onSuccess: refresh })
}

/** Signs, initials, reserves, objects, withdraws, seals or reopens; asks for the password where that is due, in a dialog unless `run` does it otherwise. */
export function useRecordAct(registerId: string, run: typeof withStepUp = withStepUp) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestOf<typeof recordAct>) => run(() => call(recordAct, input)),
    onSuccess: (output, input) => keepAct(client, registerId, input.point, output),
  })
}

/** The answer is shown at once; what it does not carry (initials, keys, acts) is read again. */
function keepAct(
  client: QueryClient,
  registerId: string,
  pointId: string,
  output: OutputOf<typeof recordAct>,
) {
  client.setQueryData<PointRow[]>(keys.points(registerId), (rows) => {
    return rows?.map((row) => (row.id === pointId ? { ...row, signOffs: output.signOffs } : row))
  })
  return Promise.all([
    client.invalidateQueries({ queryKey: keys.points(registerId) }),
    client.invalidateQueries({ queryKey: keys.point(pointId) }),
    client.invalidateQueries({ queryKey: ['ledger'] }),
  ])
}

function useRefreshRegister(registerId: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.points(registerId) })
}
