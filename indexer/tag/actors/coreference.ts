/**
 * Whom "he", "the minister" and "both nations" mean. Each rule would rather leave a word unresolved than reach across a
 * person it does not know.
 */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Token } from '../tokens.ts'
import { mentionAt, type FoundMention } from './found-mention.ts'
import { NamedOffices } from './named-offices.ts'
import type { RoleMention } from './roles.ts'
import { areJoined, isOfficeOf, isSubject, quotedTokens, unknownPersonBefore } from './sentence-parts.ts'

/** One paragraph as coreference sees it. */
export interface ReadParagraph {
  readonly tokens: readonly Token[]
  readonly mentions: readonly FoundMention[]
  readonly roles: readonly RoleMention[]
  /** Index of the paragraph that leads in to this one, or null. */
  readonly leadIn: number | null
}

/** What pronouns need to know of a person: unlisted ones have no gender. */
type Gender = (actor: string) => 'm' | 'f' | null

const PRONOUNS: Readonly<Record<string, { gender: 'm' | 'f'; subject: boolean }>> = {
  he: { gender: 'm', subject: true },
  him: { gender: 'm', subject: false },
  his: { gender: 'm', subject: false },
  she: { gender: 'f', subject: true },
  her: { gender: 'f', subject: false },
  hers: { gender: 'f', subject: false },
}

/** The article's paragraphs so far, and who was spoken of last. */
export class Coreference {
  readonly #catalogue: Catalogue
  readonly #genderOf: Gender
  readonly #offices: NamedOffices
  readonly #read: (ReadParagraph & { resolved: readonly FoundMention[]; subjects: readonly (string | null)[] })[] = []
  readonly #labels = new Map<string, string>()
  /** By each word of its name. */
  readonly #lastBody = new Map<string, string>()
  /** Of persons whom the catalogue lacks, by the first pronoun that meant them: who was "he" is not "she". */
  readonly #learntGender = new Map<string, 'm' | 'f'>()

  constructor(catalogue: Catalogue, genderOf: Gender, publishedAt: string | null) {
    this.#catalogue = catalogue
    this.#genderOf = genderOf
    this.#offices = new NamedOffices(catalogue, publishedAt)
  }

