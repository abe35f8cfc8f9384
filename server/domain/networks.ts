/** Whose an address is, as far as counting goes. What is shown and kept of an address stays whole. */

const GROUPS = 8
/** The first four groups are what a provider hands out; the rest is free for whoever sits behind it. */
const NETWORK_GROUPS = 4

/** The /64 of an IPv6 address, as the socket tells it; anything else is as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [bare = ''] = address.split('%', 1)
  const [before = [], after = []] = bare.split('::').map(groupsOf)
  const zeros = Array<string>(Math.max(0, GROUPS - before.length - after.length)).fill('0')
  const network = [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS)
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(part: string): string[] {
  return part === '' ? [] : part.replace(/[^:]*\.[^:]*$/, '0:0').split(':')
}
