import type { ArticleCount, SourceRecord, SourceReport } from '../search-engine.ts'
import type { Statements } from './database.ts'

export function readSourceReport(statements: Statements): SourceReport {
  const rows = statements.get('SELECT record FROM source ORDER BY path').all() as unknown as { record: string }[]
  const records = rows.map(({ record }) => JSON.parse(record) as SourceRecord)
  const count = (value: string, from = 'article') =>
    statements
      .get(
        `SELECT ${value} AS value, count(DISTINCT article.id) AS articles FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1`,
      )
      .all() as unknown as ArticleCount[]
  return {
    sources: records.length,
    refused: records.flatMap((record) => record.refused),
    formats: count("data ->> '$.format'"),
    dates: count("data ->> '$.publishedAtFrom'"),
    leftOut: count("line.value ->> '$.reason'", "article, json_each(article.data, '$.removed') AS line"),
  }
}
