/** What a connection to the embedded index holds of it. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { openForReading } from '../../engine/sqlite/database.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { Snapshot } from '../../engine/sqlite/snapshot.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('says each time what is wrong with an index it cannot read, and reads it again when it is mended', async () => {
  const file = join(temporaryFolder(), 'index.db')
  await writeOneArticle(file)
  const engine = new SqliteEngine(file)
  const asked = () => engine.search({ ...EVERYTHING })
  await asked()

  const other = new DatabaseSync(file)
  other.exec("CREATE TABLE kept AS SELECT data FROM column_chunk; UPDATE column_chunk SET version = 99, data = x'ff'")
  const first = await asked().catch((error: unknown) => error)
  expect(first).toBeInstanceOf(Error)
  await expect(asked()).rejects.toThrow((first as Error).message)
  other.exec('UPDATE column_chunk SET version = 100, data = (SELECT data FROM kept)')
  expect((await asked()).totals.paragraphs).toBe(1)
  other.close()
  await engine.close()
})

it('searches no index that a later version has written anew under it', async () => {
  const file = join(temporaryFolder(), 'index.db')
  await writeOneArticle(file)
  const engine = new SqliteEngine(file)
  expect((await engine.search(EVERYTHING)).totals.paragraphs).toBe(1)
  const other = new DatabaseSync(file)
  other.exec('PRAGMA user_version = 99')
  other.close()
  await expect(engine.search(EVERYTHING)).rejects.toMatchObject({ code: 'index_not_ready', problem: 'newer' })
  await engine.close()
})

it('says what went wrong where the transaction had ended by itself', async () => {
  const file = join(temporaryFolder(), 'index.db')
  await writeOneArticle(file)
  const database = openForReading(file)
  const snapshot = new Snapshot(database)
  const fail = () => {
    database.exec('ROLLBACK')
    throw new Error('the disk is gone')
  }
  expect(() => snapshot.read(fail)).toThrow('the disk is gone')
  database.close()
})

async function writeOneArticle(file: string): Promise<void> {
  const writer = new SqliteWriter(file)
  await writer.upsert(makeArticle({ id: 'a', title: 'A', paragraphs: [{ text: 'A text.' }] }), ORIGIN)
  await writer.commit()
  await writer.close()
}
