// Threats of the socket itself, by the numbers of the threat table: crafted frames, floods, deaf readers, foreign names.
import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { step1Frame, step2Frame, updateFrame } from '#server/collab/wire.ts'
import { LIMITS, MESSAGE } from '#shared/protocol.ts'
import { type RawClient, rawClient, titleIn } from './raw-client.ts'
import { type Stage, stage } from './stage.ts'
import { until } from './stock-client.ts'

let at: Stage
let pointId: string
beforeAll(async () => {
  at = await stage({ maxSocketsPerAccount: 20, times: { turnMs: 200 } })
  pointId = at.pointIds[0] ?? ''
})
afterAll(() => at.close())

async function join(email = 'liaison@th.example'): Promise<RawClient> {
  const client = rawClient(at, await at.cookie(email))
  await client.ready()
  return client
}

/** Two honest people still hear each other. */
async function expectAlive(): Promise<void> {
  const [writer, reader] = await Promise.all([join('chair@th.example'), join('chair@kh.example')])
  writer.type(pointId, 'ok ')
  await reader.next('update')
  expect(reader.title(pointId)).toBe(writer.title(pointId))
  writer.leave()
  reader.leave()
}

async function storedSeq(): Promise<number> {
  return (await at.ctx.registers.settled(at.registerId, async (_, head) => head)).seq
}

/** A socket without a library behind it: what comes is read only when asked for. */
async function bareSocket(cookie: string): Promise<Socket> {
  const { hostname, port } = new URL(at.url)
  const socket = connectTcp(Number(port), hostname)
  socket.on('error', () => undefined)
  const lines = [
    `GET /collab/${at.registerId} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Origin: http://127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Cookie: ${cookie}`,
    '',
    '',
  ]
  socket.write(lines.join('\r\n'))
  await new Promise<void>((resolve) => {
    socket.once('data', () => resolve())
  })
  return socket
}

function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('close', () => resolve())
  })
}

/** One character under an id of the sender, far behind what the server has of it. */
function gapOf(clientId: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, clientId, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 128 | 4)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock - 1)
    encoding.writeVarString(encoder, 'x')
    encoding.writeVarUint(encoder, 0)
  })
}

describe('threat 13: a frame in longer numbers', () => {
  it('[W5] is judged by its decoded numbers, so that a reader writes nothing', async () => {
    const expert = await join('expert@th.example')
    const before = await storedSeq()
    const payload = expert.change((doc) => titleIn(doc, pointId).insert(0, 'smuggled'))
    // 00 82 00 is sync update in three bytes; a filter that looks for 00 02 lets it pass.
    expert.send(new Uint8Array([0, 0x82, 0, ...sized(payload)]))
    const { refused } = await expert.next('refused')
    expect(refused.code).toBe('policy.denied')
    expect((await expert.closed).code).toBe(4409)
    expect(await storedSeq()).toBe(before)
  })

  it('[W5] is accepted from somebody who may write', async () => {
    const liaison = await join()
    const payload = liaison.change((doc) => titleIn(doc, pointId).insert(0, 'long numbers '))
    liaison.send(new Uint8Array([0x80, 0, 0x82, 0x80, 0, ...sized(payload)]))
    expect((await liaison.next('saved')).frames).toBe(1)
    liaison.leave()
  })
})

function sized(payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint8Array(encoder, payload))
}

describe('threat 15: a header that promises thirty million structs', () => {
  it('[W5] is refused at once', async () => {
    const client = await join()
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 30_000_000)
      encoding.writeVarUint(encoder, 4_711)
      encoding.writeVarUint(encoder, 0)
    })
    client.send(updateFrame(update))
    expect((await client.next('refused')).refused.rule).toMatch(/^G2/)
    await expectAlive()
  })
})

describe('threat 19: structs that never resolve', () => {
  it('[W5] are asked for three times and then refused', async () => {
    const client = await join()
    const clientId = client.doc.clientID
    for (let i = 0; i < 190; i++) client.send(updateFrame(gapOf(clientId, 1000 + i)))
    expect((await client.next('refused')).refused.rule).toBe('G4')
    expect((await client.closed).code).toBe(4409)
    // The one of the greeting, and three more.
    expect(client.heard.filter((each) => each.kind === 'step1')).toHaveLength(4)
  })

  it('[W5] are asked for three times even if each is answered', async () => {
    const client = await join()
    const clientId = client.doc.clientID
    for (let i = 0; i < 4; i++) client.send(step2Frame(gapOf(clientId, 1000 + i)))
    expect((await client.next('refused')).refused.rule).toBe('G4')
  })

  it('[W12] what an honest page types before it has answered our step 1 is neither refused nor called saved too soon', async () => {
    const client = await join()
    client.change((doc) => titleIn(doc, pointId).insert(0, 'offline '))
    for (let i = 0; i < 20; i++) client.type(pointId, 'e')
    client.edit((doc) => titleIn(doc, pointId).delete(titleIn(doc, pointId).length - 1, 1))
    await pause(150)
    const early = client.heard.findLast((each) => each.kind === 'saved')
    expect(early?.frames ?? 0).toBe(0)
    client.send(step2Frame(Y.encodeStateAsUpdate(client.doc)))
    await until(() => client.heard.findLast((each) => each.kind === 'saved')?.frames === 22, 'all is saved')
    client.leave()
  })
})

