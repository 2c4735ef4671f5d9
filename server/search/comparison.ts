/** Two reports beside each other: what both tell, and what only one of them does. */
import type { Article, Paragraph } from '../../engine/document.ts'
import { alignParagraphs, bagOf, type AlignedRow } from './align.ts'
import { readWeights } from './related-reports.ts'
import { readLabels, type Labels, type SearchContext } from './run-search.ts'

export interface Comparison {
  readonly one: Article
  readonly other: Article
  readonly rows: readonly AlignedRow[]
  /** Whether a report goes on behind what was compared. */
  readonly isCut: boolean
  readonly labels: Labels
}

/** Of a longer report the first are compared: each is held against each. */
export const MOST_COMPARED = 300

/** Null where either is not in the index. */
export async function readComparison(id: string, otherId: string, context: SearchContext): Promise<Comparison | null> {
  const readings = await Promise.all([id, otherId].map((each) => context.engine.getArticle(each, null, context.signal)))
  const [one, other] = readings.map((reading) => reading?.article)
  if (!one || !other) return null
  const [ones, others] = [comparedOf(one), comparedOf(other)]
  const [weights, labels] = await Promise.all([
    readWeights(formsInBoth(ones, others), context),
    readLabels({ actor: new Set([one, other].flatMap(namedIn)) }, context),
  ])
  const isCut = [one, other].some(({ paragraphs }) => paragraphs.length > MOST_COMPARED)
  return { one, other, rows: alignParagraphs(ones, others, weights), isCut, labels }
}

/** Without a first line that the title repeats. */
function comparedOf({ title, paragraphs }: Article): readonly Paragraph[] {
  return paragraphs.slice(paragraphs[0]?.text === title ? 1 : 0, MOST_COMPARED)
}

/** What two texts have in common is told by the words of both. */
function formsInBoth(ones: readonly Paragraph[], others: readonly Paragraph[]) {
  const [forms, otherForms] = [ones, others].map((all) => new Map(all.flatMap((each) => [...bagOf(each).forms])))
  return [...forms].filter(([stem]) => otherForms.has(stem))
}

function namedIn({ paragraphs }: Article): string[] {
  return paragraphs.flatMap(({ actors, speakers }) => [...actors, ...speakers])
}
