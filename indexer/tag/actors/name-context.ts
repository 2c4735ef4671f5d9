/** What is known where a name of the catalogue is weighed. */

/** What is known of the article while its paragraphs are read. */
export interface ArticleContext {
  /** Persons whose whole name stands in the article, by where it does, ascending: their surname may stand alone. */
  readonly fullyNamed: ReadonlyMap<string, readonly number[]>
  /** Surnames, folded, that stand behind another first name in it: without a whole name of the catalogue's they are that person's. */
  readonly otherBearers: ReadonlySet<string>
  /** ISO 8601, or null. */
  readonly publishedAt: string | null
  /** All words of the article, folded: what an ambiguous name needs or shuns may stand anywhere in it. */
  readonly words: ReadonlySet<string>
}

export interface NameContext extends ArticleContext {
  /** Whether most words of this paragraph are capital, as in a headline, so that capitals tell nothing. */
  readonly isHeadline: boolean
  /** Whether it is all in capitals: "WHO" may be a question then. */
  readonly isShouted: boolean
}
