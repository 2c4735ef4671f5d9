/** An index whose articles change every day takes no more room than it needs. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { EVERYTHING, type SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { wordOf } from '../bench/corpus.ts'

const ARTICLES = 40
const EDITIONS = 20

/** Of one to four paragraphs, another number in each edition. */
function article(id: number, edition: number) {
  const paragraphs = Array.from({ length: 1 + ((id * 7 + edition * 3) % 4) }, (_, at) => ({
    text: `Paragraph ${at} of edition${edition}: ${Array.from({ length: 30 }, (_word, word) => wordOf(id * 31 + word * at)).join(' ')}`,
  }))
  return makeArticle({ id: `a${id}`, title: `Report ${id}`, paragraphs })
}

async function write(file: string, edition: number, ids = Array.from({ length: ARTICLES }, (_, id) => id)) {
  const writer = new SqliteWriter(file)
  for (const id of ids) await writer.upsert(article(id, edition), ORIGIN)
  await writer.commit()
  await writer.close()
}

function sizesOf(file: string) {
  const database = new DatabaseSync(file, { readOnly: true })
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get()!)[0])
  const sizes = {
    rows: number('SELECT max(row) + 1 FROM paragraph'),
    live: number('SELECT count(*) FROM paragraph'),
    words: number('SELECT sum(length(block)) FROM words_data'),
    /** Since the words were last merged. */
    removed: number("SELECT value FROM meta WHERE key = 'removed_rows'"),
  }
  database.close()
  return sizes
}

async function everything(engine: SearchEngine): Promise<string> {
  const hits: unknown[] = []
  for await (const { paragraph, article: of } of engine.scan({ ...EVERYTHING, sort: 'oldest' })) hits.push([of.id, paragraph]) // prettier-ignore
  const { totals, hits: best } = await engine.search({
    ...EVERYTHING,
    query: { type: 'word', text: 'paragraph', prefix: 'no' },
  })
  await engine.close()
  return JSON.stringify([hits, totals, best.map(({ paragraph, score }) => [paragraph.id, score])])
}

it('rows that articles leave are used again, and what is found is what a new index finds', async () => {
  const folder = temporaryFolder()
  const [changed, made] = [join(folder, 'changed.db'), join(folder, 'made.db')]
  for (let edition = 1; edition <= EDITIONS; edition++) await write(changed, edition)
  await write(made, EDITIONS)
  const [old, fresh] = [sizesOf(changed), sizesOf(made)]
  expect(old.live).toBe(fresh.live)
  // An article takes its new rows before the next one leaves its old ones.
  expect(old.rows).toBeLessThan(3 * fresh.rows)
  expect(await everything(new SqliteEngine(changed))).toBe(await everything(new SqliteEngine(made)))
})

it('words are merged when many rows were taken out, and take no more room then than those of a new index', async () => {
  const folder = temporaryFolder()
  const [changed, made] = [join(folder, 'changed.db'), join(folder, 'made.db')]
  for (let edition = 1; edition <= 5; edition++) await write(changed, edition)
  // The last rows that it needs to have taken out enough.
  let edition = 5
  do await write(changed, ++edition)
  while (sizesOf(changed).removed > 0)
  await write(made, edition)
  expect(edition).toBeLessThan(9)
  expect(sizesOf(changed).words).toBeLessThan(1.1 * sizesOf(made).words)
})

it('what goes makes room for what comes, in the same run and in later ones', async () => {
  const file = join(temporaryFolder(), 'index.db')
  await write(file, 1)
  const { rows } = sizesOf(file)
  for (let round = 1; round <= 10; round++) {
    const writer = new SqliteWriter(file)
    // One goes for each that comes, of the same length.
    for (const id of [3, 11]) {
      await writer.removeArticle(`a${id}${round === 1 ? '' : `-${round - 1}`}`)
      await writer.upsert({ ...article(id, 1), id: `a${id}-${round}` }, ORIGIN)
    }
    await writer.commit()
    await writer.close()
  }
  expect(sizesOf(file).rows).toBe(rows)
})
