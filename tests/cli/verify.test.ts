// `npm run cli -- verify FILE` as an operator runs it: another process, no server, no database, no configuration.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#tests/architecture/source.ts'
import { altered, fileOf, parts } from '#tests/shared/record.ts'

describe('verify', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samakki-verify-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const file = fileOf(parts())
  const write = (text: string | Buffer) => {
    const path = join(folder, 'ledger.jsonl')
    writeFileSync(path, text)
    return path
  }
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const options = {
        cwd: ROOT,
        env: { PATH: process.env['PATH'] ?? '', PORT: 'nonsense', DATA_DIR: folder },
      }
      execFile(process.execPath, ['server/cli.ts', 'verify', ...args], options, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      })
    })

  it('[L7] ends with 0 for an intact record, says who signed what and touches nothing', async () => {
    const { code, out, err } = await run(write(file))
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^INTACT\./)
    expect(out).toContain('point 1 “Item 1” — Meeting: TH signed · KH signed · agreed by all sides')
    expect(out).toMatch(/Fingerprint of the newest act.*: 4:[0-9a-f]{64}/)
    expect(readdirSync(folder)).toEqual(['ledger.jsonl'])
  })

  it('[L8] ends with 1 for an altered Khmer sign and names it, in each language', async () => {
    const path = write(altered(file, (lines) => lines.map((line) => line.replace('លេខា"', 'លេខៈ"'))))
    const [en, th, km] = await Promise.all([
      run(path),
      run(path, '--language', 'th'),
      run(path, '--language', 'km'),
    ])
    expect([en.code, th.code, km.code]).toEqual([1, 1, 1])
    expect(en.out).toMatch(/^NOT INTACT.[^]*point 1 “Item 1”[^]*Khmer text, paragraph 2/)
    expect(th.out).toMatch(/^ไม่ครบถ้วน[^]*ข้อ 1 “วาระที่ 1”[^]*ภาษาเขมร/)
    expect(km.out).toMatch(/^មិនពេញលេញ[^]*ចំណុចទី 1 “របៀបវារៈទី 1”[^]*ភាសាខ្មែរ/)
    expect(en.out).not.toMatch(/^INTACT/m)
  })

  it('[L11] compares with a fingerprint as it is read aloud', async () => {
    const hash = parts().entries[3]?.hash ?? ''
    const path = write(file)
    const right = await run(path, '--head', `4:${hash.slice(0, 4)}·${hash.slice(4, 8)}`)
    const wrong = await run(path, '--head', '4:00000000')
    expect([right.code, wrong.code]).toEqual([0, 1])
    expect(wrong.out).toContain('rewritten')
  })

  it('[L10] names the point also where a byte was broken', async () => {
    const bytes = Buffer.from(file)
    bytes[bytes.indexOf(Buffer.from('លេខា')) + 1] = 0xff
    const { code, out } = await run(write(bytes))
    expect(code).toBe(1)
    expect(out).toContain('point 1')
  })

  it('[L10] lets no forged line steer the terminal', async () => {
    const forged = altered(file, (lines) =>
      lines.map((line) => line.replace('Item 1', 'Item\\u001b[2J\\u202e 1')),
    )
    const { code, out } = await run(write(forged))
    expect(code).toBe(1)
    expect(['\u001B', '\u202E'].filter((sign) => out.includes(sign))).toEqual([])
  })

  it('[L7] ends with 2 for what it could not check', async () => {
    const missing = await run(join(folder, 'nowhere.jsonl'))
    expect([missing.code, missing.out]).toEqual([2, ''])
    expect(missing.err).toContain('nowhere.jsonl')
    expect((await run(folder)).code).toBe(2)
    for (const text of ['', '%PDF-1.7\n', file.replace('"formatVersion":1', '"formatVersion":9')]) {
      const { code, out } = await run(write(text))
      expect([text.slice(0, 9), code]).toEqual([text.slice(0, 9), 2])
      expect(out).toMatch(/^NOT CHECKED/)
    }
  })

  it('[L7] ends with 2 and says how it is used when it is called wrongly', async () => {
    const path = write(file)
    const calls = [[], [path, path], [path, '--language', 'fr'], [path, '--head', '4:abc'], [path, '--loud']]
    for (const args of calls) {
      const { code, out, err } = await run(...args)
      expect([args.at(-1), code, out]).toEqual([args.at(-1), 2, ''])
      expect(err).toContain('Usage: npm run cli -- verify FILE')
    }
    expect(await run('--help')).toMatchObject({ code: 0, err: '' })
  })
})
