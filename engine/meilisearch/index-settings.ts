/** The indexes on a server and their settings. Every name here begins with the base name, so one key pattern fits all. */
import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import { FACETS } from '../facets.ts'
import { DATE_LEVELS, levelAttribute } from './filter.ts'

export interface IndexNames {
  readonly paragraphs: string
  /** Where a rebuild is made before it takes the place of the other. */
  readonly next: string
  /** Names of actors and topics. */
  readonly values: string
  /** Sources, the state of the index, and who is writing to it. */
  readonly state: string
}

export function indexNames(base: string): IndexNames {
  return { paragraphs: base, next: `${base}_next`, values: `${base}_values`, state: `${base}_state` }
}

/** Deepest hit that can be fetched by page, and most ids a phrase is looked up for. */
export const MAX_HITS = 10_000

/** Most values of a facet that are counted, those with the highest counts. */
export const MAX_FACET_VALUES = 1000

/** Words of a query that Meilisearch ranks by. Those beyond are looked for all the same: in the filter. */
export const MAX_RANKED_WORDS = 10

const equality = { facetSearch: false, filter: { equality: true, comparison: false } }
const comparison = { facetSearch: false, filter: { equality: true, comparison: true } }

/**
 * What matches is decided by filters on `terms`, which hold what our own analysis made of a text; `q` only ranks.
 * So both engines find the same paragraphs, in every language, and OR, NOT and prefixes are exact. Meilisearch's typo
 * tolerance is off in the searched attributes and on for `terms`, where unknown words are looked up (facet search).
 */
export const PARAGRAPH_SETTINGS = {
  searchableAttributes: ['titleStems', 'textStems', 'titleWords', 'textWords', 'every'],
  displayedAttributes: [
    'id', 'articleId', 'paragraph', 'article', 'removed', 'leadIn', 'follows',
    'path', 'contentHash', 'taggedBy', 'sketch', 'paragraphs', 'minutes', 'articleKey', 'position',
  ], // prettier-ignore
  filterableAttributes: [
    { attributePatterns: ['terms'], features: { ...equality, facetSearch: true } },
    {
      attributePatterns: [
        'titleTerms',
        'id',
        'articleId',
        'edition',
        'format',
        'datedBy',
        'leftOut',
        ...FACETS.map(({ name }) => name),
      ],
      features: equality,
    },
    { attributePatterns: ['minutes', 'articleKey', 'position', ...dateAttributes()], features: comparison },
  ],
  sortableAttributes: ['minutes', 'articleKey', 'position'],
  rankingRules: [
    'sort', 'words', 'heading:asc', 'proximity', 'attributeRank', 'exactness', 'minutes:desc', 'articleKey:asc', 'position:asc',
  ], // prettier-ignore
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: ['titleStems', 'textStems', 'titleWords', 'textWords', 'every'],
    disableOnNumbers: true,
  },
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: MAX_HITS },
  stopWords: [],
  synonyms: {},
} satisfies Settings

export const VALUE_SETTINGS = {
  searchableAttributes: [],
  filterableAttributes: [{ attributePatterns: ['facet', 'value', 'nameTerms'], features: equality }],
  pagination: { maxTotalHits: MAX_HITS },
} satisfies Settings

export const STATE_SETTINGS = {
  searchableAttributes: [],
  filterableAttributes: [{ attributePatterns: ['type', 'hasRefusals'], features: equality }],
  pagination: { maxTotalHits: MAX_HITS },
} satisfies Settings

/** Changes with the shape of the documents, their terms and the settings: another one calls for a rebuild. */
export const LAYOUT = createHash('sha256')
  .update(JSON.stringify(['4', PARAGRAPH_SETTINGS]))
  .digest('hex')
  .slice(0, 16)

function dateAttributes(): string[] {
  return FACETS.filter(({ kind }) => kind === 'date').flatMap(({ name }) =>
    DATE_LEVELS.map((level) => levelAttribute(name, level)),
  )
}
