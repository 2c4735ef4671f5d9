/** Every text of the interface, in one shape for all languages. A language is a file beside this one and a row below. */
import type { IndexProblem } from '../../engine/errors.ts'
import type { ShownFacet } from '../../engine/facets.ts'
import type { Sort, Grouping, Totals } from '../../engine/search-engine.ts'
import type { InvalidReason } from '../errors.ts'
import type { QuerySpan } from '../search/query/parse-query.ts'
import type { FieldName } from '../search/query/query-tree.ts'
import { english } from './en.ts'
import { persian } from './fa.ts'
import type { PageMessages } from './page-messages.ts'

/** What went wrong, as a reader is told. */
interface Said {
  readonly heading: string
  readonly text: string
}

export interface Messages extends PageMessages {
  /** BCP 47, for `lang` and for numbers and dates. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** How the language calls itself. */
  readonly ownName: string

  readonly site: {
    readonly name: string
    readonly tagline: string
    readonly skip: string
    readonly navigation: string
    readonly language: string
  }
  readonly box: { readonly label: string; readonly hint: string; readonly submit: string; readonly suggestions: string }

  readonly results: {
    readonly heading: string
    /** "31 paragraphs in 12 articles". */
    readonly totals: (totals: Totals) => string
    readonly undated: string
    readonly unknownOutlet: string
    readonly alsoMatching: (paragraphs: number) => string
    readonly sort: string
    readonly sorts: Readonly<Record<Sort, string>>
    readonly group: string
    readonly groups: Readonly<Record<Grouping, string>>
    readonly update: string
    readonly whyHeading: string
    readonly why: (inTitle: readonly string[], inText: readonly string[]) => string
    readonly alsoIn: string
    readonly moreCopies: (copies: number) => string
    readonly folded: (entries: number) => string
    readonly unfold: string
    readonly unfolded: string
    readonly fold: string
  }

  readonly paging: {
    readonly label: string
    readonly previous: string
    readonly next: string
    readonly goTo: (page: number) => string
    readonly beyond: (pages: number) => string
    readonly last: string
  }

  readonly facets: {
    readonly heading: string
    readonly names: Readonly<Record<ShownFacet, string>>
    /** What the bucket of those without a value is called. */
    readonly missing: Readonly<Record<ShownFacet, string>>
    readonly count: (paragraphs: number) => string
    readonly exclude: (label: string) => string
    readonly excludeShort: string
    /** The box that leaves out speakers told by a pronoun or from what came before. */
    readonly onlyNamed: string
    readonly onlyNamedHint: string
    readonly unlisted: string
    readonly empty: string
    readonly from: string
    readonly to: string
    readonly histogram: (from: string, to: string) => string
    readonly bar: (period: string, count: string) => string
    readonly zoomOut: string
  }

  readonly filters: {
    readonly heading: string
    readonly remove: (what: string) => string
    readonly removeAll: string
    readonly excluded: (value: string) => string
  }

  readonly query: QueryMessages

  readonly rescue: {
    readonly heading: string
    readonly tips: readonly string[]
    /** One more where there is a filter. */
    readonly removeFilter: string
    readonly withoutFilters: string
    /** A smaller search and what it finds. */
    /** With words in the place of a name that nobody has. */
    readonly inWords: (words: string, totals: Totals) => string
    /** By the name of somebody, however texts spell it. */
    readonly byName: (name: string, totals: Totals) => string
    readonly withoutPart: (text: string, totals: Totals) => string
    readonly withoutFacet: (facet: string, totals: Totals) => string
    readonly emptyIndex: string
    readonly emptyIndexHow: string
  }

  readonly errors: Readonly<
    Record<'notFound' | 'noArticle' | 'unavailable' | 'busy' | 'timeout' | 'internal', Said>
  > & {
    /** Where a command mends it, it is shown below the text. */
    readonly index: Readonly<Record<IndexProblem, Said>>
    readonly tooManyRequests: { readonly heading: string; readonly text: (waitSeconds: number) => string }
    readonly invalid: {
      readonly heading: string
      /** Names the parameter as it stands in the address. */
      readonly text: (parameter: string, reason: InvalidReason) => string
    }
    readonly toSearch: string
    /** Said by the page itself when no answer comes. */
    readonly unreachable: string
  }

  readonly list: (items: readonly string[]) => string
  /** The same where one of them is meant. */
  readonly choice: (items: readonly string[]) => string
  readonly number: (value: number) => string
  /** `2025-02-25` or a part of it in words. */
  readonly period: (iso: string) => string
  /** The same, short: for the axis of a chart. */
  readonly shortPeriod: (iso: string) => string
  readonly languageName: (code: string) => string
}

/** Parts of the sentence that says how a query was read. */
export interface QueryMessages {
  /** The whole: "Paragraphs with …, said by …". */
  readonly sentence: (clauses: readonly string[]) => string
  readonly everything: string
  /** Of a search that was relaxed. */
  readonly some: (words: readonly string[]) => string
  /** Some who share a name, and how many more there are. */
  readonly andOthers: (names: string, others: number) => string
  readonly word: (text: string) => string
  readonly prefix: (text: string) => string
  readonly phrase: (text: string) => string
  readonly near: (terms: readonly string[], distance: number) => string
  readonly or: (parts: readonly string[]) => string
  readonly and: (parts: readonly string[]) => string
  readonly not: (part: string) => string
  /** Of those without a value. */
  readonly missing: Readonly<Record<ShownFacet, string>>
  readonly field: Readonly<Record<FieldName, (value: string) => string>>
  readonly published: (span: string) => string
  readonly happened: (span: string) => string
  readonly span: (from: string | null, to: string | null) => string
  readonly relaxed: string
  /** Before the search that answers a question, or has the whole of a name. */
  readonly meant: { readonly question: string; readonly name: string; readonly either: string }
  readonly askForAll: string
  readonly spelling: (word: string, tried: readonly string[]) => string
  /** One statement, by the one, about the other. */
  readonly statement: (speaker: string, about: string) => string
  /** Of words that begin with one that the archive has not. */
  readonly beginning: (word: string) => string
  readonly unranked: string
  readonly tooManyToRank: (most: number) => string
  readonly wordsUnranked: (words: readonly string[]) => string
  readonly phraseLoose: (phrase: string) => string
  readonly depthBound: (reached: number) => string
  readonly nearUnsupported: string
  readonly namedSpeakers: string
  readonly unknownName: (field: FieldName, value: string) => string
  readonly cut: (most: number) => string
  readonly asText: Readonly<Record<QuerySpan['why'], (text: string) => string>>
}

export const LANGUAGES = { en: english, fa: persian } as const satisfies Record<string, Messages>
export type InterfaceLanguage = keyof typeof LANGUAGES

export function isInterfaceLanguage(code: string | null | undefined): code is InterfaceLanguage {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code)
}