  /** The paragraph's mentions with what its pronouns, offices and groups mean; paragraphs come in order. */
  resolve(paragraph: ReadParagraph): FoundMention[] {
    this.#offices.note(paragraph)
    const byOffice = [...this.#byOffice(paragraph), ...this.#titled(paragraph)]
    const named = [...paragraph.mentions, ...byOffice].sort(byPlace)
    const { pronouns, subjects } = this.#pronouns(paragraph, named)
    const groups = this.#groups(paragraph, named)
    const bodies = this.#bodies(paragraph, named)
    const resolved = [...named, ...pronouns, ...groups, ...bodies].sort(byPlace)
    this.#read.push({ ...paragraph, resolved, subjects })
    for (const { actor, label, kind } of resolved) {
      this.#labels.set(actor, label)
      if (kind === 'organisation') for (const word of wordsOf(label)) this.#lastBody.set(word, actor)
    }
    return resolved
  }

  #byOffice({ tokens, mentions, roles }: ReadParagraph): FoundMention[] {
    const found = roles.flatMap((role) => {
      const owner = role.owner === null ? null : mentions[role.owner]
      const actor = this.#offices.holderOf(role, owner?.actor ?? null, tokens, roles)
      if (!actor) return []
      const first = owner ? Math.min(owner.firstToken, role.firstToken) : role.firstToken
      const end = owner ? Math.max(owner.endToken, role.endToken) : role.endToken
      return [this.#mention(actor, 'role', tokens, first, end)]
    })
    // A word may mean two offices that one person holds: "head" and "president".
    return found.filter(
      (one, at) => !found.slice(0, at).some(({ actor, start }) => actor === one.actor && start === one.start),
    )
  }

  /** "the secretary", once somebody was named with such a title; "the secretary of the party" is somebody else. */
  #titled({ tokens, mentions, roles }: ReadParagraph): FoundMention[] {
    return tokens.flatMap((token, at) => {
      const actor = tokens[at - 1]?.fold === 'the' ? this.#offices.titled(token.fold) : undefined
      const next = tokens[at + 1]
      if (!actor || next?.fold === 'of' || next?.fold === 'for' || next?.text === '-' || next?.isCapital) return []
      const isTaken = [...mentions, ...roles].some(({ firstToken, endToken }) => firstToken <= at && at < endToken)
      return isTaken ? [] : [this.#mention(actor, 'role', tokens, at - 1, at + 1)]
    })
  }

  #pronouns(paragraph: ReadParagraph, named: readonly FoundMention[]) {
    const { tokens } = paragraph
    const quoted = quotedTokens(tokens)
    const pronouns: FoundMention[] = []
    const subjects: (string | null)[] = []
    const leadSubject = paragraph.leadIn === null ? undefined : this.#read[paragraph.leadIn]?.subjects[0]
    let lastSubject: string | null | undefined = leadSubject ?? undefined
    for (let sentence = 0; sentence <= (tokens.at(-1)?.sentence ?? -1); sentence++) {
      const persons = () =>
        [...named, ...pronouns]
          .filter((mention) => mention.kind === 'person' && tokens[mention.firstToken].sentence === sentence)
          .sort(byPlace)
      tokens.forEach((token, at) => {
        const pronoun = token.sentence === sentence ? PRONOUNS[token.fold] : undefined
        if (!pronoun || (token.isCapital && !token.opensSentence && token.fold !== 'he' && token.fold !== 'she')) return
        const genderOf = (actor: string) => this.#genderOf(actor) ?? this.#learntGender.get(actor) ?? pronoun.gender
        const fits = (actor: string) => genderOf(actor) === pronoun.gender
        const before = persons().filter(
          (mention) => mention.endToken <= at && fits(mention.actor) && (!quoted[mention.firstToken] || quoted[at]),
        )
        const inSentence = pronoun.subject
          ? (before.find((mention) => isSubject(mention, tokens)) ?? before[0])
          : before.at(-1)
        const unknown = unknownPersonBefore(tokens, at, sentence, named)
        const earlier = unknown ? null : this.#earlier(lastSubject, fits)
        const actor = inSentence?.actor ?? earlier
        if (!actor) return
        if (!this.#learntGender.has(actor)) this.#learntGender.set(actor, pronoun.gender)
        pronouns.push(this.#mention(actor, 'pronoun', tokens, at, at + 1))
      })
      const subject = this.#sentenceSubject(tokens, sentence, persons(), quoted, named)
      if (subject !== undefined) {
        lastSubject = subject
        subjects.push(subject)
      }
    }
    return { pronouns, subjects }
  }

  /** Undefined when the sentence names nobody, null when its subject is a person that is not known. */
  #sentenceSubject(
    tokens: readonly Token[],
    sentence: number,
    persons: readonly FoundMention[],
    quoted: readonly boolean[],
    named: readonly FoundMention[],
  ): string | null | undefined {
    const outside = persons.filter((mention) => !quoted[mention.firstToken])
    const isServed = ({ endToken }: FoundMention) =>
      outside.some(({ firstToken }) => firstToken > endToken && isOfficeOf(tokens.slice(endToken, firstToken).map(({ text }) => text).join(' '))) // prettier-ignore
    const subject = outside.find((mention) => isSubject(mention, tokens) && !isServed(mention)) ?? outside[0]
    const unknown = unknownPersonBefore(tokens, subject ? subject.firstToken : tokens.length, sentence, named)
    if (unknown) return null
    return subject?.actor
  }

  #earlier(lastSubject: string | null | undefined, fits: (actor: string) => boolean): string | null {
    if (lastSubject === null) return null
    if (lastSubject !== undefined) return fits(lastSubject) ? lastSubject : null
    const last = this.#read.at(-1)
    const spokenOf = last?.subjects.at(-1)
    return spokenOf && fits(spokenOf) ? spokenOf : null
  }

  /** "the Coalition", "the Council": the body last named with that word in its name. */
  #bodies({ tokens }: ReadParagraph, named: readonly FoundMention[]): FoundMention[] {
    return tokens.flatMap((token, at) => {
      if (token.fold !== 'the' || !tokens[at + 1]?.isCapital || !BODY_NOUNS.has(tokens[at + 1].fold)) return []
      const isTaken = named.some(({ firstToken, endToken }) => firstToken <= at + 1 && at + 1 < endToken)
      if (isTaken || tokens[at + 2]?.isCapital || tokens[at + 2]?.fold === 'of') return []
      const body = this.#lastBodyWith(tokens[at + 1].fold, named.filter(({ endToken }) => endToken <= at)) // prettier-ignore
      return body ? [this.#mention(body, 'role', tokens, at, at + 2)] : []
    })
  }

