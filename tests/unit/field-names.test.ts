/** Whom a name in a query means. */
import { expect, it } from 'vitest'
import type { FoundValue, SearchEngine } from '../../engine/search-engine.ts'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { resolveFieldNames } from '../../server/search/query/field-names.ts'

function somebody(value: string, paragraphs: number, ...names: readonly string[]): FoundValue {
  const actorKind = /corp|bank|^un/.test(value) ? 'organisation' : /iran|greece/.test(value) ? 'state' : 'person'
  return { value, label: names[0], translations: {}, actorKind, names, paragraphs }
}

const ARCHIVE = [
  somebody('jack-smith', 1, 'Jack Smith', 'Smith'),
  somebody('will-smith', 9, 'Will Smith'),
  somebody('smith-corp', 4, 'Smith Corp'),
  somebody('donald-trump', 90, 'Donald Trump', 'Trump', 'Donald John Trump'),
  somebody('melania-trump', 12, 'Melania Trump'),
  somebody('john-kerry', 20, 'John Kerry'),
  somebody('iran', 70, 'Iran', 'Tehran'),
  somebody('bank-of-iran', 90, 'Bank of Iran'),
  somebody('greece', 30, 'Greece', 'Hellenic Republic'),
  somebody('un', 1000, 'United Nations', 'UN'),
  somebody('un-iaea', 900, 'UN atomic agency'),
  somebody('un-who', 800, 'UN health agency'),
  somebody('sanchez', 90, 'Pedro Sánchez Castejón'),
  somebody('khamenei', 5, 'Ali Khamenei', 'خامنه ای'),
]

it.each([
  ['a surname that is listed as one person’s, and is mostly others’', 'said:smith', ['will-smith', 'jack-smith']],
  ['a surname that is mostly one person’s', 'said:trump', ['donald-trump']],
  ['what something is called just so, whatever else has the word', 'actor:iran', ['iran']],
  ['a first name, but not a middle one', 'said:john', ['john-kerry']],
  ['letters of a body, however many have them in their names', 'actor:UN', ['un']],
  ['a surname in the middle of the name somebody goes by', 'said:sánchez', ['sanchez']],
  ['a Persian name, with its ending joined or not', 'said:"خامنه‌ای"', ['khamenei']],
  ['an id', 'said:jack-smith', ['jack-smith']],
  ['a whole name', 'said:"Will Smith"', ['will-smith']],
  ['the beginning of a name', 'said:melan', ['melania-trump']],
  ['two letters', 'said:he', []],
  ['two letters of a script that says more with them', 'said:خا', ['khamenei']],
])('%s: %s', async (_, query, values) => {
  const engine = { findValues: async () => ARCHIVE } as unknown as SearchEngine
  const { tree } = parseQuery(query)
  const [named] = (await resolveFieldNames(tree, engine, () => [])).values()
  expect(named.map(({ value }) => value)).toEqual(values)
}) // prettier-ignore
