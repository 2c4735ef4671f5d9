/** What is said and what only looks like it: cases that readers met. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { findStatements } from '../../indexer/tag/statements/find-statements.ts'
import { TEST_CATALOGUE } from '../support/indexing.ts'

/** Who says what, by the words of the text; names are given as they stand in it. */
function said(text: string, ...names: readonly string[]): string[] {
  const spans = names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))
  return findStatements(text, spans).statements.map(({ start, end, source }) => {
    const who = source === null ? '?' : text.slice(source.start, source.end)
    return `${who}: ${text.slice(start, end)}`
  })
}

describe('a statement', () => {
  it('is not a treaty that countries concluded', () => {
    expect(said("It was Lavrov's first trip to Iran since the two countries concluded a partnership treaty in Moscow.", 'Lavrov')).toEqual([]) // prettier-ignore
    expect(said('Lavrov concluded that the talks had failed.', 'Lavrov')).toEqual(['Lavrov: the talks had failed'])
  })

  it('is not what a line is labelled with, unless that is a name', () => {
    expect(said("Europe: He had briefed the minister on Tehran's talks with Britain.")).toEqual([])
    expect(said('Lavrov: No talks before summer', 'Lavrov')).toEqual(['Lavrov: No talks before summer'])
  })
})

describe('the topics of a statement', () => {
  it('are those of the words that are said, not of all the paragraph', () => {
    const { topics } = loadCatalogue({ folders: [TEST_CATALOGUE], cacheFolder: null })
    const text = 'The sanctions went on. Lavrov said the nuclear talks were over. The economy shrank.'
    const idsOf = (tags: readonly { readonly topic: string }[]) => tags.map(({ topic }) => topic).sort()
    const reading = topics.read(text)
    expect(idsOf(reading.topics())).toEqual(['diplomacy/nuclear-talks', 'economy', 'economy/sanctions'])
    const start = text.indexOf('the nuclear')
    expect(idsOf(reading.topicsWithin({ start, end: text.indexOf(' over') }))).toEqual(['diplomacy/nuclear-talks'])
    expect(idsOf(reading.topicsWithin({ start: start + 'the nuclear'.length, end: text.length }))).toEqual(['economy'])
  })
})

describe('a paragraph that ends with a colon', () => {
  const announced = (text: string, ...names: readonly string[]) => {
    const { announces } = findStatements(text, names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))) // prettier-ignore
    return announces?.source ? text.slice(announces.source.start, announces.source.end) : null
  }

  it('announces what is below it by a verb of saying or by the points somebody made', () => {
    expect(announced('Foreign Minister Abbas Araghchi was in Vienna. Araghchi made three points:', 'Araghchi')).toBe('Araghchi') // prettier-ignore
    expect(announced('Lavrov set two conditions for a truce:', 'Lavrov')).toBe('Lavrov')
    expect(announced('Lavrov said:', 'Lavrov')).toBe('Lavrov')
  })

  it('announces nothing where nobody speaks', () => {
    expect(announced('The road has three lanes:')).toBeNull()
    expect(announced('These are the results of the vote:')).toBeNull()
  })
})
