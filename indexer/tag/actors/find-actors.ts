/** Who is named in an article: the names of the catalogue, names it lacks, and what stands for a name. */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { ParagraphText } from '../../chunk.ts'
import { tokenize, type Token } from '../tokens.ts'
import { findCatalogueNames, type NameContext } from './catalogue-names.ts'
import { Coreference } from './coreference.ts'
import { findDateline } from './dateline.ts'
import type { FoundMention } from './found-mention.ts'
import { findRoles } from './roles.ts'
import { findUnlistedNames, type UnlistedName } from './unlisted-names.ts'

export interface ArticleText {
  readonly title: string
  /** ISO 8601, or null. */
  readonly publishedAt: string | null
  readonly paragraphs: readonly ParagraphText[]
}

export interface ArticleActors {
  /** By paragraph, in its order of text. */
  readonly mentions: readonly (readonly FoundMention[])[]
  readonly tokens: readonly (readonly Token[])[]
  /** The names the catalogue lacks. */
  readonly unlisted: readonly UnlistedName[]
}

export function findActors(article: ArticleText, catalogue: Catalogue): ArticleActors {
  const tokens = article.paragraphs.map((paragraph) => tokenize(paragraph.text))
  const title = tokenize(article.title)
  const context = readContext([title, ...tokens], catalogue)
  const first = article.paragraphs.findIndex(({ kind }) => kind === 'text')
  const named = tokens.map((paragraph, at) => {
    const names = findCatalogueNames(paragraph, catalogue, { ...context, isHeadline: isHeadline(paragraph) })
    return at === first || at === 0 ? withDateline(article.paragraphs[at].text, paragraph, names, catalogue) : names
  })
  const unlisted = collectUnlisted(tokens, named, catalogue)
  const coreference = new Coreference(
    catalogue,
    (actor) => catalogue.actors.get(actor)?.gender ?? null,
    article.publishedAt?.slice(0, 10) ?? null,
  )
  const mentions = article.paragraphs.map((paragraph, at) => {
    const all = [...named[at], ...findUnlisted(tokens[at], named[at], unlisted, catalogue)].sort(
      (a, b) => a.start - b.start,
    )
    const roles = findRoles(tokens[at], all, catalogue)
    const owners = new Set(roles.map((role) => role.owner))
    const weighed = all.map((mention, index) =>
      owners.has(index) || isOwnerOf(mention, all[index + 1], tokens[at]) ? { ...mention, weak: true } : mention,
    )
    return coreference.resolve({
      tokens: tokens[at],
      mentions: weighed,
      roles,
      leadIn: paragraph.leadIn === null ? null : paragraph.leadIn - 1,
    })
  })
  return { mentions, tokens, unlisted: [...unlisted.byId.values()] }
}

/** "Russia's Vladimir Putin" names Putin. */
function isOwnerOf(owner: FoundMention, person: FoundMention | undefined, tokens: readonly Token[]): boolean {
  if (owner.kind !== 'state' || person?.kind !== 'person') return false
  return /^['’]s$/.test(tokens[owner.endToken]?.text ?? '') && person.firstToken === owner.endToken + 1
}

function withDateline(
  text: string,
  tokens: readonly Token[],
  names: readonly FoundMention[],
  catalogue: Catalogue,
): readonly FoundMention[] {
  const dateline = findDateline(text, tokens, names, catalogue)
  return dateline ? [dateline, ...names.filter(({ start }) => start >= dateline.end)] : names
}

/** A first look at the whole article: who is fully named in it, and its words. */
function readContext(texts: readonly (readonly Token[])[], catalogue: Catalogue): Omit<NameContext, 'isHeadline'> {
  const words = new Set(texts.flatMap((tokens) => tokens.map((token) => token.fold)))
  const fullyNamed = new Set<string>()
  for (const tokens of texts) {
    for (const mention of findCatalogueNames(tokens, catalogue, {
      fullyNamed: NOBODY,
      words,
      isHeadline: isHeadline(tokens),
    })) {
      if (mention.kind !== 'person' || mention.via !== 'name') continue
      fullyNamed.delete(mention.actor)
      fullyNamed.add(mention.actor)
    }
  }
  return { fullyNamed, words }
}

const NOBODY: ReadonlySet<string> = new Set()

/** Most longer words are capital. */
function isHeadline(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.isWord && token.text.length > 3)
  return words.length > 2 && words.filter((word) => word.isCapital).length > words.length * 0.7
}

interface UnlistedNames {
  readonly byId: ReadonlyMap<string, UnlistedName>
  /** Last words of persons' names, folded: they may stand alone. */
  readonly bySurname: ReadonlyMap<string, UnlistedName>
}

function collectUnlisted(
  tokens: readonly (readonly Token[])[],
  named: readonly (readonly FoundMention[])[],
  catalogue: Catalogue,
): UnlistedNames {
  const found = tokens.flatMap((paragraph, at) =>
    isHeadline(paragraph) ? [] : findUnlistedNames(paragraph, named[at], catalogue),
  )
  const byId = new Map(found.map(({ id, label, kind }) => [id, { id, label, kind }]))
  const persons = [...byId.values()].filter((name) => name.kind === 'person')
  return { byId, bySurname: new Map(persons.map((name) => [name.id.split('-').at(-1)!, name])) }
}

function findUnlisted(
  tokens: readonly Token[],
  named: readonly FoundMention[],
  unlisted: UnlistedNames,
  catalogue: Catalogue,
): FoundMention[] {
  const whole = findUnlistedNames(tokens, named, catalogue).flatMap(({ id, first, end }) => {
    const name = unlisted.byId.get(id)
    return name ? [mentionOf(name, tokens, first, end)] : []
  })
  const taken = [...named, ...whole]
  const alone = tokens.flatMap((token, at) => {
    const name = token.isCapital ? unlisted.bySurname.get(token.fold) : undefined
    if (!name || taken.some((mention) => mention.firstToken <= at && at < mention.endToken)) return []
    return [mentionOf(name, tokens, at, at + 1)]
  })
  return [...whole, ...alone]
}

function mentionOf(
  { id, label, kind }: UnlistedName,
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
): FoundMention {
  const [start, end] = [tokens[firstToken].start, tokens[endToken - 1].end]
  return { start, end, actor: id, kind, label, via: 'unlisted', weak: false, firstToken, endToken }
}
