/** How well the same reports in several languages find each other, and their passages, on stories that were translated. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, Paragraph } from '../../engine/document.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
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
  readonly speech: SpeechFigures
}

/** Who speaks in a paragraph, by the same paragraph in another language. */
export interface SpeechFigures {
  /** Of paragraphs with a statement in one language, those with one in the other. */
  readonly found: number
  /** Paragraphs in which somebody whom the catalogue knows speaks in both. */
  readonly both: number
  /** Of those the ones with somebody in common. */
  readonly same: number
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
    speech: measureSpeech(articles),
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

async function measurePassages(articles: readonly Article[], context: SearchContext): Promise<Found> {
  let [offered, right, wanted] = [0, 0, 0]
  for (const [article, other] of pairsOf(articles)) {
    const { rows } = (await readComparison(article.id, other.id, context))!
    const pairs = rows.flatMap(({ ones, others }) => ones.flatMap((one) => others.map((beside) => [one, beside] as const))) // prettier-ignore
    offered += pairs.length
    right += pairs.filter(([one, beside]) => isSamePlace(one, beside)).length
    wanted += article.paragraphs.length
  }
  return { precision: right / (offered || 1), recall: right / (wanted || 1) }
}

function measureSpeech(articles: readonly Article[]): SpeechFigures {
  let [spoken, found, both, same] = [0, 0, 0, 0]
  const speaks = ({ statements }: Paragraph) => statements.length > 0
  for (const [article, other] of pairsOf(articles))
    article.paragraphs.forEach((one, at) => {
      const beside = other.paragraphs[at]
      if (speaks(one)) spoken++
      if (speaks(beside)) spoken++
      if (speaks(one) && speaks(beside)) found += 2
      // A name that the catalogue lacks is another in each script.
      const [ones, others] = [one, beside].map(({ speakers }) => speakers.filter((actor) => KNOWN.actors.has(actor)))
      if (ones.length === 0 || others.length === 0) return
      both++
      if (ones.some((actor) => others.includes(actor))) same++
    })
  return { found: found / (spoken || 1), both, same: same / (both || 1) }
}

const KNOWN = loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder: null })

/** The same story in two languages, cut into as many paragraphs in both. */
function pairsOf(articles: readonly Article[]): [Article, Article][] {
  const isPair = (one: Article, other: Article) =>
    storyOf(other) === storyOf(one) && one.id < other.id && other.language !== one.language
  return articles.flatMap((one) =>
    articles
      .filter((other) => isPair(one, other) && one.paragraphs.length === other.paragraphs.length)
      .map((other): [Article, Article] => [one, other]),
  )
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
