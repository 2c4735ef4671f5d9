/** Paragraphs in another language than their article. */
import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../indexer/detect-language.ts'
import { otherLanguage } from '../../indexer/paragraph-language.ts'

const FRENCH = 'Le président a dit que la France ne céderait pas aux pressions, et que les négociations continueraient.'
const ENGLISH =
  'He said that there would be no comment, and the talks went on for three days in the city, officials told us.'
const RUSSIAN = 'Вчера в Москве прошли переговоры о прекращении огня, сообщило министерство иностранных дел России.'
const PERSIAN = 'وزیر امور خارجه گفت که مذاکرات ادامه خواهد داشت و هیچ تغییری در مواضع نیست.'
const ARABIC = 'قال وزير الخارجية إن المحادثات ستستمر وإن الموقف لم يتغير منذ الأسبوع الماضي.'

describe('a paragraph in another language than its article', () => {
  const cases: readonly [string, string, string][] = [
    [FRENCH, 'en', 'fr'],
    ['Die Bundesregierung hat am Dienstag in Berlin neue Zahlen zur Arbeitslosigkeit vorgelegt.', 'en', 'de'],
    [ENGLISH, 'fr', 'en'],
    [ENGLISH, 'fa', 'en'],
    [RUSSIAN, 'en', 'ru'],
    [PERSIAN, 'en', 'fa'],
    [ARABIC, 'ru', 'ar'],
  ]
  for (const [text, article, language] of cases)
    it(`is told: ${language} in ${article}`, () => {
      expect(otherLanguage(text, article)).toBe(language)
    })
})

describe('a paragraph in the language of its article', () => {
  const cases: readonly [string, string][] = [
    [ENGLISH, 'en'],
    [FRENCH, 'fr'],
    [RUSSIAN, 'ru'],
    [PERSIAN, 'fa'],
    [ARABIC, 'ar'],
    // Tables of names and figures are of no language.
    ['Shares of Acme Corp rose 3.5 percent; Globex Inc fell 2 percent; Initech Holdings Ltd unchanged.', 'en'],
    ['1,204 / 3,391 / 2,204 / 5,552 / 1,118 / 9,902 / 3,101 / 7,733 / 2,020 / 4,412', 'en'],
    ['Bonjour, said Macron.', 'en'],
    // Sentences of names and terms.
    ['NL Industries Inc said its chairman and chief executive officer Theodore Rogers resigned this morning.', 'en'],
    ['Diagnostic manufactures medical immunological diagnostic test kits.', 'en'],
    ['Argentine crude oil production was down 10.8 pct in January 1987 to 12.32 mln barrels.', 'en'],
    ['', 'en'],
  ]
  for (const [text, article] of cases)
    it(`is not told apart from it: ${JSON.stringify(text.slice(0, 40))} in ${article}`, () => {
      expect(otherLanguage(text, article)).toBeNull()
    })

  it('is not told where the article’s is not known', () => {
    expect(otherLanguage(FRENCH, null)).toBeNull()
  })
})

describe('an article whose source does not say its language', () => {
  const told = (text: string) => detectLanguage([{ text }])

  it('is English by its words, however full of names it is', () => {
    expect(
      told(
        'Standard Oil Co and BP North America Inc said they plan to form a venture to manage the money market borrowing of both. BP North America is a subsidiary of British Petroleum Co Plc, which also owns a 55 pct interest in Standard Oil.',
      ),
    ).toBe('en')
    expect(
      told('Fluor Corp said its Fluor Daniel unit received a contract from Union Carbide Corp covering design and construction of a 108 megawatt cogeneration facility in Seadrift, Texas. The value of the contract and the terms were not disclosed.'), // prettier-ignore
    ).toBe('en')
  })

  it('is told by its letters else, though English names stand in it', () => {
    expect(told(`${FRENCH} The Guardian and the Washington Post en ont parlé, ainsi que tous les journaux de la capitale et des provinces.`)).toBe('fr') // prettier-ignore
    expect(told(RUSSIAN)).toBe('ru')
    expect(told(PERSIAN)).toBe('fa')
    expect(told(ARABIC)).toBe('ar')
    expect(told('The Wire')).toBeNull()
  })

  it('is of no language where it is a table of figures', () => {
    expect(told('Shr 43 cts vs 41 cts Net 316,000 vs 298,000 Sales 4,857,000 vs 4,543,000')).toBeNull()
    expect(
      told(
        'Shr 1.25 dlrs vs 1.31 dlrs Net 2,150,185 vs 2,665,284 Revs 22.9 mln vs 21.4 mln Avg shrs 1,653,646 vs 1,826,858',
      ),
    ).toBeNull()
    expect(told('Qtly dividend 12-1/2 cts vs 12-1/2 cts Pay March 31 Record March 16 Oper shr nil')).toBeNull()
  })
})
