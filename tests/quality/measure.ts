/** Precision and recall of each tagger on a set of annotated paragraphs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Catalogue } from '../../indexer/catalogue/catalogue.ts'
import { tagArticle } from '../../indexer/tag/tag-article.ts'

export interface GoldParagraph {
  readonly text: string
  readonly published: string
  readonly actors: readonly string[]
  readonly said: readonly string[]
  readonly topics: readonly string[]
  readonly happened: readonly string[]
}

export const TAGGERS = ['actors', 'said', 'topics', 'happened'] as const
export type Tagger = (typeof TAGGERS)[number]

export interface Figures {
  readonly precision: number
  readonly recall: number
  readonly wanted: number
}

export interface Difference {
  readonly tagger: Tagger
  readonly text: string
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

export function readGold(): GoldParagraph[] {
  const text = readFileSync(join(import.meta.dirname, 'gold.yaml'), 'utf8')
  const rows = parse(text, { schema: 'core' }) as Partial<GoldParagraph>[]
  return rows.map((row) => ({
    text: row.text!,
    published: String(row.published),
    actors: row.actors ?? [],
    said: row.said ?? [],
    topics: row.topics ?? [],
    happened: (row.happened ?? []).map(String),
  }))
}

export function measure(gold: readonly GoldParagraph[], catalogue: Catalogue) {
  const differences: Difference[] = []
  const tallies = Object.fromEntries(TAGGERS.map((tagger) => [tagger, { right: 0, found: 0, wanted: 0 }]))
  for (const paragraph of gold) {
    const found = tag(paragraph, catalogue)
    for (const tagger of TAGGERS) {
      const wanted = new Set(paragraph[tagger])
      const tally = tallies[tagger]
      tally.right += found[tagger].intersection(wanted).size
      tally.found += found[tagger].size
      tally.wanted += wanted.size
      const [missing, extra] = [[...wanted.difference(found[tagger])], [...found[tagger].difference(wanted)]]
      if (missing.length + extra.length > 0) differences.push({ tagger, text: paragraph.text, missing, extra })
    }
  }
  const figures = Object.fromEntries(
    TAGGERS.map((tagger) => {
      const { right, found, wanted } = tallies[tagger]
      return [tagger, { precision: right / (found || 1), recall: right / (wanted || 1), wanted }]
    }),
  ) as Record<Tagger, Figures>
  return { figures, differences }
}

/** Each paragraph stands for itself, as an article of one paragraph. Topics count by their top branch. */
function tag({ text, published }: GoldParagraph, catalogue: Catalogue): Record<Tagger, Set<string>> {
  const { article } = tagArticle(
    {
      id: 'gold',
      sourceId: 'gold',
      path: 'gold.yaml',
      format: 'yaml',
      title: '',
      url: null,
      source: null,
      authors: [],
      publishedAt: published,
      publishedAtFrom: 'given',
      updatedAt: null,
      language: 'en',
      foundIn: {},
      sameAs: null,
      removed: [],
      paragraphs: [{ position: 1, kind: 'text', text, leadIn: null, language: null }],
    },
    catalogue,
  )
  const [paragraph] = article.paragraphs
  // Names that the catalogue lacks are found by other rules, with other figures.
  const isListed = (actor: string) => catalogue.actors.has(actor)
  return {
    actors: new Set(paragraph.actors.filter(isListed)),
    said: new Set(paragraph.speakers.filter(isListed)),
    topics: new Set(paragraph.topics.map((topic) => topic.split('/')[0])),
    happened: new Set(paragraph.happened),
  }
}
