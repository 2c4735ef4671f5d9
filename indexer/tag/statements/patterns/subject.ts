/** Who speaks by a verb of saying: where its subject stands, and whom it goes on from where it has none of its own. */
import type { Cue } from './find-cues.ts'
import { COMMA, DASH, type Layout } from './layout.ts'
import { leftOut, readSource, UNTOLD, type Source, type SourceContext } from './source.ts'
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
  of(cue: Cue, opening: number, told: number): Source {
    const { sentence } = this.#layout.tokens[cue.first]
    const own = cue.kind === 'saying' ? this.#ofClauseBefore(cue) : this.#own(cue, opening, told)
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

  /** Of ", said X" it stands behind the verb, or nowhere. */
  ofSetOff(cue: Cue): Source {
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

  #own(cue: Cue, opening: number, told: number): Source {
    const { subject } = this.#language
    if (cue.kind === 'reports') return this.#ofPaper(cue, opening, told)
    const behind = { first: cue.end, end: opening }
    const ahead = { first: this.#clauseStart(cue, told), end: cue.first }
    // "He spoke to the agency and said": behind the verb before, where its subject stands.
    const isBehindVerb = subject === 'behind' && this.#cues.some(({ end }) => end === ahead.first)
    const gender = this.#genderOf(cue)
    const readBehind = () => readSource(this.#context, behind, 'behind', gender)
    const readAhead = () => readSource(this.#context, ahead, isBehindVerb ? 'behind' : 'before', gender)
    if (subject === 'before') return readAhead()
    const isAtStart = cue.first === this.#layout.sentenceStart(cue.first)
    const isInverted = subject === 'behind' || isAtStart || this.isSetOff(cue)
    const one = isInverted ? readBehind() : readAhead()
    if (!one.isLeftOut) return one
    return isInverted ? readAhead() : readBehind()
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
    const last = this.#cues.findLast(({ end }) => end <= cue.first)
    return Math.max(this.#layout.sentenceStart(cue.first), quoted?.end ?? 0, told, last?.end ?? 0)
  }
}
