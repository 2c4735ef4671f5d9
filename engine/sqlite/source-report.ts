import type { SourceRecord } from '../index-writer.ts'
import type { ArticleCount, SourceReport } from '../search-engine.ts'
import type { Connection } from './connection.ts'

export function readSourceReport(connection: Connection): SourceReport {
  const rows = connection.all<{ record: string }>('SELECT record FROM source ORDER BY path')
  const records = rows.map(({ record }) => JSON.parse(record) as SourceRecord)
  const count = (value: string, from = 'article') =>
    connection.all<ArticleCount>(
      `SELECT ${value} AS value, count(DISTINCT article.id) AS articles FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
  return {
    sources: records.length,
    refused: records.flatMap((record) => record.refused),
    formats: count("data ->> '$.format'"),
    dates: count("data ->> '$.publishedAtFrom'"),
    leftOut: count("line.value ->> '$.reason'", "article, json_each(article.data, '$.removed') AS line"),
  }
}
