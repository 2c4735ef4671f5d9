/** Reports of one event in several languages: finding them, and reading two side by side. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../engine/document.ts'
import { makeArticle, makeMention } from '../support/archive.ts'
import { TestServer } from '../support/server.ts'

type Names = Readonly<Record<string, string>>

/** A paragraph in which each name stands for the actor it is given. */
function naming(text: string, names: Names) {
  return {
    text,
    actors: Object.values(names),
    mentions: Object.entries(names).map(([name, actor]) => makeMention(text, name, actor)),
  }
}

const FLOOD = makeArticle({
  id: 'flood',
  title: 'Flood closes port of Varn',
  source: 'Harbour',
  publishedAt: '2025-02-25',
  language: 'en',
  paragraphs: [
    { ...naming('Varn closed its two ports, Mayor Ilse Brandt said.', { Varn: 'varn', 'Ilse Brandt': 'brandt' }), speakers: ['brandt'] }, // prettier-ignore
    naming('Some 120 of 3,400 containers were lost, the Nord line said.', { Nord: 'nord' }),
    { text: 'Nobody slept.' },
  ],
})
const SIL = makeArticle({
  id: 'sil',
  title: 'سیل بندر وارن را بست',
  source: 'روزنامه',
  publishedAt: '2025-02-26',
  language: 'fa',
  paragraphs: [
    naming('شرکت نورد از دست رفتن ۱۲۰ کانتینر و ۵۰ خودرو خبر داد.', { نورد: 'nord' }),
    naming('ایلزه برانت گفت بندر وارن بسته است.', { وارن: 'varn', 'ایلزه برانت': 'brandt' }),
  ],
})
/** Another report of it, changed. */
const like = (article: Article, id: string, changes: Partial<Article>): Article => ({ ...article, id, sourceId: id, ...changes, paragraphs: (changes.paragraphs ?? article.paragraphs).map((each) => ({ ...each, id: `${id}-${each.position}` })) }) // prettier-ignore
/** What else the archive holds, so that those who are named are rare. */
const OTHERS = Array.from({ length: 100 }, (_, at) =>
  makeArticle({
    id: `other-${at}`,
    title: `Note ${at}`,
    publishedAt: '2025-02-25',
    language: at % 2 ? 'en' : 'fa',
    paragraphs: [naming(`Wheat fetched ${1000 + at} in Orm.`, { Orm: 'orm' })],
  }),
)

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive([
    FLOOD,
    SIL,
    like(SIL, 'a-week-later', { publishedAt: '2025-03-05' }),
    like(SIL, 'undated', { publishedAt: null }),
    like(SIL, 'with-speakers', {
      publishedAt: '2025-03-05',
      paragraphs: SIL.paragraphs.map((each) => ({ ...each, speakers: ['brandt'] })),
    }),
    like(SIL, 'of-no-language', { language: null }),
    like(SIL, 'of-two-names', { paragraphs: [{ ...SIL.paragraphs[1], text: 'ایلزه برانت در وارن سیب خورد.' }] }),
    like(SIL, 'of-three', { paragraphs: [{ ...SIL.paragraphs[1], text: 'ایلزه برانت در وارن ۱۲۰ سیب خورد.' }] }),
    like(SIL, 'of-much-else', {
      paragraphs: [
        { ...SIL.paragraphs[1], text: 'ایلزه برانت در وارن ۱۲۰ سیب خورد: ۲۱ ۲۲ ۲۳ ۲۴ ۲۵ ۲۶ ۲۷ ۲۸ ۲۹ ۳۱ ۳۲ ۳۳ ۳۴.' },
      ],
    }),
    like(FLOOD, 'same-language', {}),
    ...OTHERS,
  ])
})
afterAll(() => server.close())

const elsewhere = async (id: string, of = server): Promise<string[]> =>
  (await of.json(`/articles/${id}/related.json`)).inOtherLanguages.map((report: Article) => report.id)

