/** Scores that are worked out from postings. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openForReading } from '../../engine/sqlite/database.ts'
import { bm25, bm25OfArticles } from '../../engine/sqlite/bm25.ts'
import { matchScope } from '../../engine/sqlite/match.ts'
import type { QueryNode } from '../../engine/query.ts'
import { relevanceOf } from '../../engine/sqlite/relevance.ts'
import { Snapshot } from '../../engine/sqlite/snapshot.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { termsOf } from '../../engine/text/analysis.ts'
import type { AskedTerm } from '../../engine/text/resolved-query.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The last are not what they look like: compatibility makes brackets, spaces and capitals of them. */
const WORDS = [
  'oil',
  'gas',
  'grain',
  'wheat',
  'rose',
  'fell',
  'ministers',
  'minister',
  'said',
  'on',
  '⑴',
  'ﷺ',
  '𝐀𝐛',
  'O’Neill',
]
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const archive = fc.array(fc.record({ title: text, texts: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 12,
})
/** Terms as they are asked for: surfaces, stems and beginnings, some twice, one that nobody has. */
const asked = fc.array(
  fc.constantFrom(
    'oil',
    '_oil',
    'rose',
    '_minist',
    'ministers',
    '_on',
    '_nothing',
    'g*',
    'minister*',
    ...termsOf('⑴ ﷺ 𝐀𝐛 O’Neill'),
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
)

it('are those of FTS5, for titles and texts of all lengths, after articles were changed and removed', async () => {
  await fc.assert(
    fc.asyncProperty(archive, archive, asked, async (first, second, terms) => {
      const file = join(temporaryFolder(), 'index.db')
      for (const articles of [first, second]) {
        const writer = new SqliteWriter(file)
        await put(writer, articles)
        if (articles === second) await writer.removeArticle('a0')
        await writer.commit()
        await writer.close()
      }
      const database = openForReading(file)
      const snapshot = new Snapshot(database)
      snapshot.read(() => {
        const rows = snapshot.columns.allRows()
        const of = terms.map((term) => ({ term: term.replace('*', ''), prefix: term.endsWith('*') }))
        const expression = of.map(({ term, prefix }) => `"${term}"${prefix ? '*' : ''}`).join(' OR ')
        const ours = bm25(rows, of.map((term) => snapshot.postings.of(term)), snapshot.columns) // prettier-ignore
        const theirs = snapshot.scores.of(expression, rows, 1)
        ours.forEach((score, at) => expect(score).toBeCloseTo(theirs[at], 12))
      })
      database.close()
    }),
    { numRuns: 40 },
  )
})

/** Queries of all forms, of words of the archive and of one that it has not. */
const word = fc.constantFrom(...WORDS, 'nothing').map((of): QueryNode => ({ type: 'word', text: of, prefix: 'no' }))
const beginning = fc
  .constantFrom('g', 'minister', '_')
  .map((of): QueryNode => ({ type: 'word', text: of, prefix: 'yes' }))
const phrase = fc.constantFrom('oil rose', 'grain').map((of): QueryNode => ({ type: 'phrase', text: of }))
const near = fc.constant<QueryNode>({ type: 'near', of: [{ type: 'word', text: 'oil', prefix: 'no' }, { type: 'word', text: 'gas', prefix: 'no' }], distance: 2 }) // prettier-ignore
const title = fc.constant<QueryNode>({ type: 'title', of: { type: 'word', text: 'oil', prefix: 'no' } })
const { query } = fc.letrec<{ query: QueryNode }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: word },
    beginning,
    phrase,
    near,
    title,
    fc.record({ type: fc.constantFrom('and', 'or'), of: fc.array(tie('query'), { minLength: 2, maxLength: 3 }) }),
    tie('query').map((of): QueryNode => ({ type: 'not', of })),
  ),
}))

it('are those of FTS5 for whatever is asked, where words are all there is to it', async () => {
  let scored = 0
  await fc.assert(
    fc.asyncProperty(archive, fc.array(query, { minLength: 10, maxLength: 10 }), async (articles, queries) => {
      const file = await writeArchive(articles)
      const database = openForReading(file)
      const snapshot = new Snapshot(database)
      snapshot.read(() => {
        for (const each of queries) {
          const { rankBy, rows } = matchScope(snapshot, { query: each, matching: 'all', filters: [] })
          if (rankBy === null || rankBy.words === null || rows.length === 0) continue
          // FTS5 weighs each of a word's terms for itself.
          if (rankBy.words.some((terms) => terms.length > 1)) continue
          scored++
          const ours = bm25(rows, rankBy.words.map(([term]) => snapshot.postings.of(term)), snapshot.columns) // prettier-ignore
          const theirs = snapshot.scores.of(rankBy.expression, rows, 1)
          ours.forEach((score, at) => expect(score, JSON.stringify(each)).toBeCloseTo(theirs[at], 12))
        }
      })
      database.close()
    }),
    { numRuns: 40 },
  )
  expect(scored).toBeGreaterThan(50)
})

