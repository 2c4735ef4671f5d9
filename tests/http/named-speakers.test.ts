/** Speakers who are named beside what they say, apart from those told by a pronoun or from what came before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestServer } from '../support/server.ts'

let server: TestServer

beforeAll(async () => {
  // Of its two speakers Lavrov is named, and Araghchi carried over.
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

const found = async (query: string) =>
  (await server.json(`/search.json?${query}`)).hits.map(({ id }: { id: string }) => id)

describe('a search for named speakers alone', () => {
  it('finds no paragraph of one who is told otherwise, by facet, field or statement', async () => {
    expect(await found('speaker=araghchi')).toEqual(['tehran-1'])
    for (const query of ['speaker=araghchi', 'q=said:araghchi', 'q=said:araghchi+about:iran'])
      expect(await found(`${query}&speakers=named`)).toEqual([])
    for (const query of ['speaker=lavrov', 'q=said:lavrov', 'q=said:lavrov+about:syria', 'q=battlefield'])
      expect(await found(`${query}&speakers=named`)).toEqual(['tehran-2'])
    expect(await found('speaker=none&q=pressure&speakers=named')).toContain('tehran-1')
    expect(await found('q=-said:lavrov+syria&speakers=named')).toEqual(['tehran-1'])
  })

  it('counts them alone, under the names they have', async () => {
    const { facets } = await server.json('/search.json?speakers=named')
    expect(facets.speaker).toMatchObject([{ value: 'lavrov', label: 'Sergey Lavrov', count: 1 }])
    expect(Object.keys(facets)).not.toContain('namedSpeaker')
    const page = await server.text('/facets/speaker?speakers=named&find=lav')
    expect(page).toContain('Sergey Lavrov')
    expect(await server.text('/facets/speaker?speakers=named')).not.toContain('Abbas Araghchi')
  })

  it('is asked for by a box beside the speakers, and said with the results', async () => {
    const box = /<input type="checkbox" name="speakers" value="named"( checked)?>/
    expect(box.exec(await server.text('/search'))?.[1]).toBeUndefined()
    const page = await server.text('/search?q=syria&speakers=named')
    expect(box.exec(page)?.[1]).toBe(' checked')
    expect(page).toContain('Speakers are counted only where they are named beside what they say.')
    expect(page).not.toContain('<input type="hidden" name="speakers"')
    expect(page).toMatch(/href="\/search\?q=syria&amp;speaker=lavrov&amp;speakers=named"/)
  })

  it('is taken away and marked as it is shown', async () => {
    expect((await server.text('/search.ndjson?speaker=araghchi&speakers=named')).trim()).toBe('')
    expect(await server.text('/search.ndjson?speaker=lavrov&speakers=named')).toContain('tehran-2')
    expect(await server.text('/search.atom?speaker=lavrov&speakers=named')).toContain('battlefield')
    expect((await server.get('/articles/tehran?q=said:lavrov+battlefield&speakers=named')).status).toBe(200)
    expect((await server.get('/clauses?q=said:lavrov+battlefield&speakers=named')).status).toBe(200)
    expect((await server.get('/pictures?q=battlefield&speakers=named')).status).toBe(200)
  })

  it('is no third thing', async () => {
    const response = await server.get('/search.json?speakers=sure')
    expect([response.status, (await response.json()).error]).toMatchObject([
      400,
      { parameter: 'speakers', message: 'speakers must be one of all, named; “sure” is not.' },
    ])
  })
})
