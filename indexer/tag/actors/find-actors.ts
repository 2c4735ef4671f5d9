/** Who is named in an article: the names of the catalogue, names it lacks, and what stands for a name. */
import { addTo } from '../../../engine/multi-map.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { ParagraphText } from '../../chunk.ts'
import { NameIndex } from '../../catalogue/name-index.ts'
import { foldsOf, isHeadline, tokenize, type Token } from '../tokens.ts'
import { findAcronyms } from './acronyms.ts'
import { findCatalogueNames, readNames, type NamedText } from './catalogue-names.ts'
import { Coreference } from './coreference.ts'
import { findDateline } from './dateline.ts'
import { mentionAt, type FoundMention } from './found-mention.ts'
import type { ArticleContext } from './name-context.ts'
import { OPENERS, TITLES } from './name-words.ts'
import { findRoles } from './roles.ts'
import { findSingleNames } from './single-names.ts'
import { SpeakingIt } from './speaking-it.ts'
import {
  findUnlistedNames,
  nameOf,
  ORGANISATION_ENDINGS,
  type CapitalRun,
  type UnlistedName,
} from './unlisted-names.ts'

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
  /** Ids of persons with one name only, of whom nobody can tell outside the article who they are. */
  readonly singles: ReadonlySet<string>
}

export function findActors(article: ArticleText, catalogue: Catalogue): ArticleActors {
  const tokens = article.paragraphs.map((paragraph) => tokenize(paragraph.text))
  const title = tokenize(article.title)
  let offset = title.length
  const texts = tokens.map((paragraph) => {
    const text = readNames(paragraph, offset, catalogue)
    offset += paragraph.length
    return text
  })
  const context = readContext([readNames(title, 0, catalogue), ...texts], article.publishedAt, catalogue)
  const first = article.paragraphs.findIndex(({ kind }) => kind === 'text')
  const named = tokens.map((paragraph, at) => {
    const names = findCatalogueNames(texts[at], catalogue, context)
    return at === first || at === 0 ? withDateline(article.paragraphs[at].text, paragraph, names, catalogue) : names
  })
  const learnt = learnNames(tokens, named, catalogue)
  const coreference = new Coreference(
    catalogue,
    (actor) => catalogue.actors.get(actor)?.gender ?? null,
    article.publishedAt?.slice(0, 10) ?? null,
  )
  const speakingIt = new SpeakingIt()
  const mentions = article.paragraphs.map((paragraph, at) => {
    const meant = named[at].filter((mention) => !isExplainedOtherwise(mention, tokens[at], learnt.explained, catalogue))
    const all = withLearnt(tokens[at], meant, learnt.found[at], learnt.forms)
    const roles = findRoles(tokens[at], all, catalogue)
    const owners = new Set(roles.map((role) => role.owner))
    const weighed = all.map((mention, index) =>
      owners.has(index) || isOwnerOf(mention, all[index + 1], tokens[at]) ? { ...mention, weak: true } : mention,
    )
    const resolved = coreference.resolve({
      tokens: tokens[at],
      mentions: weighed,
      roles,
      leadIn: paragraph.leadIn === null ? null : paragraph.leadIn - 1,
    })
    const whole = [...resolved, ...speakingIt.resolve(tokens[at], resolved)].sort((a, b) => a.start - b.start)
    return whole.map((mention) => (learnt.singles.has(mention.actor) ? { ...mention, weak: true } : mention))
  })
  return { mentions, tokens, unlisted: learnt.unlisted, singles: learnt.singles }
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
function readContext(texts: readonly NamedText[], publishedAt: string | null, catalogue: Catalogue): ArticleContext {
  const words = new Set<string>()
  for (const { tokens } of texts) for (const { fold } of tokens) words.add(fold)
  const fullyNamed = new Map<string, number[]>()
  for (const text of texts) {
    for (const mention of findCatalogueNames(text, catalogue, {
      fullyNamed: NOBODY,
      otherBearers: new Set(),
      publishedAt,
      words,
    })) {
      if (mention.kind !== 'person' || mention.via !== 'name') continue
      addTo(fullyNamed, mention.actor, text.offset + mention.firstToken)
    }
  }
  const otherBearers = new Set(texts.flatMap((text) => surnamesOfOthers(text, catalogue)))
  return { fullyNamed, otherBearers, publishedAt, words }
}

/** "Gerhard Stoltenberg", of whom the catalogue knows the surname alone. */
function surnamesOfOthers({ tokens, names, isHeadline }: NamedText, catalogue: Catalogue): string[] {
  if (isHeadline) return []
  const wholes = new Set(names.flatMap(({ matches }) => matches.flatMap(({ end, entries }) => (entries.some(({ via }) => via === 'name') ? [end] : [])))) // prettier-ignore
  return names.flatMap(({ at, matches }) => {
    const first = tokens[at - 1]
    const isBehindFirstName = first?.isCapital && catalogue.givenNames.has(first.fold) && !OPENERS.has(first.fold) && !TITLES.has(first.fold) // prettier-ignore
    if (!isBehindFirstName) return []
    const surnames = matches.filter(
      ({ end, entries }) => !wholes.has(end) && entries.some(({ via }) => via === 'short'),
    )
    return surnames.map(({ end }) => tokens[end - 1].fold)
  })
}

const NOBODY: ReadonlyMap<string, readonly number[]> = new Map()

type FoundName = UnlistedName & CapitalRun

/** What the article teaches: names the catalogue lacks, and what else they and others are called in it. */
interface LearntNames {
  readonly unlisted: readonly UnlistedName[]
  /** By paragraph: whole names of its own. */
  readonly found: readonly (readonly FoundName[])[]
  /** Whole names, surnames of persons, acronyms, single names. */
  readonly forms: NameIndex<UnlistedName>
  /** What acronyms stand for that the article explains, by their folds. */
  readonly explained: ReadonlyMap<string, UnlistedName>
  readonly singles: ReadonlySet<string>
}

function learnNames(
  tokens: readonly (readonly Token[])[],
  named: readonly (readonly FoundMention[])[],
  catalogue: Catalogue,
): LearntNames {
  const explained = tokens.map(findAcronyms)
  const acronyms = new Map<string, UnlistedName>()
  const found: FoundName[][] = tokens.map((paragraph, at) =>
    isHeadline(paragraph)
      ? []
      : findUnlistedNames(paragraph, named[at], catalogue).filter((name) => !isPartOfOne(name, explained[at])),
  )
  const unlisted = new Map<string, UnlistedName>()
  const forms = new NameIndex<UnlistedName>()
  const teach = (folds: readonly string[], name: UnlistedName) => {
    if (forms.matchesAt(folds.map(asToken), 0).every(({ end }) => end < folds.length)) forms.add(folds, name)
  }
  tokens.forEach((paragraph, at) => {
    for (const { id, label, kind, first, end } of found[at]) {
      const name = { id, label, kind }
      unlisted.set(id, name)
      const folds = foldsOf(paragraph.slice(first, end))
      teach(folds, name)
      if (kind === 'person') teach([folds.at(-1)!], name)
    }
  })
  tokens.forEach((paragraph, at) => {
    for (const { first, end, at: acronym } of explained[at]) {
      const listed = named[at].find((mention) => mention.firstToken <= first && mention.endToken === end)
      const isBody = paragraph.slice(first, end).some(({ fold }) => ORGANISATION_ENDINGS.has(fold))
      const known = listed ?? forms.matchesAt(paragraph, first).find((match) => match.end === end)?.entries[0]
      // Else "Joint Comprehensive Plan of Action (JCPOA)" would be one.
      if (!known && !isBody) continue
      const name = known ? asName(known) : nameOf(paragraph, first, end, 'organisation')
      const isFound = found[at].some((known) => known.first === first && known.end === end)
      if (!listed && !isFound) {
        unlisted.set(name.id, name)
        found[at].push({ ...name, first, end })
        teach(foldsOf(paragraph.slice(first, end)), name)
      }
      teach([paragraph[acronym].fold], name)
      acronyms.set(paragraph[acronym].fold, name)
    }
  })
  const singles = new Set<string>()
  for (const name of findSingleNames(tokens, named)) {
    if (forms.matchesAt([asToken(name.id)], 0).length > 0) continue
    singles.add(name.id)
    teach([name.id], name)
  }
  return { unlisted: [...unlisted.values()], found, forms, explained: acronyms, singles }
}

/** In an article on the "Interstate Commerce Commission (ICC)" the ICC is no court. */
function isExplainedOtherwise(
  { actor, firstToken, endToken }: FoundMention,
  tokens: readonly Token[],
  explained: ReadonlyMap<string, UnlistedName>,
  catalogue: Catalogue,
): boolean {
  const name = endToken - firstToken === 1 ? explained.get(tokens[firstToken].fold) : undefined
  if (name === undefined || name.id === actor) return false
  // "World Health Organisation (WHO)" is not written as in the catalogue, and is that one.
  const words = name.label.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3) // prettier-ignore
  const names = catalogue.actors.get(actor)?.names.map((known) => known.toLowerCase()) ?? []
  const isLike = names.some((known) => words.filter((word) => known.includes(word.slice(0, 5))).length * 2 >= words.length) // prettier-ignore
  return !isLike
}