describe('reports in other languages', () => {
  it('are of the same days and have in common who is named, and figures', async () => {
    expect(await elsewhere('flood')).toEqual(['sil', 'of-three'])
    expect((await elsewhere('sil')).sort()).toEqual(['flood', 'same-language'])
    expect(await elsewhere('other-1')).toEqual([])
  })

  it('are none of an article of which the day or the language is not known', async () => {
    expect(await elsewhere('undated')).toEqual([])
    expect(await elsewhere('of-no-language')).toEqual([])
  })

  it('say which they are and how much is alike', async () => {
    const { inOtherLanguages } = await server.json('/articles/flood/related.json')
    expect(inOtherLanguages[0]).toMatchObject({
      id: 'sil',
      title: SIL.title,
      language: 'fa',
      publishedAt: '2025-02-26',
    })
    expect(inOtherLanguages[0].likeness).toBeGreaterThanOrEqual(0.5)
    expect(inOtherLanguages[0].likeness).toBeLessThanOrEqual(1)
  })

  it('stand below the article, with their language and a way to read both side by side', async () => {
    const page = await server.text('/articles/flood')
    const [, list] = /<h2>Reports in other languages<\/h2><ul>([\s\S]*?)<\/ul>/.exec(page)!
    expect(list.match(/<li>/g)).toHaveLength(2)
    expect(list).toContain(`<bdi lang="fa">${SIL.title}</bdi>`)
    expect(list).toContain('· Persian')
    expect(list).toContain('href="/articles/flood/compare/sil"')
    expect(await server.text('/articles/flood?ui=fa')).toContain('گزارش‌ها به زبان‌های دیگر')
    expect(await server.text('/articles/other-1')).not.toContain('Reports in other languages')
  })

  it.each([70, 100])(
    'are five at most, the most alike first, found among %i that name some of the same as well',
    async (beside) => {
      const many = Array.from(
        { length: 7 },
        (_, at) =>
      like(SIL, `like-${at}`, { paragraphs: [...SIL.paragraphs, ...Array.from({ length: at }, (_, more) => ({ ...SIL.paragraphs[0], position: 3 + more, text: `${5000 + more}`, mentions: [], actors: [] }))] }), // prettier-ignore
      )
      const some = Array.from({ length: beside }, (_, at) => like(SIL, `named-${at}`, { publishedAt: '2025-02-27', paragraphs: [{ ...SIL.paragraphs[1], text: `وارن ${at}`, actors: ['varn'], mentions: [makeMention('وارن', 'وارن', 'varn')] }] })) // prettier-ignore
      const archive = await TestServer.withArchive([FLOOD, ...many, ...some, ...OTHERS])
      expect(await elsewhere('flood', archive)).toEqual(['like-0', 'like-1', 'like-2', 'like-3', 'like-4'])
      await archive.close()
    },
  )
})

describe('two reports in different languages side by side', () => {
  it('have in one row what names the same or has the same figures', async () => {
    const { rows, limit } = await server.json('/articles/flood/compare/sil.json')
    expect(limit).toBe('languages')
    expect(rows).toEqual([
      { one: ['flood-1'], other: ['sil-2'] },
      { one: ['flood-2'], other: ['sil-1'] },
      { one: ['flood-3'], other: [] },
    ])
  })

  it('say what they are held together by, mark figures of one alone, and nothing of who speaks, which is known of one alone', async () => {
    const page = await server.text('/articles/flood/compare/sil')
    expect(page).toContain('They are in different languages: beside each other stand passages that name the same')
    expect([...page.matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, figure]) => figure)).toEqual(['3,400', '۵۰'])
    expect(page).toContain('Who is named')
    expect(page).not.toContain('Who speaks')
  })

  it('say who speaks where that is known of both', async () => {
    expect(await server.text('/articles/flood/compare/with-speakers')).toContain('Who speaks')
  })
})
