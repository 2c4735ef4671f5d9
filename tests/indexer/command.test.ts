import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, vi } from 'vitest'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { FORMATS } from '../../indexer/read/formats.ts'
import { runCommand, startCommand } from '../support/commands.ts'
import { indexedTitles, indexFile } from '../support/indexing.ts'
import { dataFolder, dataFolderForCatalogue } from '../support/data-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const INDEXER = 'indexer/main.ts'

function archiveOf(...names: string[]): string {
  const folder = temporaryFolder()
  for (const name of names)
    writeFileSync(join(folder, name), `${name}\n\nA paragraph about Iran and Russia, long enough to stand.\n`)
  return folder
}

describe('npm run index -- --watch', () => {
  it('goes on after a run that failed, and ends when it is told to', async () => {
    const [archive, data] = [archiveOf('a.txt'), dataFolder()]
    const watching = startCommand(INDEXER, ['index', '--watch', '1', archive], { DATA_DIR: data })
    let said = ''
    for (const stream of [watching.stdout!, watching.stderr!]) stream.on('data', (chunk: Buffer) => (said += chunk))
    const hears = (what: RegExp) => vi.waitFor(() => expect(said).toMatch(what), { timeout: 20_000 })
    await hears(/Articles: 1 added/)
    const file = new DatabaseSync(indexFile(data), { timeout: 5000 })
    const { user_version: version } = file.prepare('PRAGMA user_version').get() as { user_version: number }
    file.exec('PRAGMA user_version = 999')
    await hears(/made by a later version[\s\S]*The next run is in 1 second\./)
    file.exec(`PRAGMA user_version = ${version}`)
    file.close()
    writeFileSync(join(archive, 'b.txt'), 'b\n\nAnother paragraph, long enough to stand.\n')
    await hears(/Articles: 1 added[\s\S]*Articles: 1 added/)
    watching.kill('SIGTERM')
    await vi.waitFor(() => expect(watching.exitCode).toBe(0), { timeout: 10_000 })
  })

  it('gives way to the page, and is no less nice than it was started', async () => {
    const args = [INDEXER, 'index', '--dry-run', '--watch', '60', archiveOf('a.txt')]
    const niced = spawn('nice', ['-n', '12', process.execPath, ...args], { env: { ...process.env, DATA_DIR: dataFolder() } }) // prettier-ignore
    await once(niced.stdout, 'data')
    expect(getPriority(niced.pid!)).toBe(12)
    niced.kill('SIGTERM')
    expect((await once(niced, 'exit'))[0]).toBe(0)
  })
})

