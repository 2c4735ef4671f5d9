/** Two reports beside each other: what both tell, and what only one of them does. */
import type { Article, Paragraph } from '../../engine/document.ts'
import { alignPassages, type AlignedRow, type Pair } from './align.ts'
import { anchorsOf, readAnchorWeights } from './anchors.ts'
import { isSameText } from './copies.ts'
import { mostFrequent } from './most-frequent.ts'
import { pairByAnchors } from './pair-by-anchors.ts'
import { pairByWords } from './pair-by-words.ts'
import { readLabels, type Labels, type SearchContext } from './run-search.ts'
import { bagOf, readWordCounts, vectorOf, weightsOf, type WordBag, type WordForms } from './word-weights.ts'

export interface Comparison {
  readonly one: Article
  readonly other: Article
  readonly rows: readonly AlignedRow[]
  readonly speakers: Shared
  readonly actors: Shared
  /** What keeps the two from being compared like any others. */
  readonly limit: ComparisonLimit | null
  readonly labels: Labels
}

/** Both print one text; they are in different languages, so that names and figures alone tell what both say; or they are too long to be compared whole. */
export type ComparisonLimit = 'same-text' | 'languages' | 'long'

/** Values that both reports have, or one of them alone; those it has most first. */
export interface Shared {
  readonly both: readonly string[]
  readonly one: readonly string[]
  readonly other: readonly string[]
}

/** Of a longer report the beginning is compared: as many paragraphs, and paragraphs that begin before as many UTF-16 units. */
export const MOST_COMPARED = 300
const MOST_CHARS = 60_000
/** What a paragraph tells is told by its beginning, if it is one that was never parted. */
const PARAGRAPH_CHARS = 6_000

/** Null where either is not in the index. */
export async function readComparison(id: string, otherId: string, context: SearchContext): Promise<Comparison | null> {
  const readings = await Promise.all([id, otherId].map((each) => context.engine.getArticle(each, null, context.signal)))
  const [one, other] = readings.map((reading) => reading?.article)
  if (!one || !other) return null
  const [ones, others] = [comparedOf(one), comparedOf(other)]
  const speakers = sharedOf(ones.map((each) => each.speakers), others.map((each) => each.speakers)) // prettier-ignore
  const actors = sharedOf(ones.map((each) => each.actors), others.map((each) => each.actors)) // prettier-ignore
  const limit = limitOf(one, other)
  const [pairs, labels] = await Promise.all([
    limit === 'languages' ? pairAcrossLanguages(ones, others, context) : pairWithinLanguage(ones, others, context),
    readLabels({ actor: new Set([speakers, actors].flatMap(({ both, one, other }) => [...both, ...one, ...other])) }, context), // prettier-ignore
  ])
  const rows = alignPassages(ones, others, pairs)
  return { one, other, rows, speakers, actors, limit, labels }
}

type Paragraphs = readonly Paragraph[]

async function pairWithinLanguage(ones: Paragraphs, others: Paragraphs, context: SearchContext): Promise<Pair[]> {
  const [bags, otherBags] = [ones, others].map((all) =>
    all.map((each) => bagOf([{ text: each.text.slice(0, PARAGRAPH_CHARS), times: 1 }])),
  )
  const { known } = weightsOf(await readWordCounts(formsInBoth(bags, otherBags), context))
  const weights = { known, usual: typicalOf([...known.values()]) }
  const passages = (paragraphs: Paragraphs, theirs: readonly WordBag[]) =>
    paragraphs.map((paragraph, at) => ({ paragraph, vector: vectorOf(theirs[at], weights) }))
  return pairByWords(passages(ones, bags), passages(others, otherBags))
}

async function pairAcrossLanguages(ones: Paragraphs, others: Paragraphs, context: SearchContext): Promise<Pair[]> {
  const [anchors, otherAnchors] = [ones, others].map((all) =>
    all.map(({ mentions, text }) => anchorsOf({ mentions, text: text.slice(0, PARAGRAPH_CHARS) })),
  )
  const weights = await readAnchorWeights(new Set([...anchors, ...otherAnchors].flatMap((each) => [...each])), context)
  return pairByAnchors(anchors, otherAnchors, weights)
}

/** Without a first line that the title repeats. */
function comparedOf(article: Article): readonly Paragraph[] {
  let chars = 0
  return textOf(article)
    .slice(0, MOST_COMPARED)
    .filter(({ text }) => (chars += text.length) - text.length < MOST_CHARS)
}

function textOf({ title, paragraphs }: Article): readonly Paragraph[] {
  return paragraphs[0]?.text === title ? paragraphs.slice(1) : paragraphs
}

function limitOf(one: Article, other: Article): ComparisonLimit | null {
  if (isSameText(one, other)) return 'same-text'
  if (one.language !== null && other.language !== null && one.language !== other.language) return 'languages'
  return [one, other].some((article) => comparedOf(article).length < textOf(article).length) ? 'long' : null
}

function formsInBoth(ones: readonly WordBag[], others: readonly WordBag[]): WordForms {
  const [forms, otherForms] = [ones, others].map((bags) => new Map(bags.flatMap((bag) => [...bag.forms])))
  return new Map([...forms].filter(([stem]) => otherForms.has(stem)))
}

/** Words that one report alone has weigh as those of both do: what it adds in rare words must not hide what both tell. */
function typicalOf(weights: readonly number[]): number {
  return Math.hypot(...weights) / Math.sqrt(Math.max(1, weights.length))
}

function sharedOf(ones: readonly (readonly string[])[], others: readonly (readonly string[])[]): Shared {
  const [own, its] = [mostFrequent(ones.flat()), mostFrequent(others.flat())]
  return {
    both: own.filter((value) => its.includes(value)),
    one: own.filter((value) => !its.includes(value)),
    other: its.filter((value) => !own.includes(value)),
  }
}
