// Treats the server as the network does: sockets, half-open requests, files, figures, and the end of it.
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { serveClient } from '#server/http/client-files.ts'
import { isOwnOrigin } from '#server/http/origins.ts'
import type { AppEnv } from '#server/http/request.ts'
import { CLOSE } from '#shared/protocol.ts'
import { type Stage, stage } from './stage.ts'

let on: Stage
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.close())

async function alive(): Promise<boolean> {
  return (await on.visitor.call('GET', '/healthz')).status === 200
}

describe('a socket', () => {
  const open = (path: string, headers: Record<string, string>) =>
    new WebSocket(`${on.url.replace('http', 'ws')}${path}`, { headers })

  /** The close code, or the HTTP status of a handshake that was refused. */
  async function outcome(socket: WebSocket): Promise<number> {
    return new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
      socket.on('close', (code) => resolve(code))
      socket.on('error', () => undefined)
    })
  }

  test('[H4] from a foreign page, or from none, is refused at the upgrade', async () => {
    const { cookie } = await on.as('chair@th.example')
    const path = `/collab/${on.meeting.registerId}`
    const { host } = new URL(on.url)
    for (const origin of ['https://evil.example', 'null', `http://${host}.evil.example`, `https://${host}`]) {
      expect([origin, await outcome(open(path, { cookie, origin }))]).toEqual([origin, 403])
    }
    expect(await outcome(open(path, { cookie }))).toBe(403)
  })

  test('[H4] of a member from the own page is let in', async () => {
    const { cookie } = await on.as('chair@th.example')
    const socket = open(`/collab/${on.meeting.registerId}`, { cookie, origin: on.url })
    const [first] = (await once(socket, 'message')) as [Buffer]
    expect(first[0]).toBe(102)
    expect(socket.extensions).toBe('')
    socket.close()
    await once(socket, 'close')
  })

  test('[SE4] without a session is closed with 4401, and so is an open one when its session ends', async () => {
    const path = `/collab/${on.meeting.registerId}`
    expect(await outcome(open(path, { origin: on.url }))).toBe(CLOSE.noSession)
    const caller = await on.as('expert@th.example')
    const socket = open(path, { cookie: caller.cookie, origin: on.url })
    await once(socket, 'message')
    await caller.call('POST', '/api/auth/sign-out')
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(CLOSE.noSession)
  })

  test('[H3] for a name that no register has is closed with 4404', async () => {
    const { cookie } = await on.as('chair@th.example')
    for (const name of ['01KAJ000000000000000000000', '__proto__', '..%2f..', '%00', 'x'.repeat(500)]) {
      expect([name, await outcome(open(`/collab/${name}`, { cookie, origin: on.url }))]).toEqual([name, 4404])
    }
  })

  test('[H9] that sends a bad frame ends alone', async () => {
    const { cookie } = await on.as('chair@th.example')
    const frames = [
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      [0x82, 0xff, 0, 0, 0, 0, 0x0b, 0xeb, 0xc2, 0, 1, 2, 3, 4],
      [0xc1, 0x80, 1, 2, 3, 4],
      [0x88, 0x81, 1, 2, 3, 4, 5],
    ]
    for (const frame of frames) {
      const socket = connect(Number(new URL(on.url).port), '127.0.0.1')
      socket.on('error', () => undefined)
      const { host } = new URL(on.url)
      socket.write(
        `GET /collab/${on.meeting.registerId} HTTP/1.1\r\nhost: ${host}\r\norigin: ${on.url}\r\ncookie: ${cookie}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      )
      await once(socket, 'data')
      socket.write(Buffer.from(frame))
      await once(socket, 'close')
      expect(await alive()).toBe(true)
    }
  })
})

describe('the server', () => {
  const port = () => Number(new URL(on.url).port)

  async function answerTo(text: string): Promise<string> {
    const socket = connect(port(), '127.0.0.1')
    let heard = ''
    socket.on('data', (bytes) => (heard += String(bytes)))
    socket.on('error', () => undefined)
    socket.write(text)
    await once(socket, 'close')
    return heard
  }

  test('[H9] refuses headers over 8 kB and nonsense, and goes on', async () => {
    expect(await answerTo(`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(9000)}\r\n\r\n`)).toMatch(
      / 431 /,
    )
    for (const text of ['\0\0\0\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n']) {
      expect(await answerTo(text)).toMatch(/ 400 /)
    }
    const closing = 'connection: close\r\n\r\n'
    for (const text of [
      `GET \\..\\.. HTTP/1.1\r\nhost: x\r\n${closing}`,
      `GET / HTTP/1.1\r\nhost: a b\r\n${closing}`,
    ]) {
      expect(await answerTo(text)).toMatch(/ 400 /)
    }
    expect(await alive()).toBe(true)
  })

  test('[H9] answers requests that ask for another protocol as if they had not', async () => {
    for (const protocol of ['h2c', 'TLS/1.0', 'websocket2']) {
      const text = `GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: upgrade, close\r\nupgrade: ${protocol}\r\n\r\n`
      expect(await answerTo(text)).toMatch(/ 200 /)
    }
  })

  test('[H9] lets go of requests that never end', async () => {
    const slow = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = connect(port(), '127.0.0.1')
        socket.on('error', () => undefined)
        // What is not read hides the end.
        socket.resume()
        await once(socket, 'connect')
        socket.write('POST /api/auth/sign-in HTTP/1.1\r\nhost: x\r\n')
        return socket
      }),
    )
    await Promise.all(slow.map((socket: Socket) => (socket.destroyed ? null : once(socket, 'close'))))
    expect(await alive()).toBe(true)
  })

  test('[H11] says that it lives, that it can work, and its figures without naming anybody', async () => {
    expect((await on.visitor.call('GET', '/readyz')).body).toEqual({
      status: 'ready',
      database: true,
      stopping: false,
    })
    await on.chair.call('GET', '/api/workspaces/jwg')
    const { body, headers } = await on.visitor.call('GET', '/metrics')
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=/)
    expect(body).toContain(
      'samakki_http_request_seconds_count{method="GET",route="/workspaces/:ws",status="200"}',
    )
    expect(body).toMatch(/^samakki_rooms \d+$/m)
    expect(body).not.toMatch(/example|01[0-9A-Z]{24}/)
  })

  test('[H9] stops with sockets told to come back later, and answers nobody after', async () => {
    const other = await stage()
    const { cookie } = await other.as('chair@th.example')
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/collab/${other.meeting.registerId}`, {
      headers: { cookie, origin: other.url },
    })
    await once(socket, 'message')
    const closed = once(socket, 'close') as Promise<[number]>
    await other.close()
    expect((await closed)[0]).toBe(CLOSE.goingAway)
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow('fetch failed')
  })
})

