/** Names the catalogue lists, found among the tokens of a paragraph and accepted or refused by what stands around them. */
import type { ActorName, Catalogue } from '../../catalogue/catalogue.ts'
import type { NameMatch } from '../../catalogue/name-index.ts'
import { isHeadline, type Token } from '../tokens.ts'
import { chooseName, isGovernment } from './choose-name.ts'
import { mentionAt, type FoundMention } from './found-mention.ts'
import { NameCheck } from './name-check.ts'
import type { ArticleContext, NameContext } from './name-context.ts'

/** A paragraph with the names of the catalogue that may stand in it, whoever is meant: looked for once, weighed twice. */
export interface NamedText {
  readonly tokens: readonly Token[]
  readonly isHeadline: boolean
  readonly isShouted: boolean
  /** Tokens of the article before it. */
  readonly offset: number
  /** By the index of their first token, ascending. */
  readonly names: readonly { readonly at: number; readonly matches: readonly NameMatch<ActorName>[] }[]
}

export function readNames(tokens: readonly Token[], offset: number, catalogue: Catalogue): NamedText {
  const names: { at: number; matches: readonly NameMatch<ActorName>[] }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const matches = catalogue.names.matchesAt(tokens, at)
    if (matches.length > 0) names.push({ at, matches })
  }
  const isShouted = tokens.every(({ text }) => text === text.toUpperCase())
  return { tokens, isHeadline: isHeadline(tokens), isShouted, offset, names }
}

export function findCatalogueNames(text: NamedText, catalogue: Catalogue, article: ArticleContext): FoundMention[] {
  const context = { ...article, isHeadline: text.isHeadline, isShouted: text.isShouted }
  const found: FoundMention[] = []
  let next = 0
  for (const { at, matches } of text.names) {
    if (at < next) continue
    const mention = nameAt(text, at, matches, catalogue, context, found.at(-1))
    if (mention === null) continue
    found.push(mention)
    next = mention.endToken
  }
  return found
}

function nameAt(
  { tokens, offset }: NamedText,
  at: number,
  matches: readonly NameMatch<ActorName>[],
  catalogue: Catalogue,
  context: NameContext,
  previous: FoundMention | undefined,
): FoundMention | null {
  for (const { end, entries } of matches) {
    const check = new NameCheck(tokens, at, end, catalogue, context, previous)
    const accepted = entries.filter((name) => check.accepts(name))
    const titled = accepted.filter(({ actor, via }) => via === 'short' && check.followsOwnTitle(actor))
    const name = chooseName(titled.length > 0 ? titled : accepted, offset + at, isGovernment(tokens, at, end), context)
    if (name)
      return mentionAt(name.actor, { via: name.via, weak: false }, tokens, at, withOwnEnding(tokens, at, end, name))
  }
  return null
}

/** "Moody's", "Standard and Poor's": an ending that is no possessive's, but the name's own. @returns the index after its last token */
function withOwnEnding(tokens: readonly Token[], at: number, end: number, { actor }: ActorName): number {
  if (!/^['’]s$/.test(tokens[end]?.text ?? '')) return end
  const printed = unspaced(tokens.slice(at, end + 1).map(({ text }) => text).join('')) // prettier-ignore
  return actor.names.some((name) => unspaced(name) === printed) ? end + 1 : end
}

function unspaced(name: string): string {
  return name.replace(/\s/g, '').replaceAll('’', "'")
}
