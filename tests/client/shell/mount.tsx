// Mounts a piece of the client in happy-dom, in a chosen language, and takes it away after the test.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished } from 'vitest'
import { LanguageProvider } from '#client/i18n/language.tsx'
import type { Language } from '#shared/locale.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

export async function mount(children: ReactNode, language: Language = 'en'): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  onTestFinished(async () => {
    await act(async () => root.unmount())
    place.remove()
  })
  await act(async () => {
    root.render(
      <LanguageProvider initial={language}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </LanguageProvider>,
    )
  })
  return place
}