describe('the files of the client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samakki-client-'))
  const app = new Hono<AppEnv>()
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Samakki</title>')
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'main-abc.js.br'), 'packed')
  serveClient(app, folder)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('[H10] keep for ever what carries its hash, and nothing else', async () => {
    const script = await app.request('/assets/main-abc.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    const page = await app.request('/')
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    const packed = await app.request('/assets/main-abc.js', { headers: { 'accept-encoding': 'br, gzip' } })
    expect([packed.headers.get('content-encoding'), await packed.text()]).toEqual(['br', 'packed'])
  })

  test('[H10] travel compressed, packed before or on the way', async () => {
    writeFileSync(join(folder, 'assets', 'big-abc.js'), 'export const words = 1\n'.repeat(500))
    const reply = await app.request('/assets/big-abc.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(reply.headers.get('content-encoding')).toBe('gzip')
    const text = await new Response(reply.body?.pipeThrough(new DecompressionStream('gzip')) ?? null).text()
    expect(text).toBe('export const words = 1\n'.repeat(500))
    expect((await app.request('/assets/big-abc.js')).headers.get('content-encoding')).toBeNull()
  })

  test('[H10] answer every screen with the page, and no missing file with it', async () => {
    for (const path of ['/meetings/1', '/sign-in', '/set-up/abc', '/a/b/c?d=e']) {
      const reply = await app.request(path)
      expect([path, reply.status, await reply.text()]).toEqual([
        path,
        200,
        expect.stringContaining('<title>Samakki'),
      ])
    }
    const gone = await app.request('/assets/gone.js')
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
    for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/..%5c..%5cx']) {
      expect([path, await (await app.request(path)).text()]).toEqual([
        path,
        expect.not.stringContaining('root:'),
      ])
    }
  })

  test('[H10] say how to build them when they are not built', async () => {
    const bare = new Hono<AppEnv>()
    serveClient(bare, join(folder, 'nowhere'))
    const reply = await bare.request('/')
    expect([reply.status, await reply.text()]).toEqual([503, expect.stringContaining('npm run build')])
  })
})

describe('isOwnOrigin', () => {
  test('[H4] takes the public address, and another name of this host by http', () => {
    const publicUrl = 'https://samakki.example'
    expect(isOwnOrigin('https://samakki.example', 'samakki.example', publicUrl)).toBe(true)
    expect(isOwnOrigin('https://samakki.example', '10.0.0.5:3000', publicUrl)).toBe(true)
    expect(isOwnOrigin('http://10.0.0.5:3000', '10.0.0.5:3000', publicUrl)).toBe(true)
    // A page of the plain twin was perhaps written by whoever sits on the line.
    expect(isOwnOrigin('http://samakki.example', 'samakki.example', publicUrl)).toBe(false)
    expect(isOwnOrigin('https://10.0.0.5:3000', '10.0.0.5:3000', publicUrl)).toBe(false)
    expect(isOwnOrigin(undefined, 'samakki.example', publicUrl)).toBe(false)
  })
})
