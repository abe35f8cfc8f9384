// The whole client: languages, cache and routes around one another.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from '#client/api/query.ts'
import { LanguageProvider } from '#client/i18n/language.tsx'
import '#client/ui/tokens.css'
import '#client/ui/base.css'
import { router } from './router.tsx'

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  )
}