  #lastBodyWith(noun: string, here: readonly FoundMention[]): string | null {
    const body = here.findLast(({ kind, label }) => kind === 'organisation' && wordsOf(label).includes(noun))
    return body?.actor ?? this.#lastBody.get(noun) ?? null
  }

  #groups({ tokens, mentions, roles }: ReadParagraph, named: readonly FoundMention[]): FoundMention[] {
    const groups: FoundMention[] = []
    tokens.forEach((token, at) => {
      const isBoth = token.fold === 'both' || (token.fold === 'two' && tokens[at - 1]?.fold === 'the')
      if (!isBoth) return
      const first = token.fold === 'both' ? at : at - 1
      if (GROUPS_OF_STATES.has(tokens[at + 1]?.fold ?? '')) {
        const pair = this.#pairOfStates(tokens, mentions, at)
        groups.push(...pair.map((actor) => this.#mention(actor, 'group', tokens, first, at + 2)))
      }
      const role = roles.find((candidate) => candidate.plural && candidate.firstToken === at + 1)
      if (role)
        groups.push(
          ...this.#pairWithRole(role.role, named).map((actor) =>
            this.#mention(actor, 'group', tokens, first, role.endToken),
          ),
        )
    })
    return groups
  }

  /** The pair of states most often named together so far, "Iran and Russia"; the latest of equals. */
  #pairOfStates(tokens: readonly Token[], mentions: readonly FoundMention[], before: number): string[] {
    const counts = new Map<string, { pair: string[]; count: number; last: number }>()
    let last = 0
    const read = [
      ...this.#read.slice(-6),
      { tokens, mentions: mentions.filter((mention) => mention.endToken <= before) },
    ]
    for (const paragraph of read) {
      const states = paragraph.mentions.filter((mention) => mention.kind === 'state' && mention.via !== 'demonym')
      states.slice(1).forEach((second, index) => {
        const first = states[index]
        if (first.actor === second.actor || !areJoined(paragraph.tokens, first, second)) return
        const pair = [first.actor, second.actor]
        const key = pair.toSorted().join(' ')
        counts.set(key, { pair, count: (counts.get(key)?.count ?? 0) + 1, last: ++last })
      })
    }
    const best = [...counts.values()].sort((a, b) => b.count - a.count || b.last - a.last)[0]
    if (best) return best.pair
    const latest = [
      ...new Set(
        read
          .flatMap((paragraph) => paragraph.mentions)
          .filter((mention) => mention.kind === 'state')
          .map((mention) => mention.actor)
          .reverse(),
      ),
    ]
    return latest.length === 2 ? latest : []
  }

  #pairWithRole(role: string, named: readonly FoundMention[]): string[] {
    const all = [...this.#read.flatMap((paragraph) => paragraph.resolved), ...named].reverse()
    const holders = all.filter(
      (mention) =>
        mention.kind === 'person' &&
        this.#catalogue.actors.get(mention.actor)?.roles.some((held) => held.role === role),
    )
    const pair = [...new Set(holders.map((mention) => mention.actor))].slice(0, 2)
    return pair.length === 2 ? pair : []
  }

  #mention(
    actor: string,
    via: FoundMention['via'],
    tokens: readonly Token[],
    firstToken: number,
    endToken: number,
  ): FoundMention {
    const known = this.#catalogue.actors.get(actor)
    const referent = known ?? { id: actor, kind: 'person' as const, label: this.#labels.get(actor) ?? actor }
    return mentionAt(referent, { via, weak: false }, tokens, firstToken, endToken)
  }
}

function wordsOf(label: string): string[] {
  return label.toLowerCase().split(/[ -]/)
}

/** Words that stand for a body once its name was given. */
export const BODY_NOUNS = new Set(
  'agency alliance army assembly authority bank board bureau coalition commission committee congress council court department directorate federation foundation front fund group institute league ministry mission movement organisation organization party senate tribunal union'.split(
    ' ',
  ),
)

const GROUPS_OF_STATES = new Set([
  'nations',
  'countries',
  'sides',
  'states',
  'capitals',
  'governments',
  'neighbours',
  'neighbors',
  'allies',
])

function byPlace(a: FoundMention, b: FoundMention): number {
  return a.start - b.start || b.end - a.end
}
