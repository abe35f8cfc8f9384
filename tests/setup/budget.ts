// Measures what a browser loads before the first screen, from the bundler's own manifest; later chunks such as the editor do not count.
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as z from 'zod'

/** Kilobytes of 1,000 bytes after gzip: about three seconds on a bad hotel line. */
export const FIRST_LOAD_KB = 300

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)

export interface Measured {
  scripts: number
  styles: number
  /** Fetched piece by piece as letters of a script appear, so they are told, not counted. */
  fonts: number
  later: number
}

export function measureClient(folder: string): Measured {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
  const first = firstLoad(manifest)
  const scripts = globSync('**/*.js', { cwd: folder }).map((path) => path.replaceAll('\\', '/'))
  return {
    scripts: zipped(folder, first.scripts),
    styles: zipped(folder, first.styles),
    fonts: globSync('**/*.woff2', { cwd: folder }).reduce(
      (total, path) => total + statSync(join(folder, path)).size,
      0,
    ),
    later: zipped(
      folder,
      scripts.filter((path) => !first.scripts.includes(path)),
    ),
  }
}

/** The entry with everything that it imports statically, however far away. */
export function firstLoad(manifest: z.infer<typeof Manifest>): { scripts: string[]; styles: string[] } {
  const reached = new Set(Object.keys(manifest).filter((key) => manifest[key]?.isEntry))
  if (reached.size === 0) throw new Error('the manifest names no entry')
  // A set that grows while it is walked visits what was added, too.
  for (const key of reached) for (const next of manifest[key]?.imports ?? []) reached.add(next)
  const chunks = [...reached].flatMap((key) => manifest[key] ?? [])
  return {
    scripts: chunks.map((chunk) => chunk.file),
    styles: [...new Set(chunks.flatMap((chunk) => chunk.css))],
  }
}

export function budgetOf({ scripts, styles, fonts, later }: Measured): { ok: boolean; summary: string } {
  const first = kB(scripts + styles)
  const parts = `first load ${first} of ${FIRST_LOAD_KB} kB gzip (scripts ${kB(scripts)}, styles ${kB(styles)})`
  return {
    ok: first <= FIRST_LOAD_KB,
    summary: `${parts}; later scripts ${kB(later)} kB, fonts in pieces ${kB(fonts)} kB`,
  }
}

function zipped(folder: string, paths: string[]): number {
  return paths.reduce((total, path) => total + gzipSync(readFileSync(join(folder, path))).length, 0)
}

function kB(bytes: number): number {
  return Math.ceil(bytes / 1000)
}
