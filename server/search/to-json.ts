import { actorsToldOf, languageOf, type Article, type Paragraph } from '../../engine/document.ts'
import { facetNamed, MISSING, SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { FacetCount, Hit } from '../../engine/search-engine.ts'
import type { Messages } from '../messages/messages.ts'
import { describeNotes, describeQuery } from './describe-query.ts'
import type { Comparison } from './comparison.ts'
import { NO_COPIES, type Copies } from './copies.ts'
import { countsFor } from './facet-lookup.ts'
import { markHtml } from './mark-html.ts'
import { labelOf } from './labels.ts'
import type { RelatedReport } from './related-reports.ts'
import type { SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'
import { openPeriods } from './to-request.ts'

/** What `/search.json` answers: the same search as the page's, for programs. */
export function toSearchJson(outcome: SearchOutcome, messages: Messages) {
  const { state, response } = outcome
  return {
    query: {
      text: state.q,
      read: describeQuery(outcome, messages),
      notes: describeNotes(outcome, messages),
      relaxed: outcome.isRelaxed ? messages.query.relaxed : null,
    },
    total: response.totals,
    /** Hits that are not shown because another says the same. */
    folded: response.folded,
    hits: response.hits.map((hit) => ({ ...hitJson(hit), ...copiesJson(outcome.copies.get(hit.paragraph.id)) })),
    facets: Object.fromEntries(SHOWN_FACETS.map((facet) => [facet, facetJson(outcome, facet, messages)])),
    page: state.page,
    pages: Math.ceil(response.entries / state.size),
    size: state.size,
    tookMs: Math.round(response.tookMs * 10) / 10,
  }
}

export function hitJson({ paragraph, article, score, marks, matches }: Hit) {
  return {
    id: paragraph.id,
    articleId: article.id,
    sourceId: article.sourceId,
    position: paragraph.position,
    title: article.title,
    url: article.url,
    source: article.source,
    authors: article.authors,
    language: languageOf(article, paragraph),
    publishedAt: article.publishedAt,
    kind: paragraph.kind,
    text: paragraph.text,
    html: markHtml(paragraph.text, marks.text),
    ...foundJson(paragraph),
    score: Math.round(score * 1000) / 1000,
    matches,
  }
}

/** What `/articles/ID.json` answers: an article with all its paragraphs. */
export function articleJson(article: Article) {
  const { id, sourceId, title, url, source, authors, publishedAt, publishedAtFrom, updatedAt, language, format, removed } = article // prettier-ignore
  return {
    id,
    sourceId,
    title,
    url,
    source,
    authors,
    publishedAt,
    publishedAtFrom,
    updatedAt,
    language,
    format,
    paragraphs: article.paragraphs.map((paragraph) => ({
      id: paragraph.id,
      position: paragraph.position,
      kind: paragraph.kind,
      language: languageOf(article, paragraph),
      text: paragraph.text,
      ...foundJson(paragraph),
    })),
    removed,
  }
}

/** One of `/articles/ID/related.json`. */
export function relatedJson({ article: { id, title, url, source, publishedAt, language }, likeness }: RelatedReport) {
  return { id, title, url, source, publishedAt, language, likeness: Math.round(likeness * 1000) / 1000 }
}

/** What `/articles/ID/compare/OTHER.json` answers: ids of paragraphs, row by row as on the page. */
export function comparisonJson({ one, other, rows, speakers, actors, limit }: Comparison) {
  const headOf = ({ id, title, url, source, publishedAt, language }: Article) => ({ id, title, url, source, publishedAt, language }) // prettier-ignore
  const idsOf = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ id }) => id)
  return {
    one: headOf(one),
    other: headOf(other),
    limit,
    rows: rows.map((row) => ({ one: idsOf(row.ones), other: idsOf(row.others) })),
    speakers,
    actors,
  }
}

/** What was found in a paragraph: values of facets, and who said which of its words about whom and what. */
function foundJson({ actors, speakers, topics, happened, text, statements, mentions }: Paragraph) {
  return {
    actors,
    speakers,
    topics,
    happened,
    statements: statements.map((statement) => {
      const { start, end, form, cue, speaker } = statement
      return {
        text: text.slice(start, end),
        start,
        end,
        form,
        cue,
        speaker: { actor: speaker.actor, label: speaker.label, text: speaker.text, by: speaker.by },
        actors: actorsToldOf(statement, mentions),
        topics: statement.topics,
      }
    }),
  }
}

function copiesJson({ count, first }: Copies = NO_COPIES) {
  return {
    copies: count,
    alsoIn: first.map(({ paragraph, article: { id, title, source, url, publishedAt } }) => ({
      id: paragraph.id,
      articleId: id,
      title,
      source,
      url,
      publishedAt,
    })),
  }
}

function facetJson(outcome: SearchOutcome, facet: ShownFacet, messages: Messages) {
  const { state, labels } = outcome
  const isDate = facetNamed(facet).kind === 'date'
  const counts = isDate ? dateCounts(outcome, facet) : countsFor(outcome, facet).values
  return counts.map(({ value, paragraphs, articles }) => ({
    value,
    label: labelOf(facet, value, labels, messages),
    count: paragraphs,
    articles,
    ...chosen(state, facet, value),
  }))
}

/** Years, with the months and days of what is selected below them, and the undated last. */
function dateCounts(outcome: SearchOutcome, facet: ShownFacet): FacetCount[] {
  const years = countsFor(outcome, facet, { level: 0 })
  const open = openPeriods(outcome.state.facets[facet].include)
  const below = open.flatMap(
    (within) => countsFor(outcome, facet, { level: within.length === 4 ? 1 : 2, within }).values,
  )
  const { paragraphs, articles } = years.missing
  const undated = paragraphs > 0 ? [{ value: MISSING, paragraphs, articles }] : []
  return [...[...years.values, ...below].sort((a, b) => (a.value < b.value ? -1 : 1)), ...undated]
}

function chosen(state: SearchState, facet: ShownFacet, value: string) {
  const { include, exclude } = state.facets[facet]
  return { selected: include.includes(value), excluded: exclude.includes(value) }
}
