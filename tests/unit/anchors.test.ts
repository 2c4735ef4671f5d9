/** What stands in a text whatever its language, and which passages of two it holds together. */
import { describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { alignPassages } from '../../server/search/align.ts'
import { actorsAmong, anchorsOf, readAnchorWeights } from '../../server/search/anchors.ts'
import { pairByAnchors } from '../../server/search/pair-by-anchors.ts'
import { makeArticle, makeMention } from '../support/archive.ts'

it('are who is named in it, by whatever name, and its figures, however they are written', () => {
  const [english, persian] = ['Lavrov saw 1,200 tonnes in Tehran.', 'لاوروف در تهران ۱۲۰۰ تن دید.']
  const ofEnglish = anchorsOf({ text: english, mentions: [makeMention(english, 'Lavrov', 'sergey-lavrov')] })
  expect([...ofEnglish]).toEqual(['actor:sergey-lavrov', 'figure:1200'])
  expect(anchorsOf({ text: persian, mentions: [makeMention(persian, 'لاوروف', 'sergey-lavrov')] })).toEqual(ofEnglish)
  expect(actorsAmong(ofEnglish)).toEqual(['sergey-lavrov'])
})

it('tell the more the rarer they are: actors by their paragraphs, figures and places as usual, years and a few less', async () => {
  const values = [
    { value: 'rare', paragraphs: 1, articles: 1 },
    { value: 'frequent', paragraphs: 500, articles: 400 },
    { value: 'everywhere', paragraphs: 1000, articles: 900 },
  ]
  const search = async () => ({ facets: [{ values }], totals: { paragraphs: 1000 } })
  const engine = { search } as unknown as SearchEngine
  const asked = ['actor:rare', 'figure:1200', 'actor:a-place', 'figure:12', 'figure:2025', 'actor:frequent', 'actor:everywhere'] // prettier-ignore
  const weights = await readAnchorWeights(new Set(asked), { engine, today: '2025-02-25', languageNames: () => [] })
  const [rare, figure, place, few, year, frequent, everywhere] = asked.map((anchor) => weights.get(anchor)!)
  expect(rare).toBeGreaterThan(0.9)
  expect(place).toBe(figure)
  expect(rare).toBeGreaterThan(figure)
  expect(figure).toBeGreaterThan(few)
  expect(few).toBe(year)
  expect(few).toBeGreaterThan(frequent)
  expect(frequent).toBeGreaterThan(everywhere)
  expect(everywhere).toBeCloseTo(0, 3)
})

/** Each passage as its anchors, all of them rare in the archive but for "everyone". */
const passages = (...all: string[]) => all.map((anchors) => new Set(anchors.split(' ').filter(Boolean)))
const WEIGHTS = new Map([...'abcdefghijkl'].map((anchor) => [anchor, 0.8]))
WEIGHTS.set('everyone', 0.01)

function pairsOf(ones: string[], others: string[]): string[] {
  const pairs = pairByAnchors(passages(...ones), passages(...others), WEIGHTS)
  return pairs.map(({ one, other, isClear }) => `${one}-${other}${isClear ? '!' : ''}`)
}

describe('passages of two reports in different languages', () => {
  it('belong together by a name that hardly any other passage has, clearly by two', () => {
    expect(pairsOf(['a', 'b c', 'd'], ['c b', 'e', 'a'])).toEqual(['0-2', '1-0!'])
  })

  it('do not by what stands in every paragraph of the archive', () => {
    expect(pairsOf(['everyone', 'b'], ['everyone', 'c'])).toEqual([])
  })

  it('do not by what stands in every passage of the two', () => {
    expect(pairsOf(['a b', 'a', 'a'], ['a', 'a', 'a b'])).toEqual(['0-2'])
  })

  it('do not by one name of very many that each has', () => {
    const [one, other] = ['a b c d e f', 'a g h i j k l']
    expect(pairsOf([one, ''], [other, ''])).toEqual([])
    expect(pairsOf(['a b', ''], ['a g', ''])).toEqual(['0-0'])
  })

  it('stand in one row when they belong together, and alone where nothing tells', () => {
    const { paragraphs: ones } = makeArticle({ id: 'one', title: 'T', paragraphs: [{ text: 'x' }, { text: 'y' }] })
    const { paragraphs: others } = makeArticle({ id: 'other', title: 'T', paragraphs: [{ text: 'y' }] })
    const rows = alignPassages(ones, others, pairByAnchors(passages('', 'a'), passages('a'), WEIGHTS))
    expect(rows).toEqual([
      { ones: [ones[0]], others: [] },
      { ones: [ones[1]], others: [others[0]] },
    ])
  })
})
