/** How well the same reports in several languages find each other, and their passages, on stories that were translated. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, Paragraph } from '../../engine/document.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { readComparison } from '../../server/search/comparison.ts'
import { readInOtherLanguages } from '../../server/search/other-languages.ts'
import type { SearchContext } from '../../server/search/run-search.ts'
import { indexFile, runIndexer } from '../support/indexing.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { readNdjson } from './ndjson.ts'

export interface Found {
  readonly precision: number
  readonly recall: number
}

export interface LanguageFigures {
  readonly stories: number
  readonly reports: Found
  /** Of the stories side by side in each two languages. */
  readonly passages: Found
}

interface Story {
  readonly id: string
  readonly text: string
}

/** All stories are of one day, so that no day tells them apart. */
const DAY = '2018-10-01'

/**
 * @param paths NDJSON, perhaps gzipped, one for each language: the same stories by their `id`, and in each `text` the same paragraphs,
 * parted by empty lines
 */
export async function measureLanguages(paths: readonly string[]): Promise<LanguageFigures> {
  const folder = makeFolder()
  const stories = await Promise.all(paths.map(readStories))
  const archive = join(folder, 'stories.ndjson')
  const lines = stories.flatMap((ofOne, at) => ofOne.map((story) => JSON.stringify({ ...story, id: `${story.id}#${at}`, publishedAt: DAY }))) // prettier-ignore
  writeFileSync(archive, lines.join('\n'))
  await runIndexer(folder, [archive], { catalogue: { folders: [OWN_CATALOGUE], cacheFolder: null } })
  const engine = new SqliteEngine(indexFile(folder))
  const context = { engine, today: DAY, languageNames: () => [] }
  const articles: Article[] = []
  for await (const { article } of engine.scan({ ...EVERYTHING, group: 'article' }))
    articles.push((await engine.getArticle(article.id, null))!.article)
  const figures = {
    stories: new Set(articles.map(storyOf)).size,
    reports: await measureReports(articles, context),
    passages: await measurePassages(articles, context),
  }
  await engine.close()
  removeFolder(folder)
  return figures
}

const storyOf = ({ sourceId }: Pick<Article, 'sourceId'>) => sourceId.split('#')[0]

async function measureReports(articles: readonly Article[], context: SearchContext): Promise<Found> {
  let [offered, right, wanted] = [0, 0, 0]
  for (const article of articles) {
    const found = await readInOtherLanguages(article, context)
    offered += found.length
    right += found.filter((report) => storyOf(report.article) === storyOf(article)).length
    wanted += articles.filter((other) => storyOf(other) === storyOf(article) && other.language !== article.language).length // prettier-ignore
  }
  return { precision: right / (offered || 1), recall: right / (wanted || 1) }
}

/** Of stories that are cut into as many paragraphs in both languages. */
async function measurePassages(articles: readonly Article[], context: SearchContext): Promise<Found> {
  let [offered, right, wanted] = [0, 0, 0]
  for (const article of articles)
    for (const other of articles) {
      const isPair = storyOf(other) === storyOf(article) && article.id < other.id && other.language !== article.language
      if (!isPair || article.paragraphs.length !== other.paragraphs.length) continue
      const { rows } = (await readComparison(article.id, other.id, context))!
      const pairs = rows.flatMap(({ ones, others }) => ones.flatMap((one) => others.map((beside) => [one, beside] as const))) // prettier-ignore
      offered += pairs.length
      right += pairs.filter(([one, beside]) => isSamePlace(one, beside)).length
      wanted += article.paragraphs.length
    }
  return { precision: right / (offered || 1), recall: right / (wanted || 1) }
}

const isSamePlace = (one: Paragraph, other: Paragraph) => one.position === other.position

async function readStories(path: string): Promise<Story[]> {
  const stories: Story[] = []
  for await (const { id, text } of readNdjson(path)) {
    if (typeof id !== 'string' || typeof text !== 'string')
      throw new Error(`${path}: each line needs an id and a text.`)
    stories.push({ id, text })
  }
  return stories
}
