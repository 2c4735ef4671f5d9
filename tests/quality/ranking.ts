/** How well articles are ranked, on questions of which one knows what answers them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { runSearch } from '../../server/search/run-search.ts'
import { SearchState } from '../../server/search/search-state.ts'
import { indexFile, runIndexer } from '../support/indexing.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { readNdjson } from './ndjson.ts'

export interface RankingFigures {
  readonly queries: number
  /** Normalised discounted cumulative gain of the first ten articles, the mean of all queries, 0 to 1. */
  readonly ndcg10: number
  /** Of the articles that answer a query, those among the first hundred. */
  readonly recall100: number
}

/** How well each article answers a query, by its id: 1 or more; one that does not is not in it. */
type Judgements = ReadonlyMap<string, number>

/**
 * @param folder of a set as retrieval is measured with: `docs.ndjson` as the indexer reads it, `queries.ndjson` of `id` and `text`, both
 * perhaps gzipped, and `qrels.tsv` of a query, a document and how well it answers, below a line of headings
 */
export async function measureRanking(folder: string): Promise<RankingFigures> {
  const judged = readJudgements(join(folder, 'qrels.tsv'))
  const indexFolder = makeFolder()
  await runIndexer(indexFolder, [fileIn(folder, 'docs.ndjson')])
  const engine = new SqliteEngine(indexFile(indexFolder))
  let [queries, ndcg10, recall100] = [0, 0, 0]
  for await (const { id, text } of readNdjson(fileIn(folder, 'queries.ndjson'))) {
    const wanted = judged.get(String(id))
    if (!wanted) continue
    const found = await findArticles(String(text), engine)
    queries++
    ndcg10 += gainOf(found.map((article) => wanted.get(article) ?? 0)) / gainOf([...wanted.values()].sort((a, b) => b - a)) // prettier-ignore
    recall100 += found.filter((article) => wanted.has(article)).length / wanted.size
  }
  await engine.close()
  removeFolder(indexFolder)
  return { queries, ndcg10: ndcg10 / (queries || 1), recall100: recall100 / (queries || 1) }
}

async function findArticles(q: string, engine: SqliteEngine): Promise<string[]> {
  const state = new SearchState({ q, group: 'article', size: 100 })
  const { response } = await runSearch(state, null, { engine, today: '2025-01-01', languageNames: () => [] })
  return response.hits.map((hit) => hit.article.sourceId)
}

/** Of the first ten, the best first. */
function gainOf(judgements: readonly number[]): number {
  return judgements.slice(0, 10).reduce((sum, judgement, at) => sum + judgement / Math.log2(at + 2), 0)
}

function readJudgements(path: string): ReadonlyMap<string, Judgements> {
  const byQuery = new Map<string, Map<string, number>>()
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [query, document, judgement] = line.trim().split('\t')
    if (!(Number(judgement) > 0)) continue
    byQuery.set(query, (byQuery.get(query) ?? new Map<string, number>()).set(document, Number(judgement)))
  }
  return byQuery
}

function fileIn(folder: string, name: string): string {
  return [join(folder, name), join(folder, `${name}.gz`)].find(existsSync) ?? join(folder, name)
}
