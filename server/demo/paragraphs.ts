/** Puts paragraphs into the plain-text form of a body. It changes no word. */
export function paragraphs(...blocks: string[]): string {
  return blocks.join('\n\n')
}
