/** The ways around a search: from hit to hit, what its parts cost, many at once, what may be typed. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle, makeMention } from '../support/archive.ts'
import { indexedArchive, TestServer } from '../support/server.ts'
import { removeFolder } from '../support/temporary-folder.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

const hrefs = (page: string, pattern: RegExp) =>
  [...page.matchAll(pattern)].map(([, href]) => href.replaceAll('&amp;', '&'))

describe('an article opened from a search', () => {
  it('leads to the hit before and behind it, in the order of the search', async () => {
    const found = await server.json('/search.json?q=sanctions+OR+oil')
    const ids = found.hits.map(({ id }: { id: string }) => id)
    const [first] = hrefs(await server.text('/search?q=sanctions+OR+oil'), /<h2><a href="([^"]+hit=1[^"]*)"/g)
    const visited: string[] = []
    let at: string | undefined = first
    while (at !== undefined && visited.length < 20) {
      const [, article, position] = /\/articles\/([^?]+)\?.*#p(\d+)/.exec(at)!
      visited.push(`${article}-${position}`)
      const page = await server.text(at)
      expect(page).toContain(`Hit ${visited.length} of ${ids.length}`)
      at = hrefs(page, /<a rel="next" href="([^"]+)">Next hit/g).at(0)
    }
    expect(visited).toEqual(ids)
  })

  it('leads to each of its marks', async () => {
    const page = await server.text('/articles/tehran?q=sanctions+OR+syria')
    const numbers = [...page.matchAll(/<a href="#(m\d+)">/g)].map(([, id]) => id)
    expect(numbers.length).toBeGreaterThan(1)
    for (const id of numbers) expect(page.match(new RegExp(`<mark id="${id}">`, 'g')), id).toHaveLength(1)
  })

  it('has no trail without a search, nor with a place that cannot be', async () => {
    for (const path of ['/articles/tehran', '/articles/tehran?hit=0', '/articles/tehran?hit=x', '/articles/tehran?hit=999999'])
      expect(await server.text(path)).not.toContain('class="trail"') // prettier-ignore
  })

  it('links the names in it to the pages about them, and lets no text become markup', async () => {
    const page = await server.text('/articles/tehran?q=syria')
    expect(page).toMatch(/<a class="actor" href="\/actors\/syria" title="[^"]+"><mark id="m\d+">Syria<\/mark><\/a>/)
  })

  it('links no pronoun and nothing else that only stands for a name', async () => {
    const text = 'We know them. The group went to Iran, and I was there. The Hague was silent. They left Iran.'
    const mentions = ['We', 'The group', 'I ', 'The Hague', 'They', 'Iran'].map((name) => makeMention(text, name.trim(), 'iran')) // prettier-ignore
    const [folder, engine] = await indexedArchive([
      makeArticle({ id: 'pronouns', title: 'Pronouns', paragraphs: [{ text, mentions, actors: ['iran'] }] }),
    ])
    const one = await TestServer.over(engine)
    const page = await one.text('/articles/pronouns')
    expect([...page.matchAll(/<a class="actor"[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual(['Iran', 'The Hague'])
    await one.close()
    await engine.close()
    removeFolder(folder)
  })

  it('tells what else was printed that day about the same, and neither itself nor its copies', async () => {
    const about = (id: string, actor: string, publishedAt: string, sameAs: string | null = null) =>
      makeArticle({ id, title: `Of ${id}`, publishedAt, sameAs, paragraphs: [{ text: `Of ${id}.`, actors: [actor] }] })
    const [folder, engine] = await indexedArchive([
      about('one', 'iran', '2025-02-25T09:00:00Z', 'one'),
      about('copy', 'iran', '2025-02-25', 'one'),
      about('beside', 'iran', '2025-02-25T18:00:00Z'),
      about('of-another', 'syria', '2025-02-25'),
      about('later', 'iran', '2025-02-26'),
    ])
    const archive = await TestServer.over(engine)
    const sectionOf = async (id: string) => /<section class="same-day"[\s\S]*?<\/section>/.exec(await archive.text(`/articles/${id}`))?.[0] ?? '' // prettier-ignore
    const others = async (id: string) => [...(await sectionOf(id)).matchAll(/href="\/articles\/([\w-]+)/g)].map(([, other]) => other) // prettier-ignore
    expect(await others('one')).toEqual(['beside'])
    expect(await others('later')).toEqual([])
    await archive.close()
    await engine.close()
    removeFolder(folder)
  })
})

describe('what each part of a search costs', () => {
  it('is told with a link to the search without it', async () => {
    const search = await server.text('/search?q=sanctions+oil&source=Harbour')
    const [href] = hrefs(search, /href="(\/clauses[^"]+)"/g)
    const page = await server.text(href)
    expect(page).toMatch(/href="\/search\?q=oil&amp;source=Harbour"[^>]*><bdi>without “sanctions”: 1 paragraph/)
    expect(page).toMatch(/href="\/search\?q=sanctions\+oil"[^>]*><bdi>without the filter “Outlet”: 2 paragraphs/)
  })

  it('is not offered for a search of one part', async () => {
    expect(await server.text('/search?q=sanctions')).not.toContain('/clauses')
    expect(await server.text('/search')).not.toContain('/clauses')
  })
})

describe('an article whose first paragraph is its title', () => {
  it('has a place for each hit and each mark that something leads to', async () => {
    const article = makeArticle({ id: 'titled', title: 'Talks begin', paragraphs: [{ text: 'Talks begin' }, { text: 'The talks and more talks.' }] }) // prettier-ignore
    const own = await TestServer.withArchive([article])
    const page = await own.text('/articles/titled?q=talks')
    const targets = [...page.matchAll(/href="#(m\d+)"/g)].map(([, id]) => id)
    expect(targets).toEqual(['m1', 'm2'])
    for (const id of [...targets, 'p1', 'p2']) expect(page.match(new RegExp(`id="${id}"`, 'g')), id).toHaveLength(1)
    await own.close()
  })
})

describe('many names at once', () => {
  const names = 'sanctions\n\n  sanctions \nzeppelin\nsaid:lavrov\n<script>alert(1)</script>\n=1+1'

  it('have a row each, once, with their counts, the years, and a link to the hits', async () => {
    const page = await server.text(`/names?names=${encodeURIComponent(names)}`)
    expect(page.match(/<tr><th scope="row">/g)).toHaveLength(5)
    expect(page).toMatch(/href="\/search\?q=sanctions"[\s\S]*?<td class="count">2<\/td><td class="count">2<\/td><td>2015 – 2025/) // prettier-ignore
    expect(page).toMatch(/<bdi>zeppelin<\/bdi>[\s\S]*?<td class="count">0<\/td>/)
    expect(page).not.toContain('<script>alert')
  })

  it('come as CSV that no spreadsheet runs', async () => {
    const rows = parse(await server.text(`/names.csv?names=${encodeURIComponent(names)}`), { columns: true, bom: true }) as Record<string, string>[] // prettier-ignore
    expect(rows.map(({ name, paragraphs }) => [name, paragraphs])).toContainEqual(['said:lavrov', '1'])
    expect(rows.at(-1)!.name).toBe("'=1+1")
    expect(rows[0].url).toBe(`${server.url}/search?q=sanctions`)
  })

  it('say what was counted in place of what nobody has, on the page and in the table', async () => {
    const query = `names=${encodeURIComponent('sanctoins\nsaid:nobodyhere\nsanctions')}`
    const page = await server.text(`/names?${query}`)
    const rows = page.split('<tr><th scope="row">')
    const noteOn = (name: string) =>
      /<p class="note">([^<]*)/.exec(rows.find((row) => row.includes(`<bdi>${name}</bdi>`))!)?.[1]
    expect(noteOn('sanctoins')).toContain('sanctions')
    expect(noteOn('said:nobodyhere')).toContain('nobodyhere')
    expect(noteOn('sanctions')).toBeUndefined()
    const inTable = parse(await server.text(`/names.csv?${query}`), { columns: true, bom: true }) as Record<string, string>[] // prettier-ignore
    expect(inTable.map((row) => row.notes !== '')).toEqual([true, true, false])
  })

  it('are as many as can be searched for, and that is said', async () => {
    const many = Array.from({ length: 120 }, (_, at) => `name${at}`).join('\n')
    const page = await server.text(`/names?names=${encodeURIComponent(many)}`)
    expect(page.match(/<tr><th scope="row">/g)).toHaveLength(100)
    expect(page).toContain('Only the first 100 lines')
  })

  it('link to just what they count, where a search would go on to paragraphs with some of the words', async () => {
    const page = await server.text(`/names?names=${encodeURIComponent('sanctions zeppelin')}`)
    const href = /href="(\/search\?q=sanctions[^"]*)"/.exec(page)![1].replaceAll('&amp;', '&')
    expect((await server.json(href.replace('/search', '/search.json'))).total.paragraphs).toBe(0)
  })

  it('are none on an empty page', async () => {
    expect(await server.text('/names')).not.toContain('<table')
  })
})

describe('a search for what somebody said', () => {
  it('marks the words that were said, in the list and in the article, where no word was looked for', async () => {
    for (const query of ['q=said:lavrov+about:syria', 'speaker=lavrov']) {
      const page = await server.text(`/search?${query}`)
      const [, inList] = /<article[\s\S]*?<mark>([^<]+)/.exec(page)!
      const article = await server.text(hrefs(page, /<h2><a href="([^"]+)"/g)[0].replace(/#.*/, ''))
      expect(article).toContain(`<mark id="m1">${inList.slice(0, 5)}`)
    }
    expect(await server.text('/search?actor=iran')).not.toContain('<mark>')
  })
})

