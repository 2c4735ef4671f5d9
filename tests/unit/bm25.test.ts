/** Scores that are worked out from postings. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openForReading } from '../../engine/sqlite/database.ts'
import { bm25 } from '../../engine/sqlite/bm25.ts'
import { relevanceOf } from '../../engine/sqlite/relevance.ts'
import { Snapshot } from '../../engine/sqlite/snapshot.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const WORDS = ['oil', 'gas', 'grain', 'wheat', 'rose', 'fell', 'ministers', 'minister', 'said', 'on']
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const archive = fc.array(fc.record({ title: text, texts: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 12,
})
/** Terms as they are asked for: surfaces, stems and beginnings, some twice, one that nobody has. */
const asked = fc.array(
  fc.constantFrom('oil', '_oil', 'rose', '_minist', 'ministers', '_on', '_nothing', 'g*', 'minister*'),
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
        for (const [at, { title, texts }] of articles.entries()) {
          await writer.upsert(makeArticle({ id: `a${at}`, title, paragraphs: texts.map((each) => ({ text: each })) }), ORIGIN) // prettier-ignore
        }
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

it('are the same whether a few or all rows of a word are asked for', async () => {
  const file = join(temporaryFolder(), 'index.db')
  const writer = new SqliteWriter(file)
  const paragraphs = Array.from({ length: 400 }, (_, at) => ({ text: `w${at} ${at % 3 === 0 ? 'oil '.repeat(1 + (at % 5)) : ''}` })) // prettier-ignore
  await writer.upsert(makeArticle({ id: 'a', title: 'T', paragraphs }), ORIGIN)
  await writer.commit()
  await writer.close()
  const database = openForReading(file)
  const snapshot = new Snapshot(database)
  snapshot.read(() => {
    const rankBy = { expression: '"_oil"', terms: [{ term: '_oil', prefix: false }] }
    const all = snapshot.foundRows.of(rankBy.expression)
    const few = all.slice(0, 10)
    const fromFts5 = relevanceOf(snapshot, rankBy, few, few.length / all.length)
    expect(snapshot.postings.isKnown(rankBy.terms[0])).toBe(false)
    const fromPostings = relevanceOf(snapshot, rankBy, all, 1)
    expect(snapshot.postings.isKnown(rankBy.terms[0])).toBe(true)
    expect([...relevanceOf(snapshot, rankBy, few, few.length / all.length)]).toEqual([...fromPostings].slice(0, 10))
    fromFts5.forEach((score, at) => expect(score).toBeCloseTo(fromPostings[at], 12))
  })
  database.close()
})
