// Reads and parses the repository's own TypeScript for the architecture checks; a file that cannot be parsed stops them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

export const ROOT = join(import.meta.dirname, '../..')

const FOLDERS = ['server', 'client', 'shared', 'tests']

export interface Node {
  type: string
  start: number
  [field: string]: unknown
}

export interface Source {
  /** From the repository's root, with forward slashes. */
  path: string
  text: string
  nodes: Node[]
  comments: { value: string; start: number; end: number }[]
}

export function sourcePaths(root = ROOT): string[] {
  const configs = readdirSync(root).filter((name) => name.endsWith('.config.ts'))
  return [...configs, ...FOLDERS.flatMap((folder) => walk(root, folder))].toSorted()
}

export function readSources(root = ROOT): Source[] {
  return sourcePaths(root).map((path) => source(path, readFileSync(join(root, path), 'utf8')))
}

export function source(path: string, text: string): Source {
  const parsed = parseSync(path, text)
  const error = parsed.errors[0]
  if (error) throw new SyntaxError(`${path}: ${error.message}`)
  return { path, text, nodes: [...nodesOf(parsed.program)], comments: parsed.comments }
}

export function lineOf(from: Source, offset: number): number {
  return from.text.slice(0, offset).split('\n').length
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return walk(root, path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item)
  if (!isNode(value)) return
  yield value
  for (const child of Object.values(value)) yield* nodesOf(child)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
