import { Eta } from 'eta'
import { join } from 'node:path'

/** The templates below `views/`; they loop, branch and print, and never compute. */
export function openTemplates({ cache }: { readonly cache: boolean }): Eta {
  return new Eta({ views: join(import.meta.dirname, '..', 'views'), cache, autoTrim: ['nl', false] })
}
