/** What the entries of one file are told apart by. */
import type { CatalogueEntries, TopicEntry } from './entries.ts'

/** What of the catalogue one file holds. */
export type FileContent = Partial<CatalogueEntries>

export interface EntryId {
  /** The same for two entries only where one of them is a mistake. */
  readonly key: string
  readonly id: string
  /** Keys and indexes from the file's root. */
  readonly path: readonly (string | number)[]
}

const ACTOR_SECTIONS = ['states', 'people', 'organisations', 'places', 'groups'] as const

/** Actors are told from each other by their ids, of whatever kind they are; topics by theirs and those above them. */
export function idsOf(content: FileContent): EntryId[] {
  const actors = ACTOR_SECTIONS.flatMap((section) =>
    (content[section] ?? []).map(({ id }, index) => ({ key: `actor ${id}`, id, path: [section, index] })),
  )
  return [...actors, ...(content.topics ?? []).flatMap((topic) => topicIds(topic, 'topic ', []))]
}

function topicIds({ id, children = [] }: TopicEntry, parent: string, path: EntryId['path']): EntryId[] {
  const key = parent + id
  const below = children.flatMap((child, index) => topicIds(child, `${key}/`, [...path, 'children', index]))
  return [{ key, id, path: [...path, 'id'] }, ...below]
}
