/** Who reports in other languages what an article reports: by who and what is named in both, and by figures. */
import type { Article } from '../../engine/document.ts'
import { MISSING } from '../../engine/facets.ts'
import type { FacetFilter } from '../../engine/query.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { actorsAmong, anchorsOf, readAnchorWeights, USUAL_WEIGHT, type Anchor } from './anchors.ts'
import { daysAround, SHOWN, type RelatedReport } from './related-reports.ts'
import type { SearchContext } from './run-search.ts'
import { likenessOfBags, sharesOf, type Bag } from './word-weights.ts'

/** Of 123 stories in four languages, all of one day, of those alike to .5 hardly one is of another event; docs/quality.md says how. */
const LEAST_LIKENESS = 0.5
/** Two states and a year are named in reports of anything. */
const LEAST_IN_COMMON = 3
/** Paragraphs in which articles are looked for, and articles that are looked at. */
const MOST_HITS = 100
const CANDIDATES = 20
/** What a report is of is said in so many paragraphs. */
const MOST_PARAGRAPHS = 100

/**
 * Those that are most like it first; none for an article of which the day or the language is not known: without them all that
 * names the same actors would have to be looked at.
 */
export async function readInOtherLanguages(
  article: Article,
  context: SearchContext,
): Promise<readonly RelatedReport[]> {
  const elsewhere = filtersFor(article)
  const bag = anchorBagOf(article)
  const candidates = elsewhere === null ? [] : await readCandidates(bag, elsewhere, context)
  if (candidates.length === 0) return []
  const weights = { known: await readAnchorWeights(new Set(bag.shares.keys()), context), usual: USUAL_WEIGHT }
  return candidates
    .map((other) => ({ article: other, bag: anchorBagOf(other) }))
    .filter((other) => inCommon(bag, other.bag.shares.keys()).length >= LEAST_IN_COMMON)
    .map((other) => ({ article: other.article, likeness: likenessOfBags(bag, other.bag, weights) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
}

/** Null where an article's day or language is not known. */
function filtersFor(article: Article): FacetFilter[] | null {
  const days = daysAround(article)
  if (days === null || article.language === null) return null
  return [
    { facet: 'published', anyOf: [days], noneOf: [] },
    { facet: 'language', anyOf: [], noneOf: [article.language, MISSING] },
  ]
}

function anchorBagOf({ paragraphs }: Article): Bag {
  const occurrences = new Map<Anchor, number>()
  for (const paragraph of paragraphs.slice(0, MOST_PARAGRAPHS))
    for (const anchor of anchorsOf(paragraph)) occurrences.set(anchor, (occurrences.get(anchor) ?? 0) + 1)
  return { shares: sharesOf(occurrences) }
}

function inCommon({ shares }: Bag, anchors: Iterable<Anchor>): Anchor[] {
  return Array.from(anchors).filter((anchor) => shares.has(anchor))
}

/** The articles whose paragraphs name most of those that an article names and that hardly any other article of those days does. */
async function readCandidates(bag: Bag, elsewhere: readonly FacetFilter[], context: SearchContext): Promise<Article[]> {
  const { engine, signal } = context
  const actors = await rarestThere(actorsAmong(bag.shares.keys()), elsewhere, context)
  if (actors.length === 0) return []
  const named: FacetFilter = { facet: 'actor', anyOf: actors, noneOf: [] }
  const { hits } = await engine.search({ ...EVERYTHING, filters: [...elsewhere, named], size: MOST_HITS, fold: true }, signal) // prettier-ignore
  const found = new Map<string, Set<Anchor>>()
  for (const { article, paragraph } of hits) {
    const known = found.get(article.id) ?? new Set()
    found.set(article.id, new Set([...known, ...inCommon(bag, anchorsOf(paragraph))]))
  }
  const likely = [...found].sort(([, a], [, b]) => b.size - a.size).slice(0, CANDIDATES)
  const readings = await Promise.all(likely.map(([id]) => engine.getArticle(id, null, signal)))
  return readings.flatMap((reading) => (reading === null ? [] : [reading.article]))
}

/** Of the actors those that are named there, the rarest first, and no more than have all their paragraphs among the hits. */
async function rarestThere(
  actors: readonly string[],
  filters: readonly FacetFilter[],
  { engine, signal }: SearchContext,
): Promise<string[]> {
  const { facets } = await engine.search({ ...EVERYTHING, filters, facets: [{ facet: 'actor', limit: 0, also: actors }] }, signal) // prettier-ignore
  let paragraphs = 0
  return facets[0].values
    .toSorted((a, b) => a.paragraphs - b.paragraphs)
    .filter((count, at) => (paragraphs += count.paragraphs) <= MOST_HITS || at === 0)
    .map(({ value }) => value)
}
