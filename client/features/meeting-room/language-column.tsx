// One language of a point: its name and state, its title and its body, both written in place. While a body has the editor, its tools stand in the head.
import { type ComponentProps, useId, useState } from 'react'
import type { PointRow } from '#shared/api/points.ts'
import type { Language } from '#shared/locale.ts'
import type { Place } from '#shared/register.ts'
import { BodyText } from '#client/collab/body-text.tsx'
import { TitleField } from '#client/collab/title-field.tsx'
import { Toolbar } from '#client/collab/toolbar.tsx'
import { bodyFragmentOf, titleTextOf } from '#client/collab/use-points.ts'
import { LANGUAGE_WORDS } from '#client/features/names.tsx'
import { LANGUAGE_NAMES, useT } from '#client/i18n/language.tsx'
import { Tag, type TagTone } from '#client/ui/tag.tsx'
import { useEditing } from './editing-context.tsx'
import type { LanguageState } from './language-state.ts'
import { LanguageStateText } from './language-state-text.tsx'
import { useRoom } from './room-context.tsx'
import { useReadOnly } from './use-read-only.ts'

const TONES: Readonly<Record<Language, TagTone>> = { th: 'first', km: 'second', en: 'plain' }

interface LanguageColumnProps {
  row: PointRow
  language: Language
  state: LanguageState | null
}

type MountedEditor = ComponentProps<typeof Toolbar>['editor']

export function LanguageColumn({ row, language, state }: LanguageColumnProps) {
  const t = useT()
  const hint = useId()
  const [editor, setEditor] = useState<MountedEditor | null>(null)
  const name = t(LANGUAGE_WORDS[language])
  return (
    <section className="column" lang={language} aria-label={name} data-language={language} data-with-tools>
      <header lang={document.documentElement.lang}>
        <Tag tone={TONES[language]} lang={language}>
          {LANGUAGE_NAMES[language]}
        </Tag>
        {editor ? <Toolbar editor={editor} /> : <LanguageStateText state={state} />}
      </header>
      <span id={hint} className="visually-hidden" lang={document.documentElement.lang}>
        {t('meeting-room.enterToEdit')}
      </span>
      <ColumnTitle {...{ row, language, name, hint }} />
      <ColumnBody {...{ row, language, name, hint }} onEditor={setEditor} />
    </section>
  )
}

interface TextProps {
  row: PointRow
  language: Language
  name: string
  hint: string
}

function ColumnTitle({ row, language, name, hint }: TextProps) {
  const t = useT()
  const { register, sides } = useRoom()
  const { isGuarded, open, isWanted } = useEditing()
  const readOnly = useReadOnly(row)
  const place: Place = { pointId: row.id, part: 'title', key: language }
  const text = register && titleTextOf(register.session, row.id, language)
  if (!register || !text) return null
  const may = readOnly(place) === null
  const toBody = () => document.querySelector<HTMLElement>(`[data-place="body/${language}"]`)
  return (
    <TitleField
      register={register}
      place={place}
      text={text}
      lang={language}
      label={t('meeting-room.titleIn', { language: name })}
      placeholder={t('meeting-room.untitled')}
      sides={sides}
      editable={may && !isGuarded}
      focused={isWanted(place)}
      onAsk={may && isGuarded ? () => open(place, null) : undefined}
      onFocus={() => open(place, null)}
      onEnter={() => toBody()?.focus()}
      describedBy={hint}
    />
  )
}

function ColumnBody({
  row,
  language,
  name,
  hint,
  onEditor,
}: TextProps & { onEditor: (editor: MountedEditor | null) => void }) {
  const t = useT()
  const { register, sides } = useRoom()
  const editing = useEditing()
  const readOnly = useReadOnly(row)
  const place: Place = { pointId: row.id, part: 'body', key: language }
  const fragment = register && bodyFragmentOf(register.session, row.id, language)
  if (!register || !fragment) return null
  return (
    <BodyText
      register={register}
      place={place}
      fragment={fragment}
      lang={language}
      label={t('meeting-room.bodyIn', { language: name })}
      sides={sides}
      editable={readOnly(place) === null}
      placeholder={t('meeting-room.emptyBody')}
      selected={editing.selectedAt(place)}
      onOpen={(selected) => editing.open(place, selected)}
      onLeave={editing.leave}
      onTooLong={editing.onTooLong}
      onEditor={onEditor}
      describedBy={hint}
    />
  )
}
