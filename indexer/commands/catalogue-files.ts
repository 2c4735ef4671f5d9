import { join, resolve } from 'node:path'
import { OWN_CATALOGUE, type CatalogueFiles } from '../catalogue/catalogue-files.ts'
import type { IndexerSettings } from '../settings.ts'

/** The catalogue of Dateline with the operator's own on top of it. */
export function catalogueFiles(settings: IndexerSettings): CatalogueFiles {
  return {
    folders: [OWN_CATALOGUE, ...(settings.CATALOGUE ? [resolve(settings.CATALOGUE)] : [])],
    cacheFolder: join(resolve(settings.DATA_DIR), 'cache'),
  }
}
