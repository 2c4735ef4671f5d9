/** The files the pages load: our own, htmx and the fonts. Each is served under a name that changes with its content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { RequestHandler } from 'express'

const require = createRequire(import.meta.url)
const own = (name: string) => join(import.meta.dirname, 'public', name)
const font = (family: string, name: string) => require.resolve(`@fontsource${family}/files/${name}.woff2`)

const FILES: Readonly<Record<string, { readonly file: string; readonly type: string }>> = {
  'style.css': { file: own('style.css'), type: 'text/css; charset=utf-8' },
  'page.js': { file: own('page.js'), type: 'text/javascript; charset=utf-8' },
  'saved.js': { file: own('saved.js'), type: 'text/javascript; charset=utf-8' },
  'suggest.js': { file: own('suggest.js'), type: 'text/javascript; charset=utf-8' },
  'card.js': { file: own('card.js'), type: 'text/javascript; charset=utf-8' },
  'range.js': { file: own('range.js'), type: 'text/javascript; charset=utf-8' },
  'icon.svg': { file: own('icon.svg'), type: 'image/svg+xml' },
  'htmx.js': { file: join(require.resolve('htmx.org'), '..', 'htmx.min.js'), type: 'text/javascript; charset=utf-8' },
  'serif-latin.woff2': { file: font('/source-serif-4', 'source-serif-4-latin-400-normal'), type: 'font/woff2' },
  'serif-latin-bold.woff2': { file: font('/source-serif-4', 'source-serif-4-latin-600-normal'), type: 'font/woff2' },
  'serif-latin-ext.woff2': { file: font('/source-serif-4', 'source-serif-4-latin-ext-400-normal'), type: 'font/woff2' },
  'serif-cyrillic.woff2': { file: font('/source-serif-4', 'source-serif-4-cyrillic-400-normal'), type: 'font/woff2' },
  'sans-latin.woff2': { file: font('-variable/source-sans-3', 'source-sans-3-latin-wght-normal'), type: 'font/woff2' },
  'sans-latin-ext.woff2': {
    file: font('-variable/source-sans-3', 'source-sans-3-latin-ext-wght-normal'),
    type: 'font/woff2',
  },
  'sans-cyrillic.woff2': {
    file: font('-variable/source-sans-3', 'source-sans-3-cyrillic-wght-normal'),
    type: 'font/woff2',
  },
  'arabic.woff2': { file: font('-variable/vazirmatn', 'vazirmatn-arabic-wght-normal'), type: 'font/woff2' },
}

interface Asset {
  readonly content: Buffer
  readonly type: string
  readonly path: string
}

/** Read once at start: a few hundred kilobytes, and no file is opened for a visitor's request. */
export class Assets {
  readonly #byName: ReadonlyMap<string, Asset>
  readonly #byPath: ReadonlyMap<string, Asset>

  constructor() {
    const names = Object.keys(FILES)
    const plain = new Map(names.map((name) => [name, readAsset(name, (content) => content)]))
    // The style sheet names fonts; it gets their addresses, and its own address changes with theirs.
    const named = (content: Buffer) =>
      Buffer.from(
        content.toString().replace(/url\(([\w.-]+\.woff2)\)/g, (_, name: string) => `url(${plain.get(name)!.path})`),
      )
    this.#byName = plain.set('style.css', readAsset('style.css', named))
    this.#byPath = new Map([...this.#byName.values()].map((asset) => [asset.path, asset]))
  }

  /** The path under which a file is served. */
  readonly pathOf = (name: string): string => this.#byName.get(name)!.path

  readonly handler: RequestHandler = (request, response, next) => {
    const asset = this.#byPath.get(request.path)
    if (!asset) return next()
    response
      .set({ 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable' })
      .send(asset.content)
  }
}

function readAsset(name: string, change: (content: Buffer) => Buffer): Asset {
  const { file, type } = FILES[name]
  const content = change(readFileSync(file))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return { content, type, path: `/assets/${hash}/${name}` }
}