describe('the page of an actor', () => {
  it('says of those who speak of them in as many paragraphs as are found', async () => {
    const page = await server.text('/actors/syria')
    const rows = [...page.matchAll(/<a href="(\/search\?q=said[^"]+)"[\s\S]*?<td class="count">(\d+)/g)]
    expect(rows.length).toBeGreaterThan(0)
    for (const [, href, count] of rows) {
      const { total } = await server.json(href.replaceAll('&amp;', '&').replace('/search', '/search.json'))
      expect(total.paragraphs, href).toBe(Number(count))
    }
  })
})

describe('suggestions', () => {
  const suggest = (q: string) => server.json(`/suggest.json?q=${encodeURIComponent(q)}`)

  it('complete fields, and the names of actors and topics', async () => {
    expect((await suggest('oil sa')).suggestions[0]).toMatchObject({ text: 'said:', count: null })
    const { from, suggestions } = await suggest('oil lavr')
    expect(from).toBe(4)
    expect(suggestions[0]).toMatchObject({ text: 'actor:lavrov ', label: 'actor: Sergey Lavrov' })
  })

  it('complete the value of a field, also in quotation marks and behind a minus', async () => {
    for (const [query, from] of [
      ['said:lav', 0],
      ['oil -said:lav', 5],
      ['(said:"sergey lav', 1],
    ] as const)
      expect(await suggest(query), query).toMatchObject({ from, suggestions: [{ text: 'said:lavrov ' }] })
  })

  it('say how many paragraphs they find, where that is known', async () => {
    const { suggestions } = await suggest('said:lavr')
    const { total } = await server.json('/search.json?q=said:lavrov')
    expect(suggestions[0].count).toBe(String(total.paragraphs))
    expect((await suggest('about:syr')).suggestions[0].count).toBeNull()
  })

  it('complete what is spoken of by actors and topics, the more frequent first', async () => {
    expect((await suggest('about:ru')).suggestions[0]).toMatchObject({ text: 'about:russia ' })
    expect((await suggest('about:sanc')).suggestions[0]).toMatchObject({ text: 'about:economy/sanctions ' })
  })

  it('are none within a phrase', async () => {
    expect((await suggest('"grain la')).suggestions).toEqual([])
  })

  it('give a query that names just what was suggested', async () => {
    const { suggestions } = await suggest('topic:dip')
    const found = await server.json(`/search.json?q=${encodeURIComponent(suggestions[0].text)}`)
    expect(found.total.paragraphs).toBeGreaterThan(0)
  })

  it('are none for what cannot be completed, whatever it is', async () => {
    for (const query of ['', ' ', 'x', '"', 'said:', 'oil )(', '"; DROP TABLE', 'a'.repeat(5000), '\u0000'])
      expect(Array.isArray((await suggest(query)).suggestions), query.slice(0, 20)).toBe(true)
  })
})

