import type { Article, ValueRecord } from '../engine/document.ts'
import { withAncestors } from '../engine/facets.ts'
import type { Actor, CompiledCatalogue } from './catalogue/compile-catalogue.ts'
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
    for (const { actors, speakers, topics, mentions } of article.paragraphs) {
      for (const actor of [...actors, ...speakers, ...mentions.map((mention) => mention.actor)]) this.#actors.add(actor)
      for (const topic of topics) for (const value of withAncestors('tree', topic)) this.#topics.add(value)
    }
    for (const name of unlisted) if (!this.#unlisted.has(name.id)) this.#unlisted.set(name.id, name)
  }

  /** The catalogue's labels, and the text's for names it lacks. */
  records(catalogue: Pick<CompiledCatalogue, 'actors' | 'topics'>): ValueRecord[] {
    const listed = new Map(catalogue.actors.map((actor) => [actor.id, actor]))
    return [
      ...[...this.#actors].map((id) => actorRecord(id, listed.get(id), this.#unlisted.get(id))),
      ...topicsOf(catalogue.topics)
        .filter(({ id }) => this.#topics.has(id))
        .map(topicRecord),
    ]
  }
}

function actorRecord(id: string, listed: Actor | undefined, unlisted: UnlistedName | undefined): ValueRecord {
  const { kind, label } = listed ?? unlisted ?? { kind: null, label: id }
  return {
    facet: 'actor',
    value: id,
    label,
    actorKind: kind,
    listed: listed !== undefined,
    aliases: listed?.names ?? [],
    translations: listed?.translations ?? {},
  }
}

function topicRecord({ id, label }: Topic): ValueRecord {
  return { facet: 'topic', value: id, label, actorKind: null, listed: true, aliases: [], translations: {} }
}