/** Of "Syria Recovery Trust Fund (SRTF)" the whole is a name, and no part of it. */
function isPartOfOne({ first, end }: CapitalRun, whole: readonly CapitalRun[]): boolean {
  return whole.some((run) => run.first <= first && end <= run.end && end - first < run.end - run.first)
}

function asName(known: FoundMention | UnlistedName): UnlistedName {
  const { label, kind } = known
  return { id: 'actor' in known ? known.actor : known.id, label, kind }
}

function asToken(fold: string) {
  return { text: fold, fold, stripped: [] }
}

const AS_LEARNT = { via: 'unlisted', weak: false } as const

/** Learnt names where they stand; one that holds a name of the catalogue, as "Syria Recovery Trust Fund", takes its place. */
function withLearnt(
  tokens: readonly Token[],
  named: readonly FoundMention[],
  whole: readonly FoundName[],
  forms: NameIndex<UnlistedName>,
): FoundMention[] {
  const names = whole.map((name) => mentionAt(name, AS_LEARNT, tokens, name.first, name.end))
  const taken = [...named.filter((mention) => !names.some((name) => holds(name, mention))), ...names]
  const isFree = (first: number, end: number) => taken.every(({ firstToken, endToken }) => endToken <= first || end <= firstToken) // prettier-ignore
  for (let at = 0; at < tokens.length; at++) {
    if (!tokens[at].isCapital) continue
    const match = forms.matchesAt(tokens, at).find(({ end }) => tokens[end - 1].isCapital && isFree(at, end))
    if (match) taken.push(mentionAt(match.entries[0], AS_LEARNT, tokens, at, match.end))
  }
  return taken.sort((a, b) => a.start - b.start)
}

function holds(outer: FoundMention, inner: FoundMention): boolean {
  return outer.firstToken <= inner.firstToken && inner.endToken <= outer.endToken
}
