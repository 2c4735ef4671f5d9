/** The index file as the world leaves it: of an earlier version, of a later one, damaged, of another program. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { openWriter } from '../../engine/open-engine.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { ENGINE_SETTINGS, readSettings } from '../../engine/settings.ts'
import { makeArticle, makeStatement } from '../support/archive.ts'
import { runCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { indexFile, runIndexer, withEngine } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let data: string
let sources: string
beforeEach(() => {
  data = dataFolder()
  sources = temporaryFolder()
  writeFileSync(join(sources, 'new.txt'), 'A new article\n\nAbout something that nobody had written of until now.')
})

const titles = () =>
  withEngine(data, async (engine) =>
    (await engine.search({ ...EVERYTHING, size: 9, group: 'article' })).hits.map(({ article }) => article.title).sort(),
  )
const open = async (rebuild = false) =>
  openWriter(readSettings(ENGINE_SETTINGS, { DATA_DIR: data }), { dryRun: false, rebuild })
const index = (...options: string[]) =>
  runCommand('indexer/main.ts', ['index', '--threads', '0', ...options, sources], { DATA_DIR: data })

/** What version 2 added: where else a text was printed, and the language of a paragraph. */
const VERSION_2 = {
  articleFields: ['sameAs'],
  paragraphFields: ['sameAs', 'language'],
  articleColumns: ', sketch TEXT',
  tables:
    'CREATE TABLE sketch_key (key INTEGER NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY (key, article_id)) WITHOUT ROWID;',
}

