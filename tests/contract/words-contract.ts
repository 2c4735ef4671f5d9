/** What every engine must do with the forms of words, and which of what it finds comes first. */
import { describe, expect, it } from 'vitest'
import type { ParagraphKind } from '../../engine/document.ts'
import type { QueryNode } from '../../engine/query.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { termsOf } from '../../engine/text/analysis.ts'
import { HOSTILE } from './hostile.ts'
import type { IndexUnderTest } from './index-under-test.ts'
import { and, not, or, requestFor, word } from './requests.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'

/** An index of articles of one paragraph each, by their ids. */
async function withTexts<Result>(
  createIndex: () => Promise<IndexUnderTest>,
  texts: Readonly<Record<string, { readonly title?: string; readonly text: string; readonly kind?: ParagraphKind }>>,
  use: (ids: (query: QueryNode) => Promise<string[]>, engine: SearchEngine) => Promise<Result>,
): Promise<Result> {
  const index = await createIndex()
  const writer = await index.openWriter()
  for (const [id, { title = 'T', text, kind = 'text' }] of Object.entries(texts))
    await writer.upsert(makeArticle({ id, title, publishedAt: '2025-02-25', paragraphs: [{ text, kind }] }), ORIGIN)
  await writer.commit()
  await writer.close()
  const engine = await index.openEngine()
  try {
    return await use(async (query) => {
      const { hits } = await engine.search(requestFor({ query, sort: 'relevance' }))
      return hits.map(({ article }) => article.id)
    }, engine)
  } finally {
    await engine.close()
    await index.remove()
  }
}

