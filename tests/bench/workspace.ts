/** Signs in to the demo workspace and makes agenda registers with one point each, through the public HTTP commands. */
import type { AnyEndpoint } from '#shared/endpoint.ts'
import { signIn } from '#shared/api/accounts.ts'
import { createMeeting } from '#shared/api/meetings.ts'
import { createPoint } from '#shared/api/points.ts'

export interface Seat {
  origin: string
  cookie: string
}

const CHAIR = { email: 'chair@th.example', password: 'samakki-demo' }
const MESSAGE_LENGTH = 200

async function request(seat: Seat, endpoint: AnyEndpoint, path: string, body: unknown): Promise<Response> {
  const response = await fetch(`${seat.origin}/api${path}`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', origin: seat.origin, cookie: seat.cookie },
    body: JSON.stringify(body),
  })
  if (!response.ok) {
    const text = await response.text()
    throw new Error(`${path}: ${response.status} ${text.slice(0, MESSAGE_LENGTH)}`)
  }
  return response
}

export async function takeSeat(origin: string): Promise<Seat> {
  const response = await request({ origin, cookie: '' }, signIn, signIn.path, CHAIR)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error('no session cookie')
  return { origin, cookie }
}

/** The ids of new registers. */
export async function makeRegisters(seat: Seat, count: number): Promise<string[]> {
  const registers: string[] = []
  for (let n = 0; n < count; n++) {
    const title = { th: `ทดสอบ ${n}`, km: `សាកល្បង ${n}`, en: `Bench ${n}` }
    const meeting = await request(seat, createMeeting, '/workspaces/jwg/meetings', {
      title,
      number: 1000 + n,
      startsAt: '2027-01-01T09:00:00+07:00',
    })
    const { registerId } = (await meeting.json()) as { registerId: string }
    const body = { th: 'ข้อความ', km: 'អត្ថបទ', en: 'Text' }
    await request(seat, createPoint, `/registers/${registerId}/points`, { kind: 'agenda', title, body })
    registers.push(registerId)
  }
  return registers
}
