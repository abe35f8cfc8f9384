// Lists what a source file reaches: imports, re-exports, dynamic and type imports, workers. It resolves names, never runs them.
import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { lineOf, type Node, type Source } from './source.ts'

export interface Import {
  line: number
  /** Exactly as written. */
  specifier: string
  /** Gone after the types are stripped, so that nothing is loaded at run time. */
  typeOnly: boolean
  target: Target
}

type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  /** Computed at run time: no checker can say where it leads. */
  | { kind: 'unknown' }

export function importsOf(from: Source): Import[] {
  return from.nodes.flatMap((node) => {
    const found = reach(node)
    if (!found) return []
    const { specifier, typeOnly } = found
    const target: Target = specifier === null ? { kind: 'unknown' } : resolve(from.path, specifier)
    return [{ line: lineOf(from, node.start), specifier: specifier ?? '(computed)', typeOnly, target }]
  })
}

function reach(node: Node): { specifier: string | null; typeOnly: boolean } | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node['source'] ? { specifier: text(node['source']), typeOnly: onlyTypes(node) } : null
    case 'ImportExpression':
      return { specifier: text(node['source']), typeOnly: false }
    case 'TSImportType':
      return { specifier: text(node['source']), typeOnly: true }
    case 'TSExternalModuleReference':
      return { specifier: text(node['expression']), typeOnly: false }
    case 'NewExpression':
      return besideThisModule(node)
    default:
      return null
  }
}

/** `new URL('./worker.ts', import.meta.url)`, which is how a bundler is told of a worker. */
function besideThisModule(node: Node): { specifier: string; typeOnly: boolean } | null {
  const [first, second] = node['arguments'] as [unknown, { object?: { type: string } }?]
  const named =
    (node['callee'] as { name?: string }).name === 'URL' && second?.object?.type === 'MetaProperty'
  const specifier = named ? text(first) : null
  return specifier && /\.tsx?$/.test(specifier) ? { specifier, typeOnly: false } : null
}

function onlyTypes(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const names = (node['specifiers'] ?? []) as { importKind?: string; exportKind?: string }[]
  return names.length > 0 && names.every((name) => (name.importKind ?? name.exportKind) === 'type')
}

function text(literal: unknown): string | null {
  const value = (literal as { value?: unknown } | null)?.value
  return typeof value === 'string' ? value : null
}

function resolve(from: string, specifier: string): Target {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('#')) return { kind: 'file', path: path.slice(1) }
  if (path.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), path) }
  if (isBuiltin(path)) return { kind: 'package', name: path.startsWith('node:') ? path : `node:${path}` }
  return { kind: 'package', name: path.split('/', path.startsWith('@') ? 2 : 1).join('/') }
}
