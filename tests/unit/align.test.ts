/** What two texts have in common, and which of their paragraphs tell the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../../engine/document.ts'
import { stemTerm } from '../../engine/text/analysis.ts'
import { alignPassages } from '../../server/search/align.ts'
import { pairByWords } from '../../server/search/pair-by-words.ts'
import { bagOf, likeness, likenesses, vectorOf, weightsOf } from '../../server/search/word-weights.ts'
import { makeArticle } from '../support/archive.ts'

/** Of a thousand paragraphs: what stands in most of them, and what in one or two. */
const COUNTS = { the: 990, was: 800, and: 900, said: 500, port: 2, flood: 2, grain: 2, price: 2, river: 2, container: 2, late: 2, wept: 2, sang: 2 } // prettier-ignore
const WEIGHTS = weightsOf({
  counts: new Map(Object.entries(COUNTS).map(([word, count]) => [stemTerm(word), count])),
  paragraphs: 1000,
})

const vector = (text: string) => vectorOf(bagOf([{ text, times: 1 }]), WEIGHTS)
const alike = (one: string, other: string) => likeness(vector(one), vector(other))

describe('the likeness of two texts', () => {
  it('is nothing where no word is common to both, all where they are the same, and the same both ways', () => {
    expect(alike('grain prices', 'the port')).toBe(0)
    expect(alike('The port was flooded.', 'the port was flooded')).toBeCloseTo(1)
    const [one, other] = ['flood in the port', 'the grain port was flooded and late']
    expect(alike(one, other)).toBeCloseTo(alike(other, one))
    expect(alike('', '')).toBe(0)
  })

  it('is made by rare words, and hardly by common ones', () => {
    expect(alike('the port was flooded', 'flooding and a port')).toBeGreaterThan(0.9)
    expect(alike('the port was flooded', 'the grain and the price was')).toBeLessThan(0.05)
  })

  it('grows little with a word that is said again and again', () => {
    expect(alike('port grain', `${'port '.repeat(20)} price`)).toBeLessThan(alike('port grain', 'port price') * 2)
  })

  it('counts a title as often as it is told to', () => {
    const with2 = vectorOf(bagOf([{ text: 'port', times: 2 }, { text: 'grain', times: 1 }]), WEIGHTS) // prettier-ignore
    expect(with2.get(stemTerm('port'))!).toBeGreaterThan(with2.get(stemTerm('grain'))!)
  })

  it('of many texts to many is that of each to each', () => {
    const words = fc.constantFrom(...Object.keys(COUNTS))
    const texts = fc.array(fc.array(words, { maxLength: 6 }).map((each) => vector(each.join(' '))), { maxLength: 6 }) // prettier-ignore
    fc.assert(
      fc.property(texts, texts, (ones, others) => {
        const found = new Map(Array.from(likenesses(ones, others), (each) => [`${each.one} ${each.other}`, each.likeness])) // prettier-ignore
        for (const [at, one] of ones.entries())
          for (const [beside, other] of others.entries())
            expect(found.get(`${at} ${beside}`) ?? 0).toBeCloseTo(likeness(one, other))
      }),
    )
  })
})

function paragraphs(...texts: (string | Partial<Paragraph>)[]): readonly Paragraph[] {
  const sketches = texts.map((each) => (typeof each === 'string' ? { text: each } : each)) as { text: string }[]
  return makeArticle({ id: 'a', title: 'T', paragraphs: sketches }).paragraphs
}

function align(ones: readonly Paragraph[], others: readonly Paragraph[]) {
  const passages = (all: readonly Paragraph[]) =>
    all.map((paragraph) => ({ paragraph, vector: vector(paragraph.text) }))
  return alignPassages(ones, others, pairByWords(passages(ones), passages(others)))
}

function rowsOf(ones: readonly Paragraph[], others: readonly Paragraph[]): string[] {
  const places = (row: readonly Paragraph[]) => row.map(({ position }) => position).join('+')
  return align(ones, others).map((row) => `${places(row.ones)}|${places(row.others)}`)
}

describe('two reports', () => {
  it('have beside each other what tells the same, wherever it stands', () => {
    const ones = paragraphs('The port was flooded.', 'Grain prices rose.')
    const others = paragraphs('Prices of grain are up.', 'A flood closed the port.')
    expect(rowsOf(ones, others)).toEqual(['1|2', '2|1'])
  })

  it('keep what only one of them tells where it stands there', () => {
    const ones = paragraphs('Nobody knew.', 'The port was flooded.', 'Everybody left.')
    const others = paragraphs('It was late.', 'A flood closed the port.', 'Some wept.', 'Others sang.')
    expect(rowsOf(ones, others)).toEqual(['|1', '1|', '2|2', '|3', '|4', '3|'])
  })

  it('have several paragraphs in a row where one report says at once what the other says bit by bit', () => {
    const ones = paragraphs('The river flooded the port, and grain prices rose.')
    const others = paragraphs('The river flooded the port.', 'Some wept.', 'Grain prices rose.')
    expect(rowsOf(ones, others)).toEqual(['1|1+3', '|2'])
  })

  it('have beside each other what one and the same speaker says in much the same words, where others would not do', () => {
    const said = (speakers: string[]) => [
      paragraphs({ text: 'The port has grain, and a price, and it was late.', speakers }),
      paragraphs({ text: 'Flood, container, river: the price is high, and all wept.', speakers }),
    ]
    const [ones, others] = said(['mayor'])
    expect(rowsOf(ones, others)).toEqual(['1|1'])
    expect(rowsOf(ones, said(['minister'])[1])).toEqual(['|1', '1|'])
  })

  it('have no more than four in a row, and never several beside several', () => {
    const part = 'The river flooded the port.'
    expect(rowsOf(paragraphs(part), paragraphs(part, part, part, part, part, part))).toEqual(['1|1+2+3+4', '|5', '|6'])
    const [ones, others] = [paragraphs('river flood port grain', 'river flood late'), paragraphs('river flood port', 'grain port wept')] // prettier-ignore
    expect(rowsOf(ones, others)).toEqual(['1+2|1', '|2'])
    expect(rowsOf(others, ones)).toEqual(['1|1+2', '2|'])
  })

  it('have nothing beside a heading, which tells nothing', () => {
    const heading = paragraphs({ text: 'The port was flooded.', kind: 'heading' })
    expect(rowsOf(heading, paragraphs('The port was flooded.'))).toEqual(['|1', '1|'])
  })

  it('lose no paragraph and repeat none, whatever they are', () => {
    const words = fc.constantFrom('port', 'flood', 'grain', 'price', 'river', 'container', 'the', 'and', 'others')
    const texts = fc.array(fc.array(words, { maxLength: 6 }).map((each) => each.join(' ')), { maxLength: 8 }) // prettier-ignore
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [ones, others] = [paragraphs(...one), paragraphs(...other)]
        const rows = align(ones, others)
        const places = (all: readonly Paragraph[]) => all.map(({ position }) => position).sort((a, b) => a - b)
        expect(places(rows.flatMap((row) => row.ones))).toEqual(places(ones))
        expect(places(rows.flatMap((row) => row.others))).toEqual(places(others))
        expect(rows.every((row) => row.ones.length + row.others.length > 0)).toBe(true)
      }),
    )
  })
})