/** @param countsWords whether how often a word stands in a text tells: Meilisearch asks where it stands */
export function describeWords(
  name: string,
  createIndex: () => Promise<IndexUnderTest>,
  { countsWords }: { readonly countsWords: boolean },
): void {
  describe(`${name}: words`, () => {
    it('are found with the particles that Arabic writes on to them, and marked', async () => {
      const texts = {
        bare: { text: 'وصل ترامب إلى الرياض' },
        to: { text: 'رسالة لترامب من موسكو' },
        andTo: { text: 'رسالة ولترامب أيضا' },
        other: { text: 'قال بوتين إن المحادثات مستمرة' },
        kerman: { text: 'زلزال في کرمان' },
      }
      await withTexts(createIndex, texts, async (ids, engine) => {
        expect((await ids(word('ترامب'))).toSorted()).toEqual(['andTo', 'bare', 'to'])
        expect(await ids(and(word('ترامب'), word('موسكو')))).toEqual(['to'])
        expect((await ids(and(word('رسالة'), not(word('ترامب'))))).toSorted()).toEqual([])
        expect((await ids(or(word('ترامب'), word('بوتين')))).toSorted()).toEqual(['andTo', 'bare', 'other', 'to'])
        expect(await ids(word('رمان'))).toEqual([])
        const { hits, notes } = await engine.search(requestFor({ query: and(word('ترامب'), word('موسكو')) }))
        const [{ paragraph, marks }] = hits
        expect(marks.text.map(({ start, end }) => paragraph.text.slice(start, end))).toEqual(['لترامب', 'موسكو'])
        expect(notes).toEqual([])
      })
    })

    it('of a heading come behind the same words of a paragraph, alone or together, and are found where they stand there alone', async () => {
      const texts = {
        heading: { text: 'Storms over Vienna harbour', kind: 'heading' as const },
        long: {
          text: 'After the talks of the week had ended, storms passed over Vienna, and nobody in the city slept for long.',
        },
        ...Object.fromEntries(
          Array.from({ length: 6 }, (_, at) => [`filler${at}`, { text: `Wheat fetched ${at} in spring.` }]),
        ),
      }
      await withTexts(createIndex, texts, async (ids) => {
        expect(await ids(word('storms'))).toEqual(['long', 'heading'])
        expect(await ids(and(word('storms'), word('vienna')))).toEqual(['long', 'heading'])
        expect(await ids(or(word('storms'), word('vienna')))).toEqual(['long', 'heading'])
        expect(await ids(word('harbour'))).toEqual(['heading'])
      })
    })

    it('are found in every form, in each of four languages, and others that begin like them are not', async () => {
      const texts = {
        en: { text: 'The negotiations went on, and storms passed.' },
        other: { text: 'A negative answer came from the stormtrooper.' },
        ru: { text: 'Министр заявил о переговорах в Вене.' },
        fa: { text: 'کتاب‌های تازه دربارهٔ تحریم‌ها خوانده شد.' },
        ar: { text: 'وقال إن المفاوضات بدأت في القاهرة.' },
      }
      await withTexts(createIndex, texts, async (ids) => {
        for (const [asked, found] of [
          ['negotiating', 'en'],
          ['storm', 'en'],
          ['переговоры', 'ru'],
          ['تحریم', 'fa'],
          ['مفاوضات', 'ar'],
          ['القاهره', 'ar'],
        ] as const)
          expect(await ids(word(asked)), asked).toEqual([found])
      })
    })

    it('denied with a star are denied in every form, beside others of which one is unknown', async () => {
      const texts = { plain: { text: 'Grain was sold.' }, form: { text: 'Grain was sanctioned.' } }
      await withTexts(createIndex, texts, async (ids) => {
        const denied: QueryNode = { type: 'word', text: 'sanctions', prefix: 'yes' }
        expect(await ids(and(or(word('grain'), word('zeppelin')), not(denied)))).toEqual(['plain'])
      })
    })

    it('are counted by the paragraphs they stand in, in any form, titles and hostile words among them', async () => {
      const texts = {
        one: { title: 'Sanctions', text: 'Oil, and oil again.' },
        two: { text: 'A sanction on oil.' },
        three: { text: 'Grain.' },
      }
      await withTexts(createIndex, texts, async (_, engine) => {
        expect(await engine.countWords(['oil', 'sanctioned', 'Grain', 'zeppelin', 'oil'])).toEqual([2, 2, 1, 0, 2])
        const known = new Map([['oil', 2], ['a', 1]]) // prettier-ignore
        const counts = await engine.countWords(HOSTILE)
        for (const [at, text] of HOSTILE.entries())
          expect(counts[at], text).toBe(known.get(termsOf(text).join(' ')) ?? 0)
        expect(await engine.countWords([])).toEqual([])
      })
    })

    it('of Persian are one with their ending behind a space, as many write it', async () => {
      const texts = {
        joined: { text: 'خامنه‌ای از کتاب‌های تازه گفت.' },
        apart: { text: 'خامنه ای از کتاب های تازه گفت.' },
      }
      await withTexts(createIndex, texts, async (ids) => {
        for (const asked of ['خامنه‌ای', 'کتاب‌ها', 'کتاب'])
          expect((await ids(word(asked))).sort(), asked).toEqual(['apart', 'joined'])
        expect((await ids({ type: 'phrase', text: 'خامنه ای از' })).sort()).toEqual(['apart', 'joined'])
      })
    })

    it('are one in British and American spelling, and two where only their endings are cut alike', async () => {
      const texts = {
        british: { text: 'The labour programme of the organisation was published.' },
        american: { text: 'The labor program of the organization was published.' },
        name: { text: 'Cooper played the organ.' },
      }
      await withTexts(createIndex, texts, async (ids) => {
        for (const asked of ['labor', 'labour', 'organization', 'organisations', 'programmes'])
          expect((await ids(word(asked))).sort(), asked).toEqual(['american', 'british'])
        expect(await ids(word('organs'))).toEqual(['name'])
        expect(await ids(word('cooperation'))).toEqual([])
      })
    })

    it('tell most in a title, then where they stand often in little text', async () => {
      const filling = 'Many other things were said that day by many other people, and written down. '.repeat(6)
      const texts = {
        once: { text: `${filling}The harbour was closed. ${filling}` },
        often: { text: 'The harbour was closed: no harbour, no ships, a harbour without cranes.' },
        title: { title: 'Harbour closed', text: 'Ships wait outside, and nobody knows for how long.' },
        // Of a word in most of an archive nothing can be told.
        ...Object.fromEntries(Array.from({ length: 12 }, (_, each) => [`none-${each}`, { text: filling }])),
      }
      await withTexts(createIndex, texts, async (ids) => {
        const found = await ids(word('harbour'))
        expect([...found].sort()).toEqual(['often', 'once', 'title'])
        expect(found.indexOf('title')).toBeLessThan(found.indexOf('once'))
        if (countsWords) expect(found.at(-1)).toBe('once')
        expect((await ids(and(word('harbour'), word('ships')))).slice().sort()).toEqual(['often', 'title'])
      })
    })
  })
}
