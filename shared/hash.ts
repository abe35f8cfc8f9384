/** SHA-256 over UTF-8, the same bytes in Node, in the browser and in the verifier. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** A version or hash as people read it aloud: the first eight hexadecimal digits in two groups. */
export function fingerprint(hash: string): string {
  return `${hash.slice(0, 4)}·${hash.slice(4, 8)}`
}
