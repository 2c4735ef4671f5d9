/** What two texts have in common, and which of their paragraphs tell the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Paragraph } from '../../engine/document.ts'
import { stemTerm } from '../../engine/text/analysis.ts'
import { alignParagraphs } from '../../server/search/align.ts'
import { likeness, WordBag, WordWeights } from '../../server/search/word-weights.ts'
import { makeArticle } from '../support/archive.ts'

const bag = (text: string) => new WordBag([{ text, times: 1 }])

/** Of a thousand paragraphs: what stands in most of them, and what in one or two. */
const WEIGHTS = new WordWeights(
  new Map(
    Object.entries({ the: 990, was: 800, and: 900, said: 500, port: 2, flood: 2, grain: 2, price: 2, river: 2, container: 2 })
      .map(([word, paragraphs]) => [stemTerm(word), paragraphs]), // prettier-ignore
  ),
  1000,
)

describe('the likeness of two texts', () => {
  it('is nothing where no word is common to both, all where they are the same, and the same both ways', () => {
    expect(likeness(bag('grain prices'), bag('the port'), WEIGHTS)).toBe(0)
    expect(likeness(bag('The port was flooded.'), bag('the port was flooded'), WEIGHTS)).toBeCloseTo(1)
    const [one, other] = [bag('flood in the port'), bag('the port was flooded and closed')]
    expect(likeness(one, other, WEIGHTS)).toBeCloseTo(likeness(other, one, WEIGHTS))
    expect(likeness(bag(''), bag(''), WEIGHTS)).toBe(0)
  })

  it('is made by rare words, and hardly by common ones', () => {
    const rare = likeness(bag('the port was flooded'), bag('flooding and a port'), WEIGHTS)
    const common = likeness(bag('the port was flooded'), bag('the grain and the price was'), WEIGHTS)
    expect(rare).toBeGreaterThan(0.5)
    expect(common).toBeLessThan(0.05)
  })

  it('grows little with a word that is said again and again', () => {
    const once = likeness(bag('port grain'), bag('port price'), WEIGHTS)
    const often = likeness(bag('port grain'), bag(`${'port '.repeat(20)} price`), WEIGHTS)
    expect(often).toBeLessThan(once * 2)
  })
})

function paragraphs(...texts: (string | { text: string; speakers: string[] })[]): readonly Paragraph[] {
  return makeArticle({ id: 'a', title: 'T', paragraphs: texts.map((each) => (typeof each === 'string' ? { text: each } : each)) }).paragraphs // prettier-ignore
}

function rowsOf(ones: readonly Paragraph[], others: readonly Paragraph[]): string[] {
  const places = (row: readonly Paragraph[]) => row.map(({ position }) => position).join('+')
  return alignParagraphs(ones, others, WEIGHTS).map((row) => `${places(row.ones)}|${places(row.others)}`)
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
      paragraphs({ text: 'The port has grain, and a price, and so on.', speakers }),
      paragraphs({ text: 'Flood, container, river: the price is high.', speakers }),
    ]
    const [ones, others] = said(['mayor'])
    expect(rowsOf(ones, others)).toEqual(['1|1'])
    expect(rowsOf(ones, said(['minister'])[1])).toEqual(['|1', '1|'])
  })

  it('lose no paragraph and repeat none, whatever they are', () => {
    const words = fc.constantFrom('port', 'flood', 'grain', 'price', 'river', 'container', 'the', 'and', 'others')
    const texts = fc.array(fc.array(words, { maxLength: 6 }).map((each) => each.join(' ')), { maxLength: 8 }) // prettier-ignore
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [ones, others] = [paragraphs(...one), paragraphs(...other)]
        const rows = alignParagraphs(ones, others, WEIGHTS)
        const places = (all: readonly Paragraph[]) => all.map(({ position }) => position).sort((a, b) => a - b)
        expect(places(rows.flatMap((row) => row.ones))).toEqual(places(ones))
        expect(places(rows.flatMap((row) => row.others))).toEqual(places(others))
        expect(rows.every((row) => row.ones.length + row.others.length > 0)).toBe(true)
      }),
    )
  })
})