it('of whole articles are those of articles that are one paragraph each, though others were removed', async () => {
  /** By the key of the article. */
  const scoresIn = async (articles: readonly Written[], terms: readonly string[], score: typeof bm25) => {
    const database = openForReading(await writeArchive(articles, ['a0']))
    const snapshot = new Snapshot(database)
    const scores = snapshot.read(() => {
      const { columns, postings } = snapshot
      const last = columns.allRows().filter((row) => columns.articleRowOf(row + 1) !== columns.articleRowOf(row))
      const of = terms.map((term) => postings.of({ term: term.replace('*', ''), prefix: term.endsWith('*') }))
      const scored = score(last, of, columns)
      return Object.fromEntries(Array.from(last, (row, at) => [columns.articleKeyOf(row), scored[at].toFixed(6)]))
    })
    database.close()
    return scores
  }
  await fc.assert(
    fc.asyncProperty(archive, asked, async (articles, terms) => {
      const whole = articles.map(({ title, texts }) => ({
        title: texts.map(() => title).join(' '),
        texts: [texts.join(' ')],
      }))
      expect(await scoresIn(articles, terms, bm25OfArticles)).toEqual(await scoresIn(whole, terms, bm25))
    }),
    { numRuns: 40 },
  )
})

it('do not depend on what was asked for before', async () => {
  const file = await writeArchive([
    { title: 'T', texts: Array.from({ length: 400 }, (_, at) => `w${at} ${at % 3 === 0 ? 'oil '.repeat(1 + (at % 5)) : ''}`) }, // prettier-ignore
  ])
  const database = openForReading(file)
  const snapshot = new Snapshot(database)
  snapshot.read(() => {
    const rankBy = { expression: '"_oil"', words: [[{ term: '_oil', prefix: false }]] }
    const all = snapshot.foundRows.of(rankBy.expression)
    const few = all.slice(0, 10)
    const ofFew = () => relevanceOf(snapshot, rankBy, few, few.length / all.length)
    const before = ofFew()
    const ofAll = relevanceOf(snapshot, rankBy, all, 1)
    expect(ofFew()).toEqual(before)
    before.forEach((score, at) => expect(score).toBeCloseTo(ofAll[at], 12))
  })
  database.close()
})

it('of a word that several terms stand for are those of one that is written in one way', async () => {
  const spellings = /\b(?:gas|wheat)\b/g
  const surfaces = ['oil', 'gas', 'wheat'].map((term) => ({ term, prefix: false }))
  await fc.assert(
    fc.asyncProperty(archive, async (articles) => {
      const written = (text: string) => text.replace(spellings, 'oil')
      const inOneWay = articles.map(({ title, texts }) => ({ title: written(title), texts: texts.map(written) }))
      const scoresIn = async (of: readonly Written[], words: readonly (readonly AskedTerm[])[]) => {
        const database = openForReading(await writeArchive(of))
        const snapshot = new Snapshot(database)
        const rankBy = { expression: '"nothing"', words }
        const scores = snapshot.read(() => relevanceOf(snapshot, rankBy, snapshot.columns.allRows(), 1))
        database.close()
        return scores
      }
      const ours = await scoresIn(articles, [surfaces, [{ term: 'rose', prefix: false }]])
      const theirs = await scoresIn(inOneWay, [[surfaces[0]], [{ term: 'rose', prefix: false }]])
      ours.forEach((score, at) => expect(score).toBeCloseTo(theirs[at], 6))
    }),
    { numRuns: 40 },
  )
})

interface Written {
  readonly title: string
  readonly texts: readonly string[]
}

/** @param removed ids of articles that are taken out again; the first is a0 */
async function writeArchive(articles: readonly Written[], removed: readonly string[] = []): Promise<string> {
  const file = join(temporaryFolder(), 'index.db')
  const writer = new SqliteWriter(file)
  await put(writer, articles)
  for (const id of removed) await writer.removeArticle(id)
  await writer.commit()
  await writer.close()
  return file
}

async function put(writer: SqliteWriter, articles: readonly Written[]): Promise<void> {
  for (const [at, { title, texts }] of articles.entries()) {
    await writer.upsert(makeArticle({ id: `a${at}`, title, paragraphs: texts.map((each) => ({ text: each })) }), ORIGIN)
  }
}
