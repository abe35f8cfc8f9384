// Judges what the linter cannot: length, exports, names, opening sentences, own code mocked, rules silenced. One file at a time.
import type { Violation } from './boundaries.ts'
import { lineOf, type Node, type Source } from './source.ts'

/** A file of one idea stays under about 250 lines; past this it becomes a folder of the same name. */
export const MAX_LINES = 280

/** Shelves, not ideas: what lands under such a name has not been understood yet. */
const SHELF = /^(util(s|ity|ities)?|helpers?|managers?|services?|handlers?)$/i

type Rule = (from: Source) => { at: number; message: string }[]

const RULES: Rule[] = [
  shortEnough,
  opensWithSentence,
  namedExportsOnly,
  noShelfNames,
  noMocksOfOwnCode,
  reasonsGiven,
]

export function houseRuleViolations(sources: Source[]): Violation[] {
  return sources.flatMap((from) =>
    RULES.flatMap((rule) =>
      rule(from).map(({ at, message }) => ({ file: from.path, line: lineOf(from, at), message })),
    ),
  )
}

function shortEnough(from: Source) {
  const lines = from.text.trimEnd().split('\n').length
  return lines > MAX_LINES
    ? [{ at: 0, message: `${lines} lines, more than ${MAX_LINES}: split it by ideas` }]
    : []
}

function opensWithSentence(from: Source) {
  return /^[\p{Lu}\d`'"].{10,}[.?!]/su.test(openingComment(from))
    ? []
    : [{ at: 0, message: 'does not open with a comment sentence: what it is for, what it refuses to do' }]
}

/** The first comment with the lines that continue it, if nothing but a `#!` line stands before it. */
function openingComment(from: Source): string {
  const start = from.text.match(/^(#!.*\n)?\s*/)?.[0].length ?? 0
  const lines: string[] = []
  let end = start
  for (const comment of from.comments.filter((each) => each.start >= start)) {
    if (from.text.slice(end, comment.start).trim() !== '') break
    lines.push(comment.value.replace(/^[\s*]+/gm, ''))
    end = comment.end
  }
  return lines.join(' ').trim()
}

function namedExportsOnly(from: Source) {
  if (/^[^/]+\.config\.ts$/.test(from.path)) return []
  return from.nodes.flatMap((node) => {
    const said = {
      at: node.start,
      message: `${from.text.slice(node.start, node.start + 14)}…: export by name`,
    }
    if (node.type === 'ExportDefaultDeclaration' || node.type === 'ExportAllDeclaration') return [said]
    return node.type === 'ExportSpecifier' && nameOf(node['exported']) === 'default' ? [said] : []
  })
}

function noShelfNames(from: Source) {
  const inPath = from.path.split(/[/.-]/).filter((word) => SHELF.test(word))
  const declared = from.nodes.filter((node) => node.type === 'Program').flatMap(declaredNames)
  return [
    ...inPath.map((word) => ({ at: 0, message: `"${word}" in a path names a shelf, not an idea` })),
    ...declared
      .filter(({ name }) => name.split(/(?=[A-Z])|_/).some((word) => SHELF.test(word)))
      .map(({ at, name }) => ({ at, message: `${name} names a shelf, not an idea` })),
  ]
}

/** Names of functions, classes, types and constants at the top of a file. */
function declaredNames(program: Node): { name: string; at: number }[] {
  return (program['body'] as Node[])
    .map((statement) => (statement['declaration'] as Node | null | undefined) ?? statement)
    .flatMap((statement) => {
      const declarators = (statement['declarations'] as Node[] | undefined) ?? [statement]
      return declarators.map((each) => ({ name: nameOf(each['id']), at: statement.start }))
    })
}

function noMocksOfOwnCode(from: Source) {
  return from.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression') return []
    const callee = node['callee'] as { object?: unknown; property?: unknown }
    if (nameOf(callee.object) !== 'vi' || !/^(do)?[mM]ock$/.test(nameOf(callee.property))) return []
    const [target] = node['arguments'] as { value?: unknown }[]
    const own = typeof target?.value !== 'string' || /^[.#]/.test(target.value)
    return own ? [{ at: node.start, message: 'own code is never mocked' }] : []
  })
}

function reasonsGiven(from: Source) {
  return from.comments
    .filter(({ value }) => /^\s*(oxlint-disable|eslint-disable|biome-ignore|@ts-)/.test(value))
    .filter(({ value }) => !/( -- |: )\S.{9,}/s.test(value))
    .map(({ start }) => ({ at: start, message: 'a suppression carries its reason after " -- "' }))
}

function nameOf(node: unknown): string {
  const name = (node as { name?: unknown } | null | undefined)?.name
  return typeof name === 'string' ? name : ''
}
