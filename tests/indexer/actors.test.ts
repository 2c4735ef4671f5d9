/** Who is named in a report though the catalogue lacks the name, and what stands for somebody named before. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from '../../indexer/catalogue/catalogue.ts'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { tagArticle } from '../../indexer/tag/tag-article.ts'
import { CATALOGUE_CACHE } from '../support/data-folder.ts'
import { makeArticle } from '../support/archive.ts'

let catalogue: Catalogue
beforeAll(() => {
  catalogue = loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder: CATALOGUE_CACHE })
})

const tag = (texts: readonly string[], more: Partial<Parameters<typeof makeArticle>[0]> = {}) =>
  tagArticle(makeArticle({ id: 'a', title: 'A report', paragraphs: texts.map((text) => ({ text })), ...more }), catalogue).article // prettier-ignore

/** `words: actor` for each mention of the last paragraph. */
const mentioned = (...texts: readonly string[]) =>
  tag(texts)
    .paragraphs.at(-1)!
    .mentions.map(({ text, actor }) => `${text}: ${actor}`)

/** Facet values of the last paragraph. */
const counted = (...texts: readonly string[]) => tag(texts).paragraphs.at(-1)!.actors

describe('a name the catalogue lacks', () => {
  it('is a person’s by an office or an age behind it, a title before it', () => {
    expect(mentioned('On Monday Zelmira Okwundu, deputy director of the harbour board, spoke.')).toContain('Zelmira Okwundu: zelmira-okwundu') // prettier-ignore
    expect(mentioned('In the square stood Zelmira Okwundu, 45, with a sign.')).toContain('Zelmira Okwundu: zelmira-okwundu') // prettier-ignore
    expect(mentioned('It fell to activist Zelmira Okwundu to begin.')).toContain('Zelmira Okwundu: zelmira-okwundu')
    expect(mentioned('In the square stood Zelmira Okwundu with a sign.')).toEqual([])
  })

  it('stands behind its office, which may be that of a department and capital too, and is not part of the name', () => {
    for (const title of [
      'Finance Minister',
      'In the afternoon Harbour Secretary',
      'U.S. Agriculture Secretary',
      'The Trade Representative',
      'On Friday the CEO',
      'It fell to Utah Gov.',
    ])
      expect(counted(`${title} Zelmira Okwundu spoke.`), title).toContain('zelmira-okwundu')
    expect(counted('Its deputy director, Zelmira Okwundu, spoke.')).toEqual(['zelmira-okwundu'])
    // Who holds the office by the catalogue is not meant where another name stands beside it.
    expect(counted('British Finance Minister Zelmira Okwundu spoke.')).toEqual(['zelmira-okwundu'])
    // King by name.
    expect(counted('Martin Zelmira King Okwundu spoke.')).toEqual(['martin-zelmira-king-okwundu'])
  })

  it('does not begin with the day before a surname that is known', () => {
    expect(counted('On Tuesday Lavrov said no.')).toContain('sergey-lavrov')
    expect(counted('On Tuesday Zelmira Lavrov said no.')).not.toContain('sergey-lavrov')
  })

  it('goes on behind an initial', () => {
    expect(mentioned('Gen. Joseph L. Okwundu came, and Okwundu spoke.')).toEqual(['Joseph L. Okwundu: joseph-l-okwundu', 'Okwundu: joseph-l-okwundu']) // prettier-ignore
  })

  it('is a unit’s by its number', () => {
    expect(mentioned('On Monday the 507th Air Refueling Wing left for the base in the desert.')).toEqual(['507th Air Refueling Wing: 507-th-air-refueling-wing']) // prettier-ignore
  })

  it('is known by the acronym that explains it, and takes the place of a name within it', () => {
    const texts = ['It was paid by the Syria Recovery Trust Fund (SRTF).', 'On Monday the SRTF paid again.']
    expect(mentioned(texts[0])).toEqual(['Syria Recovery Trust Fund: syria-recovery-trust-fund', 'SRTF: syria-recovery-trust-fund']) // prettier-ignore
    expect(counted(...texts)).toEqual(['syria-recovery-trust-fund'])
    // A plan is nobody.
    expect(mentioned('They spoke of the Grand Harbour Dredging Plan (GHDP).')).toEqual([])
  })

  it('that stands alone is marked where it is somebody’s who speaks, and nobody can look for it', () => {
    const texts = ['“It is good,” Okwundu told a visitor. He smiled.', 'On Tuesday Okwundu went home.']
    expect(mentioned(...texts)).toEqual(['Okwundu: okwundu'])
    expect(counted(...texts)).toEqual([])
    expect(tag(texts).paragraphs[0].speakers).toEqual([])
    expect(mentioned('Okwundu Ltd said it would pay.', 'On Tuesday Okwundu said it had.')).toEqual([])
  })

  it('is a place’s behind “in” and “the village of”, by a landmark, and then everywhere', () => {
    expect(mentioned('Shots were heard near Zarnavand.', 'On Tuesday Zarnavand was quiet.')).toEqual(['Zarnavand: zarnavand']) // prettier-ignore
    expect(mentioned('It crossed the Okwundu River.')).toEqual(['Okwundu River: okwundu-river'])
    expect(counted('Shots were heard near Zarnavand.')).toEqual([])
    expect(mentioned('It rained in April.')).toEqual([])
  })
})

