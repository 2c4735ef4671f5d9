/** The entries that the documentation shows. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommand } from '../support/commands.ts'
import { dataFolderForCatalogue } from '../support/data-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const EXAMPLE = /```yaml\n# ([\w./-]+?\.yaml)\b(.*?)```/gs

it('are such as a catalogue of one’s own may hold, and are found in a text', async () => {
  const examples = [...readFileSync('docs/catalogue.md', 'utf8').matchAll(EXAMPLE)]
  expect(examples.map(([, name]) => name)).toEqual([
    'any-name.yaml',
    'another.yaml',
    'roles.yaml',
    'topics/harbours.yaml',
  ])
  const [catalogue, sources] = [temporaryFolder(), temporaryFolder()]
  for (const [, name, content] of examples) {
    mkdirSync(dirname(join(catalogue, name)), { recursive: true })
    writeFileSync(join(catalogue, name), `#${content}`)
  }
  const settings = { DATA_DIR: dataFolderForCatalogue(), CATALOGUE: catalogue }
  const check = await runCommand('indexer/main.ts', ['catalogue', 'check'], settings)
  expect(check).toMatchObject({ status: 0, errors: '' })
  const file = join(sources, 'a.txt')
  writeFileSync(file, 'The port\n\nSukhumi said the dock workers would strike at the container terminal in Aachen.')
  const { output } = await runCommand('indexer/main.ts', ['inspect', file], settings)
  const { paragraphs } = JSON.parse(output) as { paragraphs: { actors: string[]; topics: string[] }[] }
  expect(paragraphs.flatMap(({ actors }) => actors)).toContain('abkhazia')
  expect(paragraphs.flatMap(({ topics }) => topics)).toEqual(
    expect.arrayContaining(['harbours', 'harbours/port-strikes']),
  )
})
