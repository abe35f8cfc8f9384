// Judges every import against the layers; what no layer allows is a violation, and a file outside every layer is one too.
import { importsOf, type Import } from './imports.ts'
import { LAYERS, type Layer } from './layers.ts'
import type { Source } from './source.ts'

export interface Violation {
  file: string
  line: number
  message: string
}

export function boundaryViolations(sources: Source[]): Violation[] {
  return sources.flatMap((from) => {
    const layer = layerOf(from.path)
    if (!layer)
      return [{ file: from.path, line: 1, message: 'belongs to no layer of tests/architecture/layers.ts' }]
    return importsOf(from).flatMap((found) => {
      const refusal = judge(layer, from.path, found)
      return refusal ? [{ file: from.path, line: found.line, message: refusal }] : []
    })
  })
}

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.files.test(path))
}

function judge(layer: Layer, file: string, found: Import): string | null {
  const { target } = found
  if (target.kind === 'unknown') return 'an import computed at run time cannot be checked'
  if (target.kind === 'package') {
    if (layer.packages.some((pattern) => covers(pattern, target.name))) return null
    return `${layer.name} does not use ${found.specifier}: ${layer.why}`
  }
  if (!/\.tsx?$/.test(target.path)) return judgeAsset(file, target.path)
  const to = layerOf(target.path)
  if (!to) return `${found.specifier} belongs to no layer`
  if (to === layer || layer.imports.some((pattern) => covers(pattern, to.name))) return null
  if (!layer.types?.includes(to.name)) return `${layer.name} does not import ${to.name}: ${layer.why}`
  return found.typeOnly ? null : `${layer.name} imports ${to.name} as types only: ${layer.why}`
}

/** Style sheets, pictures and data have no imports of their own; they only stay on their side. */
function judgeAsset(file: string, asset: string): string | null {
  const side = file.split('/', 1)[0]
  // The version that the server reports is written down once.
  if (side === 'tests' || (side === 'server' && asset === 'package.json')) return null
  return asset.split('/', 1)[0] === side ? null : `${asset} is not a file of ${side}`
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
