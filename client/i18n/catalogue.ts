// Every text of the interface, by language and feature. A feature adds one file per language and one line in each list here.
import { account as accountEn } from '#client/locales/en/account.ts'
import { home as homeEn } from '#client/locales/en/home.ts'
import { meetingRoom as meetingRoomEn } from '#client/locales/en/meeting-room.ts'
import { meetings as meetingsEn } from '#client/locales/en/meetings.ts'
import { members as membersEn } from '#client/locales/en/members.ts'
import { shell as shellEn } from '#client/locales/en/shell.ts'
import { signIn as signInEn } from '#client/locales/en/sign-in.ts'
import { difference as differenceEn } from '#client/locales/en/difference.ts'
import { ledger as ledgerEn } from '#client/locales/en/ledger.ts'
import { signing as signingEn } from '#client/locales/en/signing.ts'
import { signOffs as signOffsEn } from '#client/locales/en/sign-offs.ts'
import { time as timeEn } from '#client/locales/en/time.ts'
import { ui as uiEn } from '#client/locales/en/ui.ts'
import { account as accountKm } from '#client/locales/km/account.ts'
import { home as homeKm } from '#client/locales/km/home.ts'
import { meetingRoom as meetingRoomKm } from '#client/locales/km/meeting-room.ts'
import { meetings as meetingsKm } from '#client/locales/km/meetings.ts'
import { members as membersKm } from '#client/locales/km/members.ts'
import { shell as shellKm } from '#client/locales/km/shell.ts'
import { signIn as signInKm } from '#client/locales/km/sign-in.ts'
import { difference as differenceKm } from '#client/locales/km/difference.ts'
import { ledger as ledgerKm } from '#client/locales/km/ledger.ts'
import { signing as signingKm } from '#client/locales/km/signing.ts'
import { signOffs as signOffsKm } from '#client/locales/km/sign-offs.ts'
import { time as timeKm } from '#client/locales/km/time.ts'
import { ui as uiKm } from '#client/locales/km/ui.ts'
import { account as accountTh } from '#client/locales/th/account.ts'
import { home as homeTh } from '#client/locales/th/home.ts'
import { meetingRoom as meetingRoomTh } from '#client/locales/th/meeting-room.ts'
import { meetings as meetingsTh } from '#client/locales/th/meetings.ts'
import { members as membersTh } from '#client/locales/th/members.ts'
import { shell as shellTh } from '#client/locales/th/shell.ts'
import { signIn as signInTh } from '#client/locales/th/sign-in.ts'
import { difference as differenceTh } from '#client/locales/th/difference.ts'
import { ledger as ledgerTh } from '#client/locales/th/ledger.ts'
import { signing as signingTh } from '#client/locales/th/signing.ts'
import { signOffs as signOffsTh } from '#client/locales/th/sign-offs.ts'
import { time as timeTh } from '#client/locales/th/time.ts'
import { ui as uiTh } from '#client/locales/th/ui.ts'
import type { Language } from '#shared/locale.ts'
import type { Texts } from './text.ts'

export const ENGLISH = {
  shell: shellEn,
  ui: uiEn,
  time: timeEn,
  'sign-in': signInEn,
  home: homeEn,
  account: accountEn,
  meetings: meetingsEn,
  members: membersEn,
  'meeting-room': meetingRoomEn,
  difference: differenceEn,
  ledger: ledgerEn,
  signing: signingEn,
  'sign-offs': signOffsEn,
} as const

export type Feature = keyof typeof ENGLISH

const THAI: Record<Feature, Texts> = {
  shell: shellTh,
  ui: uiTh,
  time: timeTh,
  'sign-in': signInTh,
  home: homeTh,
  account: accountTh,
  meetings: meetingsTh,
  members: membersTh,
  'meeting-room': meetingRoomTh,
  difference: differenceTh,
  ledger: ledgerTh,
  signing: signingTh,
  'sign-offs': signOffsTh,
}

const KHMER: Record<Feature, Texts> = {
  shell: shellKm,
  ui: uiKm,
  time: timeKm,
  'sign-in': signInKm,
  home: homeKm,
  account: accountKm,
  meetings: meetingsKm,
  members: membersKm,
  'meeting-room': meetingRoomKm,
  difference: differenceKm,
  ledger: ledgerKm,
  signing: signingKm,
  'sign-offs': signOffsKm,
}

export const CATALOGUE: Readonly<Record<Language, Record<Feature, Texts>>> = {
  en: ENGLISH,
  th: THAI,
  km: KHMER,
}
