// Builds a whole ledger export without a server, so that tests can alter it line by line.
import type { Content } from '#shared/content.ts'
import { versionOf } from '#shared/content.ts'
import { GENESIS, type LedgerEntry, linkEntry, type UnlinkedEntry } from '#shared/ledger.ts'
import { createDigest, type LedgerLine, type MemberLine, partHashes } from '#shared/ledger-file.ts'
import type { Language } from '#shared/locale.ts'

export const WORKSPACE = '01JDA0000000000000000000WS'
export const REGISTER = '01JDA0000000000000000000RG'
const NAME = (en: string) => ({ th: 'ประธาน', km: 'ប្រធាន', en })

export const CHAIRS = { TH: memberOf('TH', 1), KH: memberOf('KH', 2) }

function memberOf(delegation: string, index: number): MemberLine {
  return {
    type: 'member',
    id: `01JDA000000000000000000M0${index}`,
    accountId: `01JDA000000000000000000A0${index}`,
    name: NAME(`Chair of ${delegation}`),
    delegation,
    since: '2026-11-01T00:00:00.000Z',
    endedAt: null,
    roles: [{ at: '2026-11-01T00:00:00.000Z', role: 'chair', signatory: false }],
  }
}

export function contentOfPoint(index: number, body: Partial<Record<Language, string>> = {}): Content {
  const paragraphs = (text: string) =>
    text.split('\n').map((line) => ({ type: 'paragraph', content: [{ text: line }] }))
  return {
    v: 1,
    id: `01JDA000000000000000000P0${index}`,
    kind: 'agenda',
    title: { th: `วาระที่ ${index}`, km: `របៀបវារៈទី ${index}`, en: `Item ${index}` },
    body: {
      th: paragraphs(body.th ?? 'ทั้งสองฝ่ายเห็นชอบร่วมกัน'),
      km: paragraphs(body.km ?? 'ភាគីទាំងពីរយល់ព្រម\nនិងចុះហត្ថលេខា'),
      en: paragraphs(body.en ?? 'Both sides agree.'),
    },
    fields: { outcome: 'decision' },
    links: [],
  }
}

export interface Deed {
  by: keyof typeof CHAIRS
  content: Content
  act?: LedgerEntry['act']
  /** What the entry says differently from the truth, before it is linked. */
  claims?: Partial<UnlinkedEntry>
}

export function entriesOf(deeds: readonly Deed[]): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (const [index, { by, content, act = 'sign', claims }] of deeds.entries()) {
    const { id: memberId, accountId, name } = CHAIRS[by]
    const entry = {
      seq: index + 1,
      workspaceId: WORKSPACE,
      at: `2026-11-21T02:00:0${index}.000Z`,
      act,
      actor: { accountId, memberId, name, delegation: by, role: 'chair' as const },
      registerId: REGISTER,
      pointId: content.id,
      kind: content.kind,
      version: versionOf(content),
      ...claims,
    }
    entries.push(linkEntry(entry, entries.at(-1)?.hash ?? GENESIS))
  }
  return entries
}

export interface Parts {
  members: MemberLine[]
  contents: Content[]
  entries: LedgerEntry[]
}

export const POINTS = [contentOfPoint(1), contentOfPoint(2)] as const

/** Two points, both signed by both chairs. */
export function parts(): Parts {
  const [first, second] = POINTS
  const deeds: Deed[] = [
    { by: 'KH', content: first },
    { by: 'TH', content: first },
    { by: 'TH', content: second },
    { by: 'KH', content: second },
  ]
  return { members: Object.values(CHAIRS), contents: [...POINTS], entries: entriesOf(deeds) }
}

/** The file that a server would write of these parts, with a right end line. */
export function fileOf({ members, contents, entries }: Parts): string {
  const last = entries.at(-1)
  const head = last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
  const lines: LedgerLine[] = [
    {
      type: 'header',
      format: 'samakki-ledger',
      formatVersion: 1,
      workspace: {
        id: WORKSPACE,
        slug: 'jwg',
        name: { th: 'คณะทำงาน', km: 'ក្រុមការងារ', en: 'Joint working group' },
      },
      delegations: Object.keys(CHAIRS).map((code) => ({ code, name: { th: code, km: code, en: code } })),
      registers: [{ id: REGISTER, title: { th: 'การประชุม', km: 'កិច្ចប្រជុំ', en: 'Meeting' } }],
      exportedAt: '2026-11-21T03:00:00.000Z',
      head,
    },
    ...members,
    ...contents.map((content, index): LedgerLine => {
      const shared = {
        type: 'version',
        version: versionOf(content),
        registerId: REGISTER,
        number: index + 1,
        current: true,
      } as const
      return { ...shared, content: content as unknown as Record<string, unknown>, parts: partHashes(content) }
    }),
    ...entries.map((entry): LedgerLine => ({ type: 'act', entry })),
  ]
  const counts = { acts: entries.length, versions: contents.length, members: members.length }
  return ended(
    lines.map((line) => JSON.stringify(line)),
    { ...counts, head },
  )
}

function ended(lines: string[], end: object): string {
  const digest = createDigest()
  for (const line of lines) digest.add(line)
  return [...lines, JSON.stringify({ type: 'end', ...end, digest: digest.hex() }), ''].join('\n')
}

/** Changes one line and makes the end line right again, as somebody does who knows the format. */
export function altered(file: string, change: (lines: string[]) => string[]): string {
  const lines = file.trimEnd().split('\n')
  const end = JSON.parse(lines.pop() ?? '') as Record<string, unknown>
  const { type: _, digest: __, ...claims } = end
  return ended(change(lines), claims)
}
