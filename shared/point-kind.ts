/** The kinds of points. Apart from the document they lie in, so that a page that only lists points need not load Yjs. */
import * as z from 'zod'

export const POINT_KINDS = ['agenda', 'action', 'target'] as const
export const PointKind = z.enum(POINT_KINDS)
export type PointKind = z.infer<typeof PointKind>
