import type { Messages } from '../../messages/messages.ts'
import { MAX_LINES, type BatchRow } from '../batch.ts'
import { describeNotes } from '../describe-query.ts'
import type { Links } from './links.ts'
import { sharesOf } from './shares.ts'

/** A list of names, and how much there is of each. */
export interface BatchView {
  /** As it was pasted. */
  readonly list: string
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly note: string | null
  readonly csvHref: string | null
  readonly rows: readonly {
    readonly label: string
    /** What stands beside the count: words that were taken for others, names that nobody has. */
    readonly notes: readonly string[]
    readonly href: string
    readonly paragraphs: string
    readonly articles: string
    /** Of the most, in percent. */
    readonly share: number
    readonly span: string
  }[]
}

/** @param lines how many the list has, of which the first are searched for */
export function toBatchView(
  { list, lines, rows }: { readonly list: string; readonly lines: number; readonly rows: readonly BatchRow[] },
  messages: Messages,
  links: Links,
): BatchView {
  const shares = sharesOf(rows.map(({ paragraphs }) => paragraphs))
  return {
    list,
    hidden: links.carried.map(([name, value]) => ({ name, value })),
    note: lines > MAX_LINES ? messages.batch.tooMany(MAX_LINES) : null,
    csvHref: rows.length > 0 ? `/names.csv?${new URLSearchParams({ names: list })}` : null,
    rows: rows.map((row, at) => ({
      label: row.line,
      notes: describeNotes(row, messages),
      href: links.search(row.state),
      paragraphs: messages.number(row.paragraphs),
      articles: messages.number(row.articles),
      share: shares[at],
      span: row.years === null ? '' : spanOf(row.years, messages),
    })),
  }
}

function spanOf({ from, to }: NonNullable<BatchRow['years']>, { period }: Messages): string {
  return from === to ? period(from) : `${period(from)} – ${period(to)}`
}
