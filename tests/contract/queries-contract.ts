/** What every engine must find: words, phrases, statements, and the relaxed reading of a list. */
import { describe, expect, it } from 'vitest'
import type { QueryNode } from '../../engine/query.ts'
import type { SearchedArchive } from './index-under-test.ts'
import { and, filter, not, or, phrase, word } from './requests.ts'

export function describeQueries(archive: SearchedArchive): void {
  const { search, ids, found } = archive
  it('gives every paragraph when nothing is asked for', async () => {
    const response = await search({ sort: 'newest' })
    expect(response.totals).toEqual({ paragraphs: 14, articles: 6 })
    expect(response.hits).toHaveLength(14)
  })

  describe('words', () => {
    it('are found in the text and in the title of the article', async () => {
      expect(await found(word('battlefield'))).toEqual(['tehran-2'])
      expect(await found(word('araghchi'))).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
    })

    it('do not mind case, accents and apostrophes', async () => {
      expect(await found(word('NAIVE'))).toEqual(['climate-1'])
      expect(await found(word('café'))).toEqual(['climate-1'])
      expect(await found(word('cafe'))).toEqual(['climate-1'])
    })

    it('must all be there when they are joined by and', async () => {
      expect(await found(and(word('sanctions'), word('oil')))).toEqual(['tehran-3', 'vienna-3'])
      expect(await found(and(word('sanctions'), word('battlefield')))).toEqual([])
    })

    it('may be either when they are joined by or', async () => {
      expect(await found(or(word('battlefield'), word('grain')))).toEqual(['tehran-2', 'war-2'])
    })

    it('must be absent under not, alone or beside others', async () => {
      expect(await found(and(word('sanctions'), not(word('lifted'))))).toEqual(['tehran-3'])
      expect(await found(not(word('sanctions')))).toHaveLength(12)
      expect(await found(and(not(word('sanctions')), not(word('war'))))).toHaveLength(10)
    })

    it('nest to any depth', async () => {
      expect(await found(and(or(word('oil'), word('grain')), not(or(word('lifted'), word('prices')))))).toEqual([
        'tehran-3',
      ])
    })

    it('that may still be being typed find words that begin with them', async () => {
      expect(await found({ type: 'word', text: 'battlef', prefix: 'if-unknown' })).toEqual(['tehran-2'])
      const { notes } = await search({ query: { type: 'word', text: 'battlef', prefix: 'if-unknown' } })
      expect(notes).toEqual([{ type: 'beginning', word: 'battlef' }])
    })

    it('with a star find all words that begin with them', async () => {
      expect(await found({ type: 'word', text: 'negotiat', prefix: 'yes' })).toEqual(['tehran-1', 'vienna-1'])
    })

    it('with a typo find what was meant', async () => {
      expect(await found(word('battlefeild'))).toEqual(['tehran-2'])
      expect(await found(word('storns'))).toEqual(['climate-1', 'climate-2'])
    })

    it('leave out nothing but what was written: a typo under not leaves all there is', async () => {
      expect(await found(not(word('battlefield')))).toHaveLength(13)
      const { totals, notes } = await search({ query: not(word('battlefeild')) })
      expect(totals.paragraphs).toBe(14)
      expect(notes).toEqual([])
    })

    it('of less than five letters forgive no typo', async () => {
      expect(await found(word('vote'))).toEqual(['undated-1'])
      expect(await found(word('vite'))).toEqual([])
    })

    it('in Persian do not mind which yeh and kaf were typed, nor the half space', async () => {
      expect(await found(word('می‌شود'))).toEqual(['persian-1'])
      expect(await found(word('مي‌شود'))).toEqual(['persian-1'])
      expect(await found(and(word('وزير'), word('خارجه')))).toEqual(['persian-2'])
    })

    it('that are only punctuation ask for nothing', async () => {
      expect(await found(word('—'))).toHaveLength(14)
    })
  })

  describe('phrases', () => {
    it('are found as they stand, and only so', async () => {
      expect(await found(phrase('an agreement after long negotiations'))).toEqual(['vienna-1'])
      expect(await found(phrase('agreement an after'))).toEqual([])
    })

    it('of one word ask for just that word', async () => {
      expect(await found(phrase('negotiations'))).toEqual(['vienna-1'])
      expect(await found(phrase('negotiation'))).toEqual([])
    })

    it('are excluded whole', async () => {
      expect(await found(and(word('sanctions'), not(phrase('sanctions hit oil'))))).toEqual(['vienna-3'])
    })
  })

  it('finds words near each other, or says that it cannot tell', async () => {
    const near = (distance: number): QueryNode => ({ type: 'near', of: [word('Vienna'), word('long')], distance })
    const wide = await search({ query: near(10) })
    expect(ids(wide)).toEqual(['vienna-1'])
    const close = await search({ query: near(2) })
    if (archive.engine.capabilities.proximity) expect(ids(close)).toEqual([])
    else expect(close.notes).toContainEqual({ type: 'near-unsupported' })
  })

  it('shows as many as it counts where a phrase is to stand near a word', async () => {
    const { hits, totals } = await search({
      query: { type: 'near', of: [phrase('oil sanctions'), word('hit')], distance: 9 },
    })
    expect(hits).toHaveLength(totals.paragraphs)
    if (!archive.engine.capabilities.proximity) expect(totals.paragraphs).toBeGreaterThan(0)
  })

  it('looks in titles alone when asked to', async () => {
    expect(await found({ type: 'title', of: word('pressure') })).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
    expect(await found({ type: 'title', of: phrase('year of war') })).toEqual(['war-1', 'war-2'])
    expect(await found({ type: 'title', of: { type: 'word', text: 'press', prefix: 'yes' } })).toEqual(['tehran-1', 'tehran-2', 'tehran-3']) // prettier-ignore
    expect(await found({ type: 'title', of: word('battlefield') })).toEqual([])
  })

  it('looks in titles alone for words that were written as one', async () => {
    expect(await found({ type: 'title', of: word('underpressure') })).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
    expect(await found(word('sanctionshit'))).toEqual(['tehran-3'])
    expect(await found({ type: 'title', of: word('sanctionshit') })).toEqual([])
  })

  it('takes spans of time to the ends of the calendar', async () => {
    for (const range of [{ from: '9999-05-01', to: null }, { from: '9998-12-31', to: '9999-12-31' }, { from: null, to: '0000-02-03' }, { from: '9999-12-31', to: null }])
        expect((await search({ filters: [filter('published', [range])] })).totals.paragraphs, JSON.stringify(range)).toBe(0) // prettier-ignore
    const all = (await search({})).totals.paragraphs - (await search({ filters: [filter('published', ['none'])] })).totals.paragraphs // prettier-ignore
    for (const range of [
      { from: '0000-01-02', to: null },
      { from: null, to: '9999-12-30' },
    ])
      expect((await search({ filters: [filter('published', [range])] })).totals.paragraphs).toBe(all)
  })

  describe('the relaxed reading of a list of words', () => {
    it('finds paragraphs with some of them, those with most and rarest first', async () => {
      const response = await search({
        query: and(word('sanctions'), word('oil'), word('battlefield'), word('lifted')),
        matching: 'some',
      })
      expect(ids(response)[0]).toBe('vienna-3')
      expect(response.totals.paragraphs).toBeGreaterThan(1)
    })

    it('leaves out what the search leaves out', async () => {
      const query = and(word('sanctions'), word('oil'), not(word('lifted')))
      const some = ids(await search({ query, matching: 'some' }))
      const lifted = await found(word('lifted'))
      expect(lifted.length).toBeGreaterThan(0)
      expect(some.filter((id) => lifted.includes(id))).toEqual([])
      expect(some.length).toBeGreaterThan(0)
    })
  })

  describe('statements', () => {
    it('are found by who says something about what, in one and the same statement', async () => {
      expect(await found({ type: 'statement', speaker: 'lavrov', about: 'syria' })).toEqual(['tehran-2'])
      // Syria is named in this paragraph, and Araghchi speaks in it, but not about Syria.
      expect(await found({ type: 'statement', speaker: 'araghchi', about: 'syria' })).toEqual([])
    })

    it('are found by what anyone says something about, a topic too', async () => {
      expect(await found({ type: 'statement', speaker: null, about: 'iran' })).toEqual(['tehran-1'])
      expect(await found({ type: 'statement', speaker: 'araghchi', about: 'diplomacy' })).toEqual(['tehran-1'])
    })
  })
}
