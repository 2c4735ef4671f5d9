/** What a search thread does: answers one call of the engine at a time. */
import { packError, type PackedError } from '../pack-error.ts'
import { SqliteEngine } from './sqlite-engine.ts'

/** Methods that answer once. */
export type AskMethod =
  'search' | 'facetValues' | 'findValues' | 'describeValues' | 'countWords' | 'getArticle' | 'status' | 'sourceReport'

export interface Call {
  readonly file: string
  readonly method: AskMethod
  readonly parameters: readonly unknown[]
}

export type Answer = { readonly result: unknown } | { readonly error: PackedError }

/** One for each file, kept open from call to call. */
const engines = new Map<string, SqliteEngine>()

function engineOf(file: string): SqliteEngine {
  let engine = engines.get(file)
  if (!engine) engines.set(file, (engine = new SqliteEngine(file)))
  return engine
}

export default async function answer(call: Call): Promise<Answer> {
  const engine = engineOf(call.file)
  try {
    const method = engine[call.method] as (...parameters: readonly unknown[]) => Promise<unknown>
    return { result: await method.apply(engine, [...call.parameters]) }
  } catch (error) {
    return { error: packError(error) }
  }
}
