/** What the order of articles is made of, the same in every engine and after any history of runs. */

/** Minutes since 1970; a date without time is its first minute, in UTC. Null for no date. */
export function minutesOf(publishedAt: string | null): number | null {
  const time = publishedAt === null ? NaN : Date.parse(publishedAt)
  return Number.isNaN(time) ? null : Math.floor(time / 60_000)
}

/** Where an article stands among those of the same minute: FNV-1a of its id, 32 bits, which spreads ids evenly. */
export function articleKeyOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
