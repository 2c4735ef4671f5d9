/** How well reports of one event find each other, on documents that say which event they report. */
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { readRelatedReports, SHOWN } from '../../server/search/related-reports.ts'
import { indexFile, runIndexer } from '../support/indexing.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { readNdjson } from './ndjson.ts'

export interface RelatedFigures {
  readonly documents: number
  /** Of the reports that are offered, those of the same event. */
  readonly precision: number
  /** Of the reports of the same event, of which no more are wanted than are offered at most, those that are offered. */
  readonly recall: number
}

/** @param path NDJSON, perhaps gzipped: as the indexer reads it, and in `cluster` the event */
export async function measureRelated(path: string): Promise<RelatedFigures> {
  const events = await readEvents(path)
  const folder = makeFolder()
  await runIndexer(folder, [path])
  const engine = new SqliteEngine(indexFile(folder))
  const context = { engine, today: '2025-01-01', languageNames: () => [] }
  let [offered, right, wanted] = [0, 0, 0]
  for await (const hit of engine.scan({ ...EVERYTHING, group: 'article' })) {
    const { article } = (await engine.getArticle(hit.article.id, null))!
    const event = events.get(article.sourceId)!
    const related = await readRelatedReports(article, context)
    const sameEvent = [...events.values()].filter((other) => other === event).length - 1
    offered += related.length
    right += related.filter((report) => events.get(report.article.sourceId) === event).length
    wanted += Math.min(SHOWN, sameEvent)
  }
  await engine.close()
  removeFolder(folder)
  return { documents: events.size, precision: right / (offered || 1), recall: right / (wanted || 1) }
}

/** By the document's id. */
async function readEvents(path: string): Promise<Map<string, string>> {
  const events = new Map<string, string>()
  for await (const { id, cluster } of readNdjson(path)) {
    if (typeof id !== 'string' || typeof cluster !== 'string') throw new Error(`${path}: each line needs an id and a cluster, both text.`) // prettier-ignore
    events.set(id, cluster)
  }
  return events
}
