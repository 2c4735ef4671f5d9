import type { Named } from '../../engine/document.ts'
import { MISSING, type ShownFacet } from '../../engine/facets.ts'
import { remembered } from '../../engine/remembered.ts'
import type { Messages } from '../messages/messages.ts'
import { dateSelection } from './query/date-value.ts'
import type { Labels } from './run-search.ts'

/** A facet value as a reader calls it. */
export function labelOf(facet: ShownFacet, value: string, labels: Labels, messages: Messages): string {
  if (value === MISSING) return messages.facets.missing[facet]
  const nameOf = (record: Named | undefined) => (record ? nameIn(record, messages) : value)
  switch (facet) {
    case 'actor':
    case 'speaker':
      return nameOf(labels.actor.get(value))
    case 'topic':
      return nameOf(labels.topic.get(value))
    case 'language':
      return messages.languageName(value)
    case 'published':
    case 'happened':
      return periodLabel(value, labels.today, messages)
    case 'source':
      return value
  }
}

/** Whether an actor is one that the catalogue does not list: found in texts, and perhaps not what it seems. */
export function isUnlisted(facet: ShownFacet, value: string, { actor }: Labels): boolean {
  return (facet === 'actor' || facet === 'speaker') && actor.get(value)?.listed === false
}

/** In the interface's language where the catalogue knows it. */
export function nameIn({ label, translations }: Named, messages: Messages): string {
  return translations[languageOf(messages)] ?? label
}

/** ISO 639-1. */
export function languageOf({ locale }: Messages): string {
  return locale.slice(0, 2)
}

/** The outlet as a reader calls it. */
export function outletLabel(source: string | null, { results }: Messages): string {
  return source ?? results.unknownOutlet
}

/** When it was published, in words. */
export function dateLabel(publishedAt: string | null, { results, period }: Messages): string {
  return publishedAt === null ? results.undated : period(publishedAt)
}

/** Which way a text runs in a language, ISO 639-1. */
export const directionOf = remembered(
  (language: string) => new Intl.Locale(language).getTextInfo().direction ?? 'ltr',
  200,
)

/** `2025-02` as "February 2025", `2025-02-01..2025-02-10` or `P3W` as "from … to …". */
export function periodLabel(value: string, today: string, messages: Messages): string {
  const selection = dateSelection(value, today)
  if (selection === null || typeof selection === 'string')
    return /^\d{4}(-\d\d){0,2}$/.test(value) ? messages.period(value) : value
  const { from, to } = selection
  return messages.query.span(from && messages.period(from), to && messages.period(to))
}