describe('the pictures of a search', () => {
  const SEARCHES = [
    '',
    '?q=pressure',
    `?q=${encodeURIComponent('pressure OR negotiations')}`,
    `?q=${encodeURIComponent('"pressure')}`,
    '?actor=iran',
    '?not.actor=syria',
    '?source=Harbour',
    '?not.source=Harbour&topic=security',
    '?published=2025',
  ]

  it.each(SEARCHES)(
    'show who is named together, each line a search with just as many paragraphs: %s',
    async (search) => {
      const page = await server.text(`/pictures${search}`)
      const pairs = [...page.matchAll(/<li><a href="([^"]+)">([^<]+): (\d+) paragraphs?<\/a>/g)]
      expect(pairs.length).toBeGreaterThan(search === '' ? 2 : 0)
      for (const [, href, , paragraphs] of pairs) {
        const found = await server.json(href.replaceAll('&amp;', '&').replace('/search?', '/search.json?'))
        expect(found.total.paragraphs, href).toBe(Number(paragraphs))
      }
    },
  )

  const RELAXED = '?q=sanctions%20oil%20battlefield%20cyclone%20grain'
  it.each([...SEARCHES, RELAXED])(
    'show what each outlet writes about, each cell a search with just as many paragraphs: %s',
    async (search) => {
      const page = await server.text(`/pictures${search}`)
      const cells = [...page.matchAll(/<td class="heat-(\d)"><a href="([^"]+)" aria-label="[^"]+">(\d+)</g)]
      if (search !== '') expect(cells.length).toBeGreaterThanOrEqual(1)
      for (const [, heat, href, paragraphs] of cells) {
        const found = await server.json(href.replaceAll('&amp;', '&').replace('/search?', '/search.json?'))
        expect(found.total.paragraphs, href).toBe(Number(paragraphs))
        expect(heat === '0').toBe(paragraphs === '0')
      }
    },
  )

  it('say so where there is nothing to draw', async () => {
    expect(await server.text('/pictures?q=zeppelin')).toContain('too little in these results')
  })
})

describe('the page of saved searches', () => {
  it('says what it needs where there is no JavaScript', async () => {
    expect(await server.text('/saved')).toMatch(/<noscript>[\s\S]*bookmark a search/)
  })
})