describe('words that stand for somebody', () => {
  const last = (...texts: readonly string[]) => mentioned(...texts).at(-1)

  it('mean the body last named that is called so', () => {
    expect(last('The Arab League met the World Bank.', 'A day later the league was silent.')).toBe('the league: arab-league') // prettier-ignore
    expect(last('Hezbollah fired.', 'On Tuesday the group said nothing.')).toBe('the group: hezbollah')
    expect(last('A day later the league was silent.')).toBeUndefined()
  })

  it('mean the state whose people were spoken of', () => {
    expect(last('Bashar al-Assad spoke.', 'On Tuesday the regime said nothing.')).toBe('the regime: syria')
  })

  it('mean the place last named, and the holder of the title', () => {
    expect(last('It began in Aleppo.', 'On Tuesday the town was quiet.')).toMatch(/^the town: /)
    expect(last('Defence Secretary Ash Carter came.', 'On Tuesday the secretary left.')).toMatch(/^the secretary: ash/)
  })

  it('are no facet values', () => {
    expect(counted('Hezbollah fired.', 'On Tuesday the group said nothing.')).toEqual([])
  })

  it('“I” and “we” are who speaks, and the outlet that publishes its own news', () => {
    const [quoted] = tag(['Sergei Lavrov said: "I think that we have time for that."']).paragraphs
    expect(quoted.mentions.map(({ text, actor }) => `${text}: ${actor}`)).toEqual(['Sergei Lavrov: sergey-lavrov', 'I: sergey-lavrov', 'we: sergey-lavrov']) // prettier-ignore
    const [own] = tag(['Today we announce a new rate.'], { source: 'European Central Bank' }).paragraphs
    expect(own.mentions).toMatchObject([{ text: 'we', actor: 'ecb' }])
    expect(tag(['Today we announce a new rate.'], { source: 'Meridian' }).paragraphs[0].mentions).toEqual([])
  })
})

describe('a group', () => {
  it('that is a people is looked for, a kind of people only marked', () => {
    const [paragraph] = tag(['The Yazidis fled with other refugees.']).paragraphs
    expect(paragraph.mentions).toMatchObject([
      { text: 'Yazidis', actor: 'yazidis', kind: 'group' },
      { text: 'refugees', actor: 'refugees', kind: 'group' },
    ])
    expect(paragraph.actors).toEqual(['yazidis'])
  })

  it('is no first name, and no second mention beside a name', () => {
    expect(mentioned('Christian Lindgrenson came.')).toEqual(['Christian Lindgrenson: christian-lindgrenson'])
    expect(mentioned('He met Islamic State fighters.')).toHaveLength(1)
  })
})

describe('an office whose word means another one elsewhere', () => {
  const DAY = { publishedAt: '2025-03-26' }
  const meant = (word: string, ...texts: readonly string[]) =>
    tag(texts, DAY)
      .paragraphs.at(-1)!
      .mentions.filter(({ text }) => text.toLowerCase().includes(word))
      .map(({ actor }) => actor)

  it('is that of the state it is told of', () => {
    expect(meant('chancellor', 'The British chancellor cut benefits.')).toEqual(['rachel-reeves'])
    expect(meant('chancellor', 'Britain’s chancellor cut benefits.')).toContain('rachel-reeves')
    expect(meant('chancellor', 'The German chancellor met the press.')).toEqual(['olaf-scholz'])
  })

  it('is that of the person who was named with it, and nobody else’s', () => {
    const budget = 'Chancellor Rachel Reeves cut benefits on Wednesday. Keir Starmer, the prime minister, stood by.'
    expect(meant('chancellor', budget, 'In the spring the chancellor had said otherwise.')).toEqual(['rachel-reeves']) // prettier-ignore
    expect(meant('prime minister', budget, 'In the spring the prime minister had said otherwise.')).toEqual(['keir-starmer']) // prettier-ignore
    expect(meant('chancellor', 'Olaf Scholz met Keir Starmer in London. Scholz left early.', 'In the spring the chancellor had said otherwise.')).toEqual(['olaf-scholz']) // prettier-ignore
  })

  it('is nobody’s where only somebody of the other office was named', () => {
    expect(meant('chancellor', 'Keir Starmer spoke in London.', 'In the spring the chancellor had said otherwise.')).toEqual([]) // prettier-ignore
  })
})
