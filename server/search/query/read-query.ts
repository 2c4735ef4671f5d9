import { cutQuery } from './cut-query.ts'
import { resolveFieldNames, type FieldNames, type LanguageNames } from './field-names.ts'
import { parseQuery, type ParsedQuery } from './parse-query.ts'
import type { SearchEngine } from '../../../engine/search-engine.ts'

/** A query as it was read: its tree, and what its fields name. */
export interface ReadQuery {
  /** Its text; the beginning of one that was too long to be read whole. */
  readonly query: string
  readonly parsed: ParsedQuery
  readonly names: FieldNames
}

interface ReadingContext {
  readonly engine: SearchEngine
  readonly languageNames: LanguageNames
  readonly signal?: AbortSignal
}

/** @param q as the reader typed it */
export async function readQuery(q: string, { engine, languageNames, signal }: ReadingContext): Promise<ReadQuery> {
  const query = cutQuery(q)
  const parsed = parseQuery(query)
  return { query, parsed, names: await resolveFieldNames(parsed.tree, engine, languageNames, signal) }
}