describe('npm run index', () => {
  it('names a folder that is not there, or that cannot be', async () => {
    const archive = archiveOf('a.txt')
    const none = await runCommand(INDEXER, ['index', archive], { DATA_DIR: dataFolder(), CATALOGUE: '/nowhere/at-all' })
    expect(none).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/\/nowhere\/at-all: there is no such folder\n$/),
    })
    const file = await runCommand(INDEXER, ['index', archive], { DATA_DIR: join(archive, 'a.txt') })
    expect(file).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/^Cannot create the folder .*a\.txt.*Check DATA_DIR\.$/m),
    })
    // The system says there that the folder above is missing, which it is not.
    const refused = await runCommand(INDEXER, ['index', archive], { DATA_DIR: '/proc/dateline' })
    expect(refused).toMatchObject({
      status: 1,
      errors: expect.stringMatching(/^Cannot create the folder \/proc\/dateline\/cache: ENOENT/m),
    })
  })

  it('says in a closing line what it did, and exits with 0', async () => {
    const { status, output, errors } = await runCommand(INDEXER, ['index', archiveOf('a.txt', 'b.txt')], {
      DATA_DIR: dataFolder(),
    })
    expect(output).toMatch(/^Articles: 2 added \(4 paragraphs\), in [\d.]+ s\.$/m)
    expect(errors).toBe('')
    expect(status).toBe(0)
  })

  it('exits with 3 when a source was refused, having named it, and with 0 when told to be lenient', async () => {
    const archive = archiveOf('a.txt')
    writeFileSync(join(archive, 'bad.ndjson'), '{}\nnot json\n')
    const environment = { DATA_DIR: dataFolder() }
    const { status, errors } = await runCommand(INDEXER, ['index', archive], environment)
    expect(errors).toMatch(/^Refused .*bad\.ndjson:1: it has none of the fields text, html and markdown$/m)
    expect(errors).toMatch(/^Refused .*bad\.ndjson:2: it is not JSON: /m)
    expect(status).toBe(3)
    expect((await runCommand(INDEXER, ['index', '--lenient', archive], environment)).status).toBe(0)
  })

  it('speaks JSON to machines', async () => {
    const { output } = await runCommand(INDEXER, ['index', '--json', archiveOf('a.txt')], { DATA_DIR: dataFolder() })
    const events = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string })
    expect(events.map(({ event }) => event)).toEqual(['planned', 'article', 'source-done', 'done'])
    expect(events.at(-1)).toMatchObject({ articles: { added: 1, changed: 0, removed: 0 }, refused: [] })
  })

  it('goes on when nobody reads what it prints', async () => {
    const data = dataFolder()
    const child = startCommand(INDEXER, ['index', '--json', archiveOf('a.txt', 'b.txt')], { DATA_DIR: data })
    child.stdout!.destroy()
    const [status] = (await once(child, 'close')) as [number | null]
    expect(status).toBe(0)
    expect(await indexedTitles(data)).toEqual(['a.txt', 'b.txt'])
  })

  it('says once how many lines of a table lack a text, what they hold instead, and which files are of other kinds', async () => {
    const archive = temporaryFolder()
    writeFileSync(join(archive, 'a.csv'), `kop,tekst\n${'x,y\n'.repeat(10)}`)
    for (const name of ['b.pdf', 'c.pdf', 'd.docx']) writeFileSync(join(archive, name), '')
    const { output, errors } = await runCommand(INDEXER, ['index', archive], { DATA_DIR: dataFolder() })
    const lines = errors.trim().split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(
      /a\.csv:2: it has none of the fields text, html and markdown, but kop, tekst; .*FIELDS=text/,
    )
    expect(lines[3]).toMatch(/a\.csv: 7 more lines for that reason/)
    expect(output).toContain('3 files of other kinds (2 .pdf, 1 .docx)')
  })

  it('is silent in a dry run that is to be quiet', async () => {
    const { output } = await runCommand(INDEXER, ['index', '--dry-run', '--quiet', archiveOf('a.txt')], { DATA_DIR: dataFolder() }) // prettier-ignore
    expect(output).toBe('')
  })

  it('makes no index in a dry run', async () => {
    const data = dataFolder()
    const { output } = await runCommand(INDEXER, ['index', '--dry-run', archiveOf('a.txt')], { DATA_DIR: data })
    expect(output).toMatch(/^added +.*a\.txt: a\.txt$/m)
    expect(output).toMatch(/^Articles: 1 to add/m)
    expect(existsSync(indexFile(data))).toBe(false)
  })

  it('names every format in its help', async () => {
    const { output } = await runCommand(INDEXER, ['index', '--help'])
    for (const { name } of FORMATS) expect(output).toMatch(new RegExp(`\\b${name}\\b`))
  })

  it.each([
    [['index', '--dry-run', 'https://x.example/feed'], {}, /--dry-run looks at files and folders only/],
    [['index', '--dance'], {}, /unknown option '--dance'/],
    [['dance'], {}, /unknown command 'dance'/],
    [['index', '--threads', 'many'], {}, /It must be a number from 0 to 99/],
    [['index', '--watch', '0'], {}, /It must be a number of seconds from 1 to 2147483/],
    [['index', '--watch', '2592000'], {}, /It must be a number of seconds from 1 to 2147483/],
    [['index', '--watch', '5', '-'], {}, /--watch cannot read the input \(-\) again/],
    [['index', ''], {}, /a path is empty/],
    [['index', 'ftp://x.example/feed'], {}, /ftp:\/\/x\.example\/feed: only addresses of http and https/],
    [
      ['index'],
      { npm_config_dry_run: 'true', npm_lifecycle_event: 'index' },
      /--dry-run: npm kept it.*npm run index -- --dry-run/,
    ],
    [
      ['sources'],
      { npm_config_forget: 'x', npm_lifecycle_event: 'sources' },
      /--forget: npm kept it.*npm run sources -- --forget/,
    ],
    [['index'], { MEILI_API_KEY_FILE: '/none' }, /MEILI_API_KEY_FILE: ENOENT/],
    [
      ['index'],
      { MEILI_URL: 'localhost:7700' },
      /MEILI_URL: expected an address that begins with http:\/\/ or https:\/\/, not “localhost:7700”/,
    ],
  ])('%j with %j exits with 2 and says what is wrong', async (args, environment, message) => {
    const { status, errors } = await runCommand(INDEXER, args, environment as Record<string, string>)
    expect(errors).toMatch(message)
    expect(status).toBe(2)
  })

  it('names every mistake in a catalogue with file, line and column, and exits with 2', async () => {
    const catalogue = temporaryFolder()
    writeFileSync(join(catalogue, 'mine.yaml'), 'people:\n- id: Someone\n  name: Someone\n  short: 7\n')
    const { status, errors } = await runCommand(INDEXER, ['index', archiveOf('a.txt')], {
      DATA_DIR: dataFolderForCatalogue(),
      CATALOGUE: catalogue,
    })
    expect(errors).toContain('mine.yaml:2:7: “id” must be small letters, digits and dashes, like abbas-araghchi')
    expect(errors).toContain('mine.yaml:4:10: “short” must be a list of texts')
    expect(status).toBe(2)
  })

  it('says where a catalogue is wrong, never by a stack', async () => {
    const catalogue = temporaryFolder()
    const files = [
      ['alias.yaml', 'people: *nobody\n', /alias\.yaml:1:1: Unresolved alias/],
      ['number.yaml', '42\n', /number\.yaml:1:1: the file must hold keys and what they list/],
      ['map.yaml', 'topics:\n  id: x\n', /map\.yaml:\d:\d: “topics” is none of/],
      ['names.yaml', 'states:\n- id: ruritania\n  name: Ruritania\n  names: {fa: [روریتانیا]}\n', /names\.yaml:4:10: “names” must give lists of names/],
      ['date.yaml', 'people:\n- id: jo-doe\n  name: Jo Doe\n  roles: [{role: king, of: iran, from: 2024-13}]\n', /date\.yaml:4:\d+: “from” must be a date/],
    ] as const // prettier-ignore
    for (const [name, content] of files) writeFileSync(join(catalogue, name), content)
    const { status, errors } = await runCommand(INDEXER, ['catalogue', 'check'], { DATA_DIR: dataFolderForCatalogue(), CATALOGUE: catalogue }) // prettier-ignore
    for (const [, , said] of files) expect(errors).toMatch(said)
    expect(errors).not.toMatch(/\n\s+at /)
    expect(status).toBe(2)
  })

  it('doubts offices and lands that nobody listed, and reads years without quotation marks', async () => {
    const catalogue = temporaryFolder()
    mkdirSync(join(catalogue, '.github'))
    writeFileSync(join(catalogue, '.github', 'ci.yml'), 'on: push\n')
    writeFileSync(
      join(catalogue, 'a.yaml'),
      'people:\n- id: jo-doe\n  name: Jo Doe\n  country: irann\n  roles: [{role: forign-minister, of: iran, from: 2011}]\n',
    )
    const { status, output } = await runCommand(INDEXER, ['catalogue', 'check'], { DATA_DIR: dataFolderForCatalogue(), CATALOGUE: catalogue }) // prettier-ignore
    expect(output).toContain('jo-doe has “country: irann”, which is not in the catalogue.')
    expect(output).toContain('jo-doe has the role forign-minister, which roles.yaml has no words for.')
    // What is doubtful in the catalogue that comes with Dateline alone is not for its users to mend.
    expect(output.match(/^doubtful: .*$/gm)!.filter((line) => !line.includes('jo-doe'))).toEqual([])
    expect(status).toBe(0)
  })

  it('refuses a catalogue in which two entries have the same id, and says where the other stands', async () => {
    const catalogue = temporaryFolder()
    mkdirSync(join(catalogue, 'topics'))
    writeFileSync(join(catalogue, 'a.yaml'), 'people:\n- id: jane-doe\n  name: Jane Doe\n')
    writeFileSync(join(catalogue, 'b.yaml'), 'organisations:\n- id: jane-doe\n  name: Jane Doe Ltd\n')
    const topic =
      'id: harbours\nlabel: Harbours\nchildren:\n- {id: cranes, label: Cranes}\n- {id: cranes, label: Birds}\n'
    writeFileSync(join(catalogue, 'topics', 'harbours.yaml'), topic)
    const { status, errors } = await runCommand(INDEXER, ['catalogue', 'check'], {
      DATA_DIR: dataFolderForCatalogue(),
      CATALOGUE: catalogue,
    })
    expect(errors).toMatch(/b\.yaml:2:3: the id “jane-doe” is taken at .*a\.yaml:2:3/)
    expect(errors).toMatch(/harbours\.yaml:5:8: the id “cranes” is taken at .*harbours\.yaml:4:8/)
    expect(status).toBe(2)
  })

  it('names a folder that lies where its settings are looked for', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, '.env'))
    const { status, stderr } = spawnSync(process.execPath, [resolve(INDEXER), 'index'], { cwd: folder, encoding: 'utf8' }) // prettier-ignore
    expect(stderr).toMatch(/\.env cannot be read/)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(status).toBe(2)
  })

  it('waits for no other run: the second says that one is under way and exits with 1', async () => {
    const data = dataFolder()
    const writer = new SqliteWriter(indexFile(data))
    const { status, errors } = await runCommand(INDEXER, ['index', archiveOf('a.txt')], { DATA_DIR: data })
    await writer.close()
    expect(errors).toContain('Another run is writing to the index')
    expect(errors).toContain('The index is as it was before this run.')
    expect(status).toBe(1)
  })

  it.each([{ command: ['index', '--dry-run'] }, { command: ['sources'] }])(
    'looks beside a run that writes, by $command',
    async ({ command }) => {
      const data = dataFolder()
      const archive = archiveOf('a.txt')
      await runCommand(INDEXER, ['index', archive], { DATA_DIR: data })
      const writer = new SqliteWriter(indexFile(data))
      await writer.removeSource(join(archive, 'a.txt'))
      const { status, output, errors } = await runCommand(INDEXER, [...command, archive], { DATA_DIR: data })
      await writer.close()
      expect(errors).toBe('')
      expect(output).toMatch(/Nothing would change in 1 source|1 {2}.*a\.txt/)
      expect(status).toBe(0)
    },
  )

  it('refuses a file that is no index of ours, and leaves it as it is', async () => {
    const data = dataFolder()
    writeFileSync(indexFile(data), 'a letter to my mother, not a database, long enough to look at')
    const { status, errors } = await runCommand(INDEXER, ['index', archiveOf('a.txt')], { DATA_DIR: data })
    expect(errors).toMatch(/is damaged|is not an index of Dateline/)
    expect(status).toBe(1)
  })
})

describe('npm run inspect', () => {
  it('prints one JSON object a line for each article, writes no index, and names what it cannot read', async () => {
    const archive = archiveOf('a.txt')
    writeFileSync(join(archive, 'bad.json'), '{')
    const data = dataFolder()
    const { status, output, errors } = await runCommand(INDEXER, ['inspect', archive], { DATA_DIR: data })
    const [article] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(Object.keys(article)).toEqual(
      expect.arrayContaining([
        'sourceId',
        'id',
        'path',
        'title',
        'url',
        'source',
        'authors',
        'publishedAt',
        'publishedAtFrom',
        'language',
        'removed',
        'paragraphs',
      ]),
    )
    expect(article.paragraphs[1]).toMatchObject({
      id: `${article.id}-2`,
      position: 2,
      kind: 'text',
      text: 'A paragraph about Iran and Russia, long enough to stand.',
    })
    expect(article.paragraphs[1].mentions[0]).toEqual({
      start: 18,
      end: 22,
      text: 'Iran',
      actor: 'iran',
      label: 'Iran',
      kind: 'state',
    })
    expect(errors).toMatch(/bad\.json: it is not JSON/)
    expect(status).toBe(3)
    expect(existsSync(indexFile(data))).toBe(false)
  })
})
