/** What the documentation says is what the programs do. `UPDATE_DOCS=1 npm test` rewrites what is made from the code. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SettingTable } from '../../engine/settings.ts'
import { INDEXER_SETTINGS } from '../../indexer/settings.ts'
import { loadEntries } from '../../indexer/catalogue/load-catalogue.ts'
import { SERVER_SETTINGS } from '../../server/settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...globSync('docs/*.md', { cwd: ROOT }),
]

describe('the README', () => {
  it('lists every setting, as the programs read it', () => {
    const table: SettingTable = { ...SERVER_SETTINGS, ...INDEXER_SETTINGS }
    const rows = Object.entries(table).map(
      ([name, row]) => `| \`${name}\` | ${row.default ? `\`${row.default}\`` : ''} | ${row.help} |`,
    )
    const made = ['| setting | default | what it does |', '|---|---|---|', ...rows].join('\n')
    const pattern = /(<!-- settings:.*-->\n)[\s\S]*?(\n<!-- \/settings -->)/
    const readme = read('README.md')
    const wanted = readme.replace(pattern, (_, before: string, after: string) => `${before}\n${made}\n${after}`)
    if (process.env.UPDATE_DOCS) writeFileSync(join(ROOT, 'README.md'), wanted)
    // As the formatter lays it out, and nothing that is no setting any more.
    const cells = (tableText: string) =>
      tableText.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').map((cell) => cell.trim())) // prettier-ignore
    expect(cells(pattern.exec(read('README.md'))![0])).toEqual(cells(made))
  })
})

describe('the example of a catalogue', () => {
  it('is one', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(read('docs/catalogue.md'))![1]
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'own.yaml'), example)
    expect(loadEntries({ folders: [folder], cacheFolder: null }).people).toHaveLength(1)
  })
})

describe('every document', () => {
  it('links to files that are there', () => {
    for (const file of documents)
      for (const [, target] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        expect(existsSync(join(ROOT, dirname(file), target)), `${file} links to ${target}`).toBe(true)
  })

  it('names commands that npm knows', () => {
    const own = new Set(['ci', 'test', 'start', 'install', 'audit'])
    for (const file of documents)
      for (const [, run, name] of read(file).matchAll(/\bnpm (run )?(?:--silent )?([a-z][\w:-]*)/g))
        expect(run ? name in scripts : own.has(name), `${file}: npm ${run ?? ''}${name}`).toBe(true)
  })
})

describe('the dependencies', () => {
  it('have their reason in docs/dependencies.md', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const reasons = read('docs/dependencies.md')
    for (const name of Object.keys(dependencies))
      expect(reasons.includes(name) || name.startsWith('@fontsource'), name).toBe(true)
  })

  it('are under licences that allow what we do', () => {
    const allowed = /^(MIT|MIT-0|ISC|0BSD|BSD-0-Clause|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|MPL-2\.0|Zlib)$/ // prettier-ignore
    const isAllowed = (license: string) =>
      license.replace(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((part) => allowed.test(part))) // prettier-ignore
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { license?: string; dev?: boolean }>
    }
    for (const [path, { license = '', dev }] of Object.entries(lock.packages)) {
      if (path === '' || dev) continue
      expect(isAllowed(license), `${path}: ${license}`).toBe(true)
    }
    expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND Nonsense', 'MIT AND GPL-3.0', 'GPL-3.0', ''].map(isAllowed)).toEqual([true, true, false, false, false, false]) // prettier-ignore
  })

  it('run no install script but the one that is allowed by name', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>
    }
    const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> }
    const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional) // prettier-ignore
    expect(scripted.map(([path]) => path.replace(/^.*node_modules\//, ''))).toEqual(Object.keys(allowScripts))
  })
})
