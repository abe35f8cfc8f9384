// Mounts the app. Fonts are bundled; nothing is fetched from elsewhere.
import './app/no-eval.ts'
import '@fontsource-variable/noto-sans/wght.css'
import '@fontsource-variable/noto-sans-thai/wght.css'
import '@fontsource-variable/noto-sans-khmer/wght.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
