/** Rows that words found before. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import type { Connection } from '../../engine/sqlite/connection.ts'
import { FoundRows } from '../../engine/sqlite/found-rows.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A table where each expression finds the rows it spells, and what was looked for in it. */
function tableOf() {
  const asked: string[] = []
  const get = (_sql: string, expression: string) => {
    asked.push(expression)
    return { rows: Buffer.from(expression) }
  }
  return { asked, connection: { get } as unknown as Connection }
}

it('what was looked for last is remembered, as far as it is allowed to', () => {
  const { asked, connection } = tableOf()
  const rows = new FoundRows(connection, 206)
  expect([...rows.of('1,2,3')]).toEqual([1, 2, 3])
  rows.of('4,5,6')
  expect([...rows.of('1,2,3')]).toEqual([1, 2, 3])
  expect(asked).toEqual(['1,2,3', '4,5,6'])
  // Its room is that of the one that was not asked for again.
  rows.of('7,8')
  rows.of('1,2,3')
  rows.of('4,5,6')
  expect(asked).toEqual(['1,2,3', '4,5,6', '7,8', '4,5,6'])
})

it('what is more than may be remembered is found each time, and takes no other’s room', () => {
  const { asked, connection } = tableOf()
  const rows = new FoundRows(connection, 102)
  rows.of('1,2')
  expect([...rows.of('1,2,3')]).toEqual([1, 2, 3])
  rows.of('1,2,3')
  rows.of('1,2')
  expect(asked).toEqual(['1,2', '1,2,3', '1,2,3'])
})

it('what finds nothing takes room too', () => {
  const asked: string[] = []
  const empty = { get: (_sql: string, expression: string) => (asked.push(expression), { rows: null }) }
  const none = new FoundRows(empty as unknown as Connection, 250)
  for (const word of ['a', 'b', 'c', 'a']) none.of(word)
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

it('a run’s changes are found by words that were looked for before', async () => {
  const file = join(temporaryFolder(), 'index.db')
  const put = async (id: string, text: string) => {
    const writer = new SqliteWriter(file)
    await writer.upsert(makeArticle({ id, title: 'T', paragraphs: [{ text }] }), ORIGIN)
    await writer.commit()
    await writer.close()
  }
  await put('a', 'Oil rose.')
  const engine = new SqliteEngine(file)
  const found = async () => (await engine.search({ ...EVERYTHING, query: { type: 'word', text: 'oil', prefix: 'no' } })).totals.articles // prettier-ignore
  expect([await found(), await found()]).toEqual([1, 1])
  await put('b', 'Oil fell.')
  expect(await found()).toBe(2)
  await put('a', 'Grain rose.')
  expect(await found()).toBe(1)
  await engine.close()
})
