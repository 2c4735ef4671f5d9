/** Who holds the offices of an article: by the catalogue, and by who was named with each. */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { holdersOf, SHARED_OFFICES, type RoleMention } from './roles.ts'
import { includesDay } from './term-of-office.ts'

interface OfficesOfParagraph {
  readonly tokens: readonly Token[]
  readonly mentions: readonly FoundMention[]
  readonly roles: readonly RoleMention[]
}

export class NamedOffices {
  readonly #catalogue: Catalogue
  readonly #publishedAt: string | null
  /** The last person named with each role in this article. */
  readonly #lastWithRole = new Map<string, string>()
  /** The last person named with each title, by its last word: "Defence Secretary Ash Carter" is "the secretary". */
  readonly #lastTitled = new Map<string, string>()

  constructor(catalogue: Catalogue, publishedAt: string | null) {
    this.#catalogue = catalogue
    this.#publishedAt = publishedAt
  }

  /** Persons of the catalogue have their offices' roles; others the title they were named with. Paragraphs come in order. */
  note({ tokens, mentions, roles }: OfficesOfParagraph): void {
    for (const mention of mentions) {
      if (mention.kind !== 'person') continue
      for (const term of this.#catalogue.actors.get(mention.actor)?.roles ?? []) {
        if (this.#publishedAt === null || includesDay(term, this.#publishedAt))
          this.#lastWithRole.set(term.role, mention.actor)
      }
    }
    for (const { role, person, firstToken, endToken, isFormer } of roles) {
      if (person === null) continue
      const { actor } = mentions[person]
      // Of "Chancellor Rachel Reeves" the office that is hers.
      const isOther = roles.some((other) => other.firstToken === firstToken && this.#has(actor, other.role))
      if (isOther && !this.#has(actor, role)) continue
      this.#lastWithRole.set(role, actor)
      if (!isFormer) this.#lastTitled.set(tokens[endToken - 1].fold, actor)
    }
  }

  /** Who was named last with a title that ends so. */
  titled(fold: string): string | undefined {
    return this.#lastTitled.get(fold)
  }

  /**
   * Whom an office means that stands without its holder's name.
   * @param owner the state or body whose office it is, where the words tell
   * @param roles all of the paragraph
   */
  holderOf(
    role: RoleMention,
    owner: string | null,
    tokens: readonly Token[],
    roles: readonly RoleMention[],
  ): string | null {
    if (role.person !== null || role.plural || !role.isHolder || this.#meansOther(role, roles)) return null
    const of = owner ?? role.of
    return of ? this.#holder(role, of) : this.#definite(tokens, role)
  }

  /**
   * "The chancellor" is the British one where the article has named him or her, and no head of government whose word it is. One
   * who is called otherwise is not meant by it.
   */
  #meansOther(role: RoleMention, roles: readonly RoleMention[]): boolean {
    if (role.owner !== null) return false
    const rival = roles.find(({ firstToken, of }) => firstToken === role.firstToken && (of === null) !== (role.of === null)) // prettier-ignore
    if (rival === undefined) return false
    const [general, special] = role.of === null ? [role, rival] : [rival, role]
    const named = this.#lastWithRole.get(general.role)
    const isCalledOtherwise = named !== undefined && this.#has(named, general.role, special.of)
    if (role === general) return isCalledOtherwise
    const isNamed = this.#holder(special, special.of!) === this.#lastWithRole.get(special.role)
    return !isNamed || (named !== undefined && !isCalledOtherwise)
  }

  /** Whether the catalogue knows the person to hold, or to have held, the office. @param of of this state; of any when left out */
  #has(actor: string, role: string, of?: string | null): boolean {
    const held = this.#catalogue.actors.get(actor)?.roles ?? []
    return held.some((term) => term.role === role && (of === undefined || term.of === of))
  }

  #holder(role: RoleMention, of: string): string | null {
    const holders = holdersOf(role.role, of, this.#publishedAt, role.isFormer, this.#catalogue)
    if (holders.length === 1 && !SHARED_OFFICES.has(role.role)) return holders[0]
    const inArticle = this.#lastWithRole.get(role.role)
    return inArticle !== undefined && holders.includes(inArticle) ? inArticle : null
  }

  /** "the minister": the last one named as such in this article. */
  #definite(tokens: readonly Token[], role: RoleMention): string | null {
    return tokens[role.firstToken - 1]?.fold === 'the' && !role.isFormer
      ? (this.#lastWithRole.get(role.role) ?? null)
      : null
  }
}
