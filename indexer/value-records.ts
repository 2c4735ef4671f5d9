import type { Article, Named, Office, ValueRecord } from '../engine/document.ts'
import { withAncestors } from '../engine/facets.ts'
import type { Actor, CatalogueLists } from './catalogue/compile-catalogue.ts'
import type { RoleEntry } from './catalogue/entries.ts'
import { topicsOf, type Topic } from './catalogue/topics.ts'
import type { UnlistedName } from './tag/actors/unlisted-names.ts'

/** The actors and topics that the articles of a run were tagged with, to give them their labels at its end. */
export class UsedValues {
  readonly #actors = new Set<string>()
  readonly #topics = new Set<string>()
  readonly #unlisted = new Map<string, UnlistedName>()

  get isEmpty(): boolean {
    return this.#actors.size === 0 && this.#topics.size === 0
  }

  note(article: Article, unlisted: readonly UnlistedName[]): void {
    for (const { actors, speakers, topics } of article.paragraphs) {
      for (const actor of [...actors, ...speakers]) this.#actors.add(actor)
      for (const topic of topics) for (const value of withAncestors('tree', topic)) this.#topics.add(value)
    }
    for (const name of unlisted) if (!this.#unlisted.has(name.id)) this.#unlisted.set(name.id, name)
  }

  /** The catalogue's labels, and the text's for names it lacks. */
  records(catalogue: Pick<CatalogueLists, 'actors' | 'roleNames' | 'topics'>): ValueRecord[] {
    const listed = new Map(catalogue.actors.map((actor) => [actor.id, actor]))
    return [
      ...[...this.#actors].map((id) => actorRecord(id, listed, catalogue.roleNames, this.#unlisted.get(id))),
      ...topicsOf(catalogue.topics)
        .filter(({ id }) => this.#topics.has(id))
        .map(topicRecord),
    ]
  }
}

function actorRecord(
  id: string,
  actors: ReadonlyMap<string, Actor>,
  roleNames: Readonly<Record<string, Named>>,
  unlisted: UnlistedName | undefined,
): ValueRecord {
  const listed = actors.get(id)
  const { kind, label } = listed ?? unlisted ?? { kind: null, label: id }
  return {
    facet: 'actor',
    value: id,
    label,
    actorKind: kind,
    listed: listed !== undefined,
    aliases: listed?.names ?? [],
    translations: listed?.translations ?? {},
    offices: officesOf(listed?.roles ?? [], actors, roleNames),
  }
}

function officesOf(
  roles: readonly RoleEntry[],
  actors: ReadonlyMap<string, Actor>,
  roleNames: Readonly<Record<string, Named>>,
): Office[] {
  const latestFirst = roles.toSorted((a, b) => ((b.from ?? '') < (a.from ?? '') ? -1 : 1))
  return latestFirst.map(({ role, of, from = null, to = null }) => {
    const { label, translations } = actors.get(of) ?? { label: of, translations: {} }
    return {
      title: roleNames[role] ?? { label: role.replaceAll('-', ' '), translations: {} },
      of: { label, translations },
      from,
      to,
    }
  })
}

function topicRecord({ id, label, translations }: Topic): ValueRecord {
  return {
    facet: 'topic',
    value: id,
    label,
    actorKind: null,
    listed: true,
    aliases: Object.values(translations),
    translations,
    offices: [],
  }
}
