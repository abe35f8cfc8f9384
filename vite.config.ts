// Builds client/ to dist/client, and serves it with reload in development; nothing inline, so that a strict content policy holds.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = { target: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`, ws: true }

// Loaded when somebody puts the caret into a text, not before.
const EDITOR = /node_modules[\\/](@tiptap|prosemirror-|linkifyjs|orderedmap|rope-sequence|w3c-keyname)/

export default defineConfig({
  root: `${import.meta.dirname}/client`,
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/dist/client`,
    emptyOutDir: true,
    manifest: true,
    target: 'es2024',
    // A font or picture inlined as data: would need a looser content policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Else a group takes along what it imports: the editor's would swallow Yjs, which the first screen reads ids with.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'editor', test: EDITOR },
            // A file of its own, so that it runs before the schemas of the files behind it are made.
            { name: 'no-eval', test: /client[\\/]app[\\/]no-eval/ },
          ],
        },
      },
    },
  },
  server: {
    strictPort: true,
    // The folders client/api and client/collab are served under the same names: their files are no requests to the server.
    proxy: { '^/(api|collab)/(?!.*\\.(tsx?|css)($|\\?))': api },
  },
})