/** As that version laid it out; what it held for searching is left out, since an upgrade looks at none of it. */
function writeVersion(version: 1 | 2 | 3 | 4, file: string): void {
  const { articleColumns, tables } = version === 1 ? { articleColumns: '', tables: '' } : VERSION_2
  const asThen = (stored: object, added: readonly string[]) =>
    JSON.stringify(stored, (name, value: unknown) => (version === 1 && added.includes(name) ? undefined : value))
  const database = new DatabaseSync(file)
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE source (path TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE article (
      id TEXT PRIMARY KEY, first_row INTEGER NOT NULL, rows INTEGER NOT NULL, tagged_by TEXT NOT NULL, path TEXT NOT NULL,
      content_hash TEXT NOT NULL, data TEXT NOT NULL${articleColumns}
    ) WITHOUT ROWID;
    CREATE INDEX article_tagged_by ON article (tagged_by);
    CREATE INDEX article_path ON article (path);
    CREATE TABLE paragraph (row INTEGER PRIMARY KEY, article_id TEXT NOT NULL, data TEXT NOT NULL);
    CREATE TABLE facet_value (number INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
    CREATE TABLE value_record (facet TEXT NOT NULL, value TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (facet, value)) WITHOUT ROWID;
    CREATE TABLE value_name (facet TEXT NOT NULL, word TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (facet, word, value)) WITHOUT ROWID;
    CREATE TABLE column_chunk (number INTEGER PRIMARY KEY, version INTEGER NOT NULL, data BLOB NOT NULL);
    CREATE TABLE term (term TEXT PRIMARY KEY, paragraphs INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (title, text, title_stems, text_stems, content='', tokenize="ascii tokenchars '_'");
    ${tables}
    INSERT INTO meta VALUES ('version', '7');
    INSERT INTO source VALUES ('/gone/old.txt', '{}');
    INSERT INTO value_record VALUES ('actor', 'pilot', '{"facet":"actor","value":"pilot","label":"The pilot","actorKind":"person","listed":true,"aliases":["خلبان اژه ای"],"translations":{}}');
    INSERT INTO value_name VALUES ('actor', 'of-that-version', 'pilot');
    PRAGMA application_id = ${0x444c494e};
    PRAGMA user_version = ${version};
  `)
  const said = 'The pilot said that zeppelins fly.'
  const { paragraphs, ...article } = makeArticle({
    id: 'old',
    title: 'An old article',
    paragraphs: [
      { text: said, speakers: ['pilot'], statements: [makeStatement(said, 'zeppelins fly', 'pilot', { by: 'name' })] },
      { text: 'And of nothing else.' },
    ],
  })
  database
    .prepare(
      'INSERT INTO article (id, first_row, rows, tagged_by, path, content_hash, data) VALUES (?, 0, 2, ?, ?, ?, ?)',
    )
    .run('old', 'v0', '/gone/old.txt', 'hash', asThen(article, VERSION_2.articleFields))
  paragraphs.forEach((paragraph, row) =>
    database
      .prepare('INSERT INTO paragraph VALUES (?, ?, ?)')
      .run(row, 'old', asThen(paragraph, VERSION_2.paragraphFields)),
  )
  database.close()
}

describe('an index of an earlier version', () => {
  it.each([1, 2, 3, 4] as const)(
    'is brought up to date by the next run, with the articles of sources that the run is not given: version %i',
    async (version) => {
      writeVersion(version, indexFile(data))
      await expect(titles()).rejects.toThrow(/earlier version of Dateline.*npm run index/)
      await runIndexer(data, [sources])
      expect(await titles()).toEqual(['A new article', 'An old article'])
      await withEngine(data, async (engine) => {
        const { totals } = await engine.search({
          ...EVERYTHING,
          query: { type: 'word', text: 'zeppelin', prefix: 'no' },
        })
        expect(totals).toEqual({ paragraphs: 1, articles: 1 })
        expect((await engine.status()).version).toBe('8')
      })
      // Nothing of the old form is left behind.
      const database = new DatabaseSync(indexFile(data))
      expect(database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'retired%'").all()).toEqual([])
      database.close()
    },
  )

  it('has the facets of today before its articles are tagged again', async () => {
    writeVersion(2, indexFile(data))
    const writer = new SqliteWriter(indexFile(data))
    await writer.commit()
    await writer.close()
    await withEngine(data, async (engine) => {
      const facets = [
        { facet: 'speaker', limit: 9 },
        { facet: 'namedSpeaker', limit: 9 },
      ] as const
      const counted = (await engine.search({ ...EVERYTHING, facets })).facets
      expect(counted.map(({ values }) => values.map(({ value }) => value))).toEqual([['pilot'], ['pilot']])
      // Names are found by the terms of today.
      for (const [text, values] of [
        ['اژه‌ای', ['pilot']],
        ['of-that-version', []],
      ] as const)
        expect((await engine.findValues({ facet: 'speaker', text, limit: 3 })).map(({ value }) => value)).toEqual(
          values,
        )
    })
  })

  it('stays as it was when the run that upgrades it fails', async () => {
    writeVersion(1, indexFile(data))
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(runIndexer(data, [sources], { signal })).rejects.toThrow('stopped')
    await expect(titles()).rejects.toThrow(/earlier version/)
    await runIndexer(data, [sources])
    expect(await titles()).toHaveLength(2)
  })
})

describe('an index of an earlier version with an article that cannot be read', () => {
  it('is said not to be brought up to date, and stays as it was', async () => {
    writeVersion(1, indexFile(data))
    const database = new DatabaseSync(indexFile(data))
    database.exec("UPDATE article SET data = '{'")
    database.close()
    await expect(open()).rejects.toThrow(SyntaxError)
    const after = new DatabaseSync(indexFile(data))
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 })
    expect(after.prepare('SELECT id FROM article').all()).toEqual([{ id: 'old' }])
    after.close()
  })
})

describe('an index that cannot be used', () => {
  it('is refused where a later version made it', async () => {
    await runIndexer(data, [sources])
    const database = new DatabaseSync(indexFile(data))
    database.exec('PRAGMA user_version = 999')
    database.close()
    await expect(open()).rejects.toThrow('made by a later version of Dateline')
    await expect(titles()).rejects.toThrow('made by a later version of Dateline')
  })

  it('is told apart as the file of another program, and never moved or written', async () => {
    const database = new DatabaseSync(indexFile(data))
    database.exec('CREATE TABLE accounts (name TEXT); PRAGMA application_id = 7;')
    database.close()
    const before = readFileSync(indexFile(data))
    for (const rebuild of [false, true]) await expect(open(rebuild)).rejects.toThrow('is not an index of Dateline')
    expect(readdirSync(data).filter((name) => name !== 'cache')).toEqual(['index.db'])
    expect(readFileSync(indexFile(data)).equals(before)).toBe(true)
  })

  it('is told when it is damaged in the middle, which shows when that is read', async () => {
    for (let at = 0; at < 40; at++) writeFileSync(join(sources, `n${at}.txt`), `Report ${at}\n\n${'The ministers met in Vienna and spoke at length. '.repeat(40)}`) // prettier-ignore
    await index()
    const file = readFileSync(indexFile(data))
    for (let at = 20 * 4096; at < file.length; at++) file[at] = (at * 7) % 251
    writeFileSync(indexFile(data), file)
    for (let at = 0; at < 40; at++) writeFileSync(join(sources, `n${at}.txt`), `Report ${at}\n\n${'The ministers met in Geneva and spoke at length. '.repeat(40)}`) // prettier-ignore
    for (const run of [
      ['index', sources],
      ['sources', '--forget', sources],
    ]) {
      const { status, errors } = await runCommand('indexer/main.ts', run, { DATA_DIR: data })
      expect(errors).toMatch(/^The index at .* is damaged \(.*\)\. Make it again: npm run index -- --rebuild/m)
      expect(errors).not.toMatch(/\n\s+at /)
      expect(status).toBe(1)
    }
  })

  it('is told when it is damaged, and kept beside the new one that a rebuild makes', async () => {
    mkdirSync(data, { recursive: true })
    const damaged = Buffer.from('SQLite format 3\0'.padEnd(8192, 'x'))
    writeFileSync(indexFile(data), damaged)
    const first = await index()
    expect([first.status, first.errors]).toEqual([1, expect.stringContaining('npm run index -- --rebuild')])
    expect(readFileSync(indexFile(data)).equals(damaged)).toBe(true)
    const second = await index('--rebuild')
    expect([second.status, second.errors]).toEqual([0, expect.stringContaining('It is kept at')])
    const kept = readdirSync(data).filter((name) => name.includes('damaged'))
    expect(kept).toHaveLength(1)
    expect(readFileSync(join(data, kept[0])).equals(damaged)).toBe(true)
    expect(await titles()).toEqual(['A new article'])
  })
})
