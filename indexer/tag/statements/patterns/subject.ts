/** Who speaks by a verb of saying: where its subject stands, and whom it goes on from where it has none of its own. */
import type { Cue } from './find-cues.ts'
import { COMMA, DASH, type Layout } from './layout.ts'
import { canSpeak, leftOut, readSource, UNTOLD, type Source, type SourceContext } from './source.ts'
import type { Gender, SpeechLanguage } from './speech-language.ts'

/** A quotation of fewer words is a name or a word held at arm's length. */
export const LEAST_QUOTED_WORDS = 5

export class SubjectReader {
  readonly #layout: Layout
  readonly #language: SpeechLanguage
  readonly #cues: readonly Cue[]
  readonly #context: SourceContext
  /** By sentence: who spoke in it last. */
  readonly #lastIn = new Map<number, Source>()

  constructor(layout: Layout, cues: readonly Cue[], context: SourceContext) {
    this.#layout = layout
    this.#language = context.language
    this.#cues = cues
    this.#context = context
  }

  /**
   * @param opening index of the token behind the words between the verb and what was said
   * @param told index behind what was told before; 0 where nothing was
   */
  of(cue: Cue, opening: number, told: number, where: 'told behind' | 'told before' = 'told before'): Source {
    const { sentence } = this.#layout.tokens[cue.first]
    if (cue.kind === 'quoting') return this.#quotedFrom(cue)
    if (this.isRelative(cue)) return this.#ofRelative(cue)
    const own = cue.kind === 'saying' ? this.#ofClauseBefore(cue) : this.#own(cue, opening, told, where)
    if (!own.isLeftOut) {
      this.#lastIn.set(sentence, own)
      return own
    }
    const last = this.#lastIn.get(sentence)
    return last ?? (this.#mayLackSubject(cue) ? leftOut(this.#genderOf(cue)) : UNTOLD)
  }

  /** In Russian a verb has a subject of its own but behind "and". */
  #mayLackSubject(cue: Cue): boolean {
    const { subject, conjunctions } = this.#language
    return subject !== 'either' || cue.kind === 'saying' || conjunctions.has(this.#layout.fold(cue.first - 1))
  }

  /** "Rubio, who had said", where verbs come last: whoever is named right before. */
  isRelative({ first }: Pick<Cue, 'first'>): boolean {
    const isLast = this.#language.subject === 'before' && first > this.#layout.sentenceStart(first) + 1
    return isLast && this.#language.that.matchesAt(this.#layout.tokens, first - 1).length > 0
  }

  #ofRelative({ first }: Cue): Source {
    const named = this.#context.mentions.find((mention) => mention.endToken === first - 1 && canSpeak(mention))
    return named ? { ...UNTOLD, range: { first: named.firstToken, end: named.endToken }, mentions: [named] } : UNTOLD
  }

