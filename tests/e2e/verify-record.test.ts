// S26: what the running server hands out can be checked by anyone with a command, without that server; whatever was altered is named.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#tests/architecture/source.ts'
import { act, type Caller, call, caller, liveMeeting, newPoint } from './setup/caller.ts'
import { expect, serve, test } from './setup/people.ts'

const at = serve()

interface Line {
  type: string
  [name: string]: unknown
}

let chair: Caller
let record: string

test.beforeAll(async () => {
  chair = await caller(at.origin, 'chair@kh.example')
  const { registerId } = await liveMeeting(chair)
  const point = await newPoint(chair, {
    registerId,
    title: { th: 'ข้อเดียว', km: 'ចំណុចតែមួយ', en: 'The altered one' },
    body: { th: 'ข้อความ', km: 'ភាគីកម្ពុជាមិនយល់ព្រម', en: 'Words' },
  })
  expect((await act(chair, point.id, 'sign')).status).toBe(201)
  const exported = await chair.call<string>('GET', '/api/workspaces/jwg/ledger.jsonl')
  expect(exported.status).toBe(200)
  record = exported.body
})

/** Runs the operator's command on a file of this text; it knows no server and no database. */
async function verify(text: string, ...more: string[]): Promise<{ code: number; said: string }> {
  const file = join(at.dataDir, 'record.jsonl')
  writeFileSync(file, text)
  const args = [join(ROOT, 'server/cli.ts'), 'verify', file, ...more]
  const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: '/nowhere' }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    )
  })
}

const linesOf = (text: string) => text.trimEnd().split('\n')
const textOf = (lines: string[]) => `${lines.join('\n')}\n`
const parsed = (line: string) => JSON.parse(line) as Line

test('S26: the record of the running server is intact, and says who signed what', async () => {
  const { code, said } = await verify(record)
  expect(said).toContain('INTACT')
  expect(said).not.toContain('NOT')
  expect(said).toMatch(/point 12 “The altered one”.*: TH open · KH signed$/m)
  expect(code).toBe(0)
})

test('S26: it is said in Thai and in Khmer as well', async () => {
  expect((await verify(record, '--language', 'th')).said).toContain('ครบถ้วน')
  expect((await verify(record, '--language', 'km')).said).toContain('ពេញលេញ')
})

test('S26: one Khmer sign that was left out is named by its point, its language and its place', async () => {
  const altered = record.replaceAll('ភាគីកម្ពុជាមិនយល់ព្រម', 'ភាគីកម្ពុជាយល់ព្រម')
  expect(altered).not.toBe(record)
  const { code, said } = await verify(altered)
  expect(said).toContain('NOT INTACT')
  expect(said).toContain('The altered one')
  expect(said).toContain('Khmer text, paragraph 1')
  expect(code).toBe(1)
})

test('S26: one vowel exchanged for another is named with both signs', async () => {
  const { said } = await verify(record.replaceAll('ចំណុចតែមួយ', 'ចំណេចតែមួយ'))
  expect(said).toContain('Khmer title')
  expect(said).toContain('U+17C1')
  expect(said).toContain('U+17BB')
})

test('S26: a record that was cut is called cut, wherever that was', async () => {
  const lines = linesOf(record)
  const withoutEnd = await verify(textOf(lines.slice(0, -1)))
  expect(withoutEnd.said).toContain('truncated')
  expect(withoutEnd.code).not.toBe(0)
  const inTheMiddle = await verify(record.slice(0, record.length / 2))
  expect(inTheMiddle.said).toContain('truncated')
  expect(inTheMiddle.code).not.toBe(0)
  const acts = lines.filter((line) => parsed(line).type !== 'act')
  const withoutActs = await verify(textOf(acts))
  expect(withoutActs.said).toContain('NOT INTACT')
  expect(withoutActs.code).toBe(1)
})

test('S26: two acts in another order, or an act twice, break the chain by their number', async () => {
  const lines = linesOf(record)
  const begin = lines.findIndex((line) => parsed(line).type === 'act')
  const [first = '', second = ''] = lines.slice(begin, begin + 2)
  const swapped = await verify(textOf([...lines.slice(0, begin), second, first, ...lines.slice(begin + 2)]))
  expect(swapped.said).toMatch(/NOT INTACT[\s\S]*#[12]/)
  expect(swapped.code).toBe(1)
  const twice = await verify(textOf([...lines.slice(0, begin + 1), first, ...lines.slice(begin + 1)]))
  expect(twice.said).toMatch(/NOT INTACT[\s\S]*repeats/)
})

test('S26: an act of somebody who was no member is named', async () => {
  const without = linesOf(record).filter((line) => {
    const { type, accountId } = parsed(line)
    return type !== 'member' || accountId !== chair.account.id
  })
  const { code, said } = await verify(textOf(without))
  expect(said).toContain('NOT INTACT')
  expect(said).toMatch(/member/)
  expect(said).toContain(chair.account.name.en)
  expect(code).toBe(1)
})

test('S26: what it does not know it calls not checked, and never intact', async () => {
  for (const text of [
    record.replace('"formatVersion":1', '"formatVersion":2'),
    '',
    'not a record\n',
    '{"type":"header"}\n',
  ]) {
    const { code, said } = await verify(text)
    expect(said).not.toContain('INTACT.')
    expect(code).toBe(2)
  }
})

test('S26: a fingerprint that the other side kept gives a rewritten record away', async () => {
  const head = /(\d+):([0-9a-f]{64})/.exec((await verify(record)).said)
  const [, seq = '', hash = ''] = head ?? []
  expect((await verify(record, '--head', `${seq}:${hash}`)).code).toBe(0)
  const other = hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  expect((await verify(record, '--head', `${seq}:${other}`)).code).toBe(1)
  expect((await verify(record, '--head', `${Number(seq) + 1}:${hash}`)).code).toBe(1)
})

test('S26: who may not read the record is told that there is none', async () => {
  const observer = await caller(at.origin, 'observer@int.example')
  expect((await observer.call('GET', '/api/workspaces/jwg/ledger.jsonl')).status).toBe(404)
  expect((await call(at.origin, '', 'GET', '/api/workspaces/jwg/ledger.jsonl')).status).toBe(401)
})
