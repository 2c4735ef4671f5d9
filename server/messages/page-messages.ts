/** Texts of the pages beside the search, in the same shape for all languages. */
import type { ActorKind, PublishedAtFrom } from '../../engine/document.ts'
import type { ComparisonLimit } from '../search/comparison.ts'
import type { Totals } from '../../engine/search-engine.ts'

export interface PageMessages {
  readonly article: {
    readonly back: string
    readonly authors: (names: string) => string
    readonly dateFrom: Readonly<Record<PublishedAtFrom, string>>
    readonly updated: (date: string) => string
    readonly original: string
    readonly paragraph: (position: number) => string
    readonly removed: (lines: number) => string
    /** Why lines were left out, by the name of the indexer's rule; an index may hold one of an earlier version. */
    readonly reason: (rule: string) => string
    readonly named: string
    readonly sameDay: string
    readonly related: string
    readonly inOtherLanguages: string
    readonly sideBySide: string
    readonly matches: string
    readonly topics: string
    readonly says: (speaker: string) => string
    readonly cite: string
    readonly citationForms: Readonly<Record<'txt' | 'bib' | 'ris', string>>
  }

  /** Two reports side by side. */
  readonly comparison: {
    readonly heading: string
    readonly back: string
    readonly swap: string
    readonly totals: (inBoth: number, one: PassagesOf, other: PassagesOf) => string
    readonly limits: Readonly<Record<ComparisonLimit, (most: number) => string>>
    /** In each row of what both tell, for who cannot see the line between the two. */
    readonly toldByBoth: string
    readonly figures: string
    readonly inBoth: string
    readonly onlyIn: (report: string) => string
    readonly first: string
    readonly second: string
  }

  readonly actor: {
    readonly kinds: Readonly<Record<ActorKind, string>>
    readonly aliases: string
    readonly overTime: string
    readonly asTable: string
    readonly withWhom: string
    readonly topics: string
    readonly speaksOf: string
    readonly whoSpeaks: string
    readonly sources: string
    readonly said: (name: string) => string
    readonly saidOf: (name: string) => string
    readonly all: (totals: Totals) => string
    readonly office: (title: string, of: string) => string
    readonly namedIn: (totals: Totals) => string
    readonly speaksIn: (totals: Totals) => string
    readonly about: (name: string) => string
  }

  readonly facetPage: {
    readonly find: string
    readonly submit: string
    readonly orders: Readonly<Record<'count' | 'label', string>>
    readonly nothing: string
    readonly about: string
    readonly all: (facet: string) => string
  }

  readonly takeAway: {
    readonly heading: string
    readonly csv: string
    readonly statements: string
    readonly ndjson: string
    readonly json: string
    readonly atom: string
    readonly manifest: string
  }

  readonly sources: {
    readonly link: string
    readonly heading: string
    readonly totals: (sources: number, totals: Totals) => string
    readonly updated: (date: string) => string
    readonly byOutlet: string
    readonly byLanguage: string
    readonly byFormat: string
    readonly byDate: string
    readonly byReason: string
    readonly refused: string
    readonly nothingRefused: string
    readonly more: (refused: number) => string
  }

  readonly help: {
    readonly link: string
    readonly heading: string
    readonly intro: string
    readonly examples: readonly { readonly q: string; readonly what: string }[]
    readonly pointing: string
    readonly keysHeading: string
    /** Of a box that is ticked while the keys work. */
    readonly keysChoice: string
    readonly keys: readonly { readonly key: string; readonly what: string }[]
    readonly takeAwayHeading: string
    readonly takeAway: string
  }

  /** From hit to hit of the search an article was opened from. */
  readonly trail: {
    readonly label: string
    readonly previous: string
    readonly next: string
    readonly position: (hit: number, of: number) => string
  }

  /** What each part of a search costs. */
  readonly clauses: {
    readonly heading: string
    readonly without: (part: string, totals: Totals) => string
    readonly withoutFacet: (facet: string, totals: Totals) => string
  }

  /** Many names looked up at once. */
  readonly batch: {
    readonly link: string
    readonly heading: string
    readonly intro: string
    readonly label: string
    readonly submit: string
    readonly name: string
    readonly paragraphs: string
    readonly articles: string
    readonly span: string
    readonly tooMany: (most: number) => string
    readonly download: string
  }

  /** Searches a reader keeps in the browser. */
  readonly saved: {
    readonly link: string
    readonly heading: string
    readonly intro: string
    readonly save: string
    readonly savedNow: string
    readonly remove: string
    readonly empty: string
    readonly needsScript: string
  }

  readonly pictures: {
    readonly link: string
    readonly heading: string
    readonly together: string
    readonly togetherIntro: string
    readonly byOutlet: string
    readonly byOutletIntro: string
    readonly nothing: string
    readonly pair: (one: string, other: string, paragraphs: number) => string
    readonly cell: (outlet: string, topic: string, paragraphs: number) => string
    readonly asTable: string
  }
}

/** How many passages only one of two reports has, and what it is called. */
export interface PassagesOf {
  readonly label: string
  readonly passages: number
}