describe('threat 20: bytes that are no frame', () => {
  it('[W5] end their own socket and nothing else', async () => {
    const cookie = await at.cookie('liaison@th.example')
    const broken = await bareSocket(cookie)
    broken.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
    const greedy = await bareSocket(cookie)
    // 14 bytes that promise 200 MB.
    greedy.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x0b, 0xeb, 0xc2, 0, 0, 0, 0, 0]))
    await Promise.all([ended(broken.resume()), ended(greedy.resume())])
    await expectAlive()
  })

  it.each([
    ['nothing', []],
    ['an endless number', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
    ['an unknown sync step', [0, 7, 0]],
    ['a length past the end', [0, 2, 200, 1]],
    ['bytes behind the end', [0, 2, 2, 0, 0, 9]],
    ['a vector that is none', [0, 0, 1, 255]],
  ])('[W5] %s is refused', async (_, bytes) => {
    const client = await join()
    client.send(new Uint8Array(bytes))
    expect((await client.next('refused')).refused).toEqual({ code: 'update.refused', rule: 'W5' })
    expect((await client.closed).code).toBe(4409)
  })

  it('[W5] a text frame is refused', async () => {
    const client = await join()
    client.ws.send('hello')
    expect((await client.next('refused')).refused.rule).toBe('W5')
  })

  it('[W5] a message type of another protocol, or one that only servers send, is ignored', async () => {
    const client = await join()
    for (const type of [2, 4, 9, MESSAGE.saved, MESSAGE.welcome, 5000]) {
      client.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, type)))
    }
    client.type(pointId, 'still here ')
    expect((await client.next('saved')).frames).toBe(1)
    client.leave()
  })
})

describe('threat 21: a flood of questions', () => {
  it('[W7] is answered ten times and then closed', async () => {
    const client = await join()
    for (let i = 0; i < 40; i++) client.send(step1Frame(new Uint8Array([0])))
    expect((await client.closed).code).toBe(4429)
    expect(client.heard.filter((each) => each.kind === 'step2').length).toBeLessThanOrEqual(11)
  })

  it('[W7] so is a flood of frames', async () => {
    const client = await join()
    for (let i = 0; i < 400; i++) client.send(new Uint8Array([9]))
    expect((await client.closed).code).toBe(4429)
  })
})

describe('threat 17: frames that are too large', () => {
  it('[W6] an update of more than 256 KiB is closed with 4413', async () => {
    const client = await join()
    client.send(updateFrame(new Uint8Array(LIMITS.updateBytes + 1)))
    expect((await client.next('refused')).refused.code).toBe('input.too_large')
    expect((await client.closed).code).toBe(4413)
  })

  it('[W6] a frame of more than any message may have is closed too', async () => {
    const client = await join()
    client.send(new Uint8Array(2 * LIMITS.frameBytes))
    expect((await client.closed).code).toBe(4413)
    await expectAlive()
  })
})

describe('threat 24: a reader who does not read', () => {
  it('[W8] is cut at a bounded buffer while the others go on', async () => {
    await until(() => at.rooms.stats.sockets === 0, 'everybody else is gone')
    const deaf = await bareSocket(await at.cookie('expert@th.example'))
    await until(() => at.rooms.stats.sockets > 0, 'the deaf one is in')
    deaf.pause()
    const reader = await join('chair@kh.example')
    const chair = await at.accountId('chair@th.example')
    const before = process.memoryUsage().rss
    let sent = 0
    while (!at.rooms.stats.closes.has(4408)) {
      await at.ctx.registers.edit(at.registerId, chair, (doc) =>
        titleIn(doc, pointId).insert(0, 'x'.repeat(200_000)),
      )
      await at.ctx.registers.edit(at.registerId, chair, (doc) => titleIn(doc, pointId).delete(0, 200_000))
      await reader.next('update')
      sent += 200_000
      // The network itself keeps some megabytes; far more than that must not pile up here.
      expect(sent).toBeLessThan(60_000_000)
    }
    expect(at.rooms.stats.closes.get(4408)).toBe(1)
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
    await until(() => at.rooms.stats.sockets === 1, 'the deaf one is gone')
    deaf.destroy()
    reader.leave()
  })
})
