/** Where else what is shown was printed. */
import {
  EVERYTHING,
  type ArticleSummary,
  type Grouping,
  type Hit,
  type SearchEngine,
} from '../../engine/search-engine.ts'

/** The others that say the same as a hit. */
export interface Copies {
  /** All of them, in the whole index. */
  readonly count: number
  /** The earliest printed of them. */
  readonly first: readonly Hit[]
}

export const NO_COPIES: Copies = { count: 0, first: [] }
/** Hits in one answer: for a page of twenty, five of each. */
const MOST = 100
const EACH = 5

/** Copies of each hit that has any, by the id of its paragraph. */
export async function readCopies(
  hits: readonly Hit[],
  group: Grouping,
  { engine, signal }: { readonly engine: SearchEngine; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, Copies>> {
  const labelOf = ({ article, paragraph }: Hit) => (group === 'article' ? article.sameAs : paragraph.sameAs)
  const labels = [...new Set(hits.map(labelOf).filter((label) => label !== null))]
  if (labels.length === 0) return new Map()
  const facet = group === 'article' ? 'sameArticle' : 'sameParagraph'
  const read = (anyOf: readonly string[], size: number) =>
    engine.search(
      {
        ...EVERYTHING,
        filters: [{ facet, anyOf, noneOf: [] }],
        sort: 'oldest',
        group,
        size,
        facets: [{ facet, limit: 0, also: anyOf }],
      },
      signal,
    )
  const found = await read(labels, MOST)
  const counts = new Map(
    found.facets[0].values.map(({ value, paragraphs, articles }) => [value, { paragraphs, articles }]),
  )
  // What was printed very often takes the places of what was printed later.
  const isCut = found.hits.length === MOST
  const crowdedOut = labels.filter(
    (label) => isCut && found.hits.filter((hit) => labelOf(hit) === label).length <= EACH,
  )
  const readAlone = await Promise.all(crowdedOut.map((label) => read([label], EACH + 1)))
  const kept = found.hits.filter((hit) => !crowdedOut.includes(labelOf(hit)!))
  const all = [...kept, ...readAlone.flatMap((response) => response.hits)]
  return new Map(
    hits.flatMap((hit) => {
      const label = labelOf(hit)
      if (label === null) return []
      const first = all.filter((other) => labelOf(other) === label && other.article.id !== hit.article.id)
      const counted = counts.get(label)
      const total = (group === 'article' ? counted?.articles : counted?.paragraphs) ?? 0
      return [[hit.paragraph.id, { count: Math.max(first.length, total - 1), first }]] as const
    }),
  )
}

/** Other articles that print an article's text. */
export async function readEditions(
  article: ArticleSummary,
  context: { readonly engine: SearchEngine; readonly signal?: AbortSignal },
): Promise<readonly ArticleSummary[]> {
  if (article.sameAs === null) return []
  const { hits } = await context.engine.search(
    {
      ...EVERYTHING,
      filters: [{ facet: 'sameArticle', anyOf: [article.sameAs], noneOf: [] }],
      sort: 'oldest',
      group: 'article',
      size: MOST,
    },
    context.signal,
  )
  return hits.map((hit) => hit.article).filter(({ id }) => id !== article.id)
}

/** Whether two articles are one, or print the same text. */
export function isSameText(one: ArticleSummary, other: ArticleSummary): boolean {
  return one.id === other.id || (one.sameAs !== null && one.sameAs === other.sameAs)
}
