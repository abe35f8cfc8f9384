// The addresses of the app. Each survives a reload and can be sent as a link; screens are loaded when they are opened.
import { createRootRoute, createRouter } from '@tanstack/react-router'

const root = createRootRoute()

export const router = createRouter({ routeTree: root, defaultPreload: 'intent' })
