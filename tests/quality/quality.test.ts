/** A tagger that gets worse by more than a point is noticed here. The figures are those of the last deliberate change. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { CATALOGUE_CACHE } from '../support/data-folder.ts'
import { measure, readGold, TAGGERS, type Figures, type Tagger } from './measure.ts'

const POINT = 0.01
const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'figures.json'), 'utf8')) as Record<Tagger, Figures>

describe('the gold paragraphs', () => {
  let figures: Record<Tagger, Figures>
  beforeAll(() => {
    figures = measure(readGold(), loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder: CATALOGUE_CACHE })).figures
  })

  it('are at least forty, each with something to find or nothing to be found', () => {
    expect(readGold().length).toBeGreaterThanOrEqual(40)
    for (const tagger of TAGGERS) expect(figures[tagger].wanted, tagger).toBe(kept[tagger].wanted)
  })

  for (const tagger of TAGGERS)
    it(`are tagged with ${tagger} as well as when the figures were kept`, () => {
      expect(figures[tagger].precision).toBeGreaterThanOrEqual(kept[tagger].precision - POINT)
      expect(figures[tagger].recall).toBeGreaterThanOrEqual(kept[tagger].recall - POINT)
    })
})