  /** Of ", said X" it stands behind the verb, or nowhere. */
  ofSetOff(cue: Cue): Source {
    if (cue.kind === 'reports') return this.#ofPaper(cue, this.#layout.clauseEnd(cue.end), cue.first)
    const behind = { first: cue.end, end: this.#layout.clauseEnd(cue.end) }
    return readSource(this.#context, behind, 'behind', this.#genderOf(cue))
  }

  /** ", said X", "as X said": the words before it are not of its clause. */
  isSetOff({ first }: Pick<Cue, 'first'>): boolean {
    const [mark, earlier] = [this.#layout.text(first - 1), this.#layout.text(first - 2)]
    if (this.isAs(first - 1)) return true
    return this.#language.subject === 'either' && (COMMA.test(mark) || (DASH.test(mark) && /^[,!?…»]$/.test(earlier)))
  }

  isAs(at: number): boolean {
    return this.#language.as.has(this.#layout.fold(at))
  }

  #own(cue: Cue, opening: number, told: number, where: 'told behind' | 'told before'): Source {
    const { subject } = this.#language
    if (cue.kind === 'reports') return this.#ofPaper(cue, opening, told)
    const behind = { first: cue.end, end: opening }
    const ahead = { first: this.#clauseStart(cue, told), end: cue.first }
    // "He spoke to the agency and said": behind the verb before, where its subject stands.
    const isAfterVerb = this.#cues.some(({ end }) => end === ahead.first)
    const isBehindVerb = subject === 'behind' && (isAfterVerb || this.#opensClause(cue))
    const gender = this.#genderOf(cue)
    const readBehind = () => readSource(this.#context, behind, 'behind', gender)
    // The first word of another clause is its verb.
    const clause = { ...ahead, first: isBehindVerb && !isAfterVerb ? ahead.first + 1 : ahead.first }
    const readAhead = () => readSource(this.#context, clause, isBehindVerb ? 'behind' : 'before', gender)
    if (subject === 'before') return readAhead()
    const isAtStart = cue.first === this.#layout.sentenceStart(cue.first)
    const isInverted = subject === 'behind' || isAtStart || this.isSetOff(cue)
    if (isInverted && subject === 'either' && where === 'told behind' && COMMA.test(this.#layout.text(cue.first - 1))) {
      // "Trump, speaking in Moscow, told Netanyahu that": what stands between commas is an aside.
      const subjectAhead = readAhead()
      if (subjectAhead.mentions.length > 0) return subjectAhead
    }
    const one = isInverted ? readBehind() : readAhead()
    if (!one.isLeftOut) return one
    const other = isInverted ? readAhead() : readBehind()
    // Of a verb that tells of no saying we do not know where its subject ends.
    return isBehindVerb && this.#opensClause(cue) && other.mentions.length === 0 ? leftOut(gender) : other
  }

  /** "Putin met his colleague, and said": with "and" or a comma another clause begins. */
  #opensClause(cue: Cue): boolean {
    const isJoined = this.#language.joinedConjunction?.test(this.#layout.fold(cue.first)) ?? false
    return (
      cue.first > this.#layout.sentenceStart(cue.first) && (isJoined || COMMA.test(this.#layout.text(cue.first - 1)))
    )
  }

  /** "The agency quoted X as saying": whoever stands behind the last "from". */
  #quotedFrom(cue: Cue): Source {
    const start = this.#layout.sentenceStart(cue.first)
    const from = this.#layout.tokens.findLastIndex(({ fold }, at) => at >= start && at < cue.first && fold === this.#language.quotedFrom) // prettier-ignore
    return from < 0 ? UNTOLD : readSource(this.#context, { first: from + 1, end: cue.first }, 'oblique')
  }

  /** "It says in a statement of the ministry", "in the statement it says": whoever is named behind the paper, else the paper. */
  #ofPaper(cue: Cue, opening: number, told: number): Source {
    const paperIn = (first: number, end: number) =>
      this.#layout.tokens.findIndex(
        (_, at) => at >= first && at < end && this.#language.paper.test(this.#layout.fold(at)),
      )
    const behind = paperIn(cue.end, opening)
    const paper = behind >= 0 ? behind : paperIn(this.#clauseStart(cue, told), cue.first)
    if (paper < 0) return UNTOLD
    const author = readSource(this.#context, { first: paper + 1, end: behind >= 0 ? opening : cue.first }, 'oblique')
    return author.range === null ? { ...UNTOLD, range: { first: paper, end: paper + 1 } } : author
  }

  /** "He went to the agency, saying that": the subject of the verb before. */
  #ofClauseBefore(cue: Cue): Source {
    const { sentence } = this.#layout.tokens[cue.first]
    const said = this.#lastIn.get(sentence)
    if (said) return said
    const gender = this.#genderOf(cue)
    const before = this.#cues.findLast(
      (other) => other.end <= cue.first && this.#layout.isSameSentence(other.first, cue.first),
    )
    const isBehind = this.#language.subject === 'behind'
    const clause = { first: (isBehind && before?.end) || this.#layout.sentenceStart(cue.first), end: cue.first }
    const source = readSource(this.#context, clause, isBehind ? 'behind' : 'before', gender)
    // Of a verb that tells of no saying we do not know where its subject ends.
    const isTold = source.mentions.length > 0 || source.pronoun !== null || (isBehind && before !== undefined)
    return isTold ? source : leftOut(gender)
  }

  #genderOf(cue: Cue): Gender | null {
    return this.#language.genderOf(this.#layout.fold(cue.first))
  }

  /** The sentence so far, behind the verbs of saying and what was told before in it. */
  #clauseStart(cue: Cue, told: number): number {
    const quoted = this.#layout.quotations.findLast(
      (quotation) => quotation.end <= cue.first && this.#layout.wordCount(quotation) >= LEAST_QUOTED_WORDS,
    )
    // In Russian an inner clause may have a verb of saying of its own: "Trump, who had promised to end it, said".
    const isOuter = (other: Cue) => other.end <= cue.first && other.kind !== 'according' && !this.isRelative(other)
    const last = this.#language.subject === 'either' ? undefined : this.#cues.findLast(isOuter)
    return Math.max(this.#layout.sentenceStart(cue.first), quoted?.end ?? 0, told, last?.end ?? 0)
  }
}
