/** Reading a source of one format as the indexer does, without tagging it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatNamed, type Item, type ReadOptions } from '../../indexer/read/formats.ts'
import { OpenSource } from '../../indexer/read/open-source.ts'
import type { SourceArticle } from '../../indexer/read/source-article.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The articles in it; what is refused is left out. */
export async function readAs(
  name: string,
  content: string | Uint8Array,
  options: ReadOptions = { fieldNames: {} },
): Promise<SourceArticle[]> {
  const path = join(temporaryFolder(), 'source')
  writeFileSync(path, content)
  const format = formatNamed(name)
  const articles: SourceArticle[] = []
  if (format.by === 'file') {
    for (const result of await format.read(new OpenSource(path), options))
      if ('article' in result) articles.push(result.article)
    return articles
  }
  for await (const item of format.items(new OpenSource(path)))
    if ('text' in item) articles.push(await format.read(item.text, options))
  return articles
}

/** The parts of a source that is read item by item, those that are refused too. */
export async function itemsAs(name: string, content: string): Promise<Item[]> {
  const path = join(temporaryFolder(), 'source')
  writeFileSync(path, content)
  const format = formatNamed(name)
  if (format.by === 'file') throw new Error(`${name} is read whole`)
  return Array.fromAsync(format.items(new OpenSource(path)))
}
