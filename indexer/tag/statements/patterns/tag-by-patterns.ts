/** Who says what in the Russian, Persian and Arabic paragraphs of an article. */
import type { ActorKind, Span, Speaker } from '../../../../engine/document.ts'
import { foldWord } from '../../../../engine/text/fold.ts'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { FoundMention } from '../../actors/found-mention.ts'
import type { Token } from '../../tokens.ts'
import type { ParagraphToTag, SaidSpan } from '../said-span.ts'
import { ARABIC } from './arabic.ts'
import { findSpeech } from './find-speech.ts'
import type { Range } from './layout.ts'
import { PERSIAN } from './persian.ts'
import { RUSSIAN } from './russian.ts'
import type { Source } from './source.ts'
import type { Pronoun, SpeechLanguage } from './speech-language.ts'

const LANGUAGES: Readonly<Partial<Record<string, SpeechLanguage>>> = { ru: RUSSIAN, fa: PERSIAN, ar: ARABIC }

/** By paragraph, in order; nothing for those in other languages. */
export function tagByPatterns(
  paragraphs: readonly ParagraphToTag[],
  language: string | null,
  catalogue: Catalogue,
): SaidSpan[][] {
  const rulesOf = ({ paragraph }: ParagraphToTag) => LANGUAGES[paragraph.language ?? language ?? '']
  if (!paragraphs.some(rulesOf)) return paragraphs.map(() => [])
  const speakers = new Speakers(paragraphs, catalogue)
  return paragraphs.map((each, at) => {
    const rules = rulesOf(each)
    if (!rules) return []
    const { tokens, mentions } = each
    const { text } = each.paragraph
    const isNamedAsSubject = (mention: FoundMention) => isListed(mention, text, catalogue, rules)
    const genderOf = ({ actor }: FoundMention) => catalogue.actors.get(actor)?.gender ?? null
    const { speeches, announces } = findSpeech({ tokens, mentions, language: rules, isNamedAsSubject, genderOf })
    const here = { text, tokens, paragraph: at }
    const said = speeches.flatMap(({ content, form, cue, source }) => {
      const words = cue ? textOf(cue, here) : '“'
      const span = spanOf(content, tokens)
      return speakers.of(source, here, form !== 'indirect').map((speaker) => ({ ...span, form, cue: words, speaker }))
    })
    if (announces) speakers.of(announces, here, true)
    return said
  })
}

/** How many paragraphs on a speaker is still meant by "he". */
const REMEMBERED_PARAGRAPHS = 2

interface Place {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Number of the paragraph, from 0. */
  readonly paragraph: number
}

interface LastSpeaker extends Pick<Speaker, 'actor' | 'label'> {
  readonly paragraph: number
  /** Where the speaker stands in that paragraph. */
  readonly span: Span | null
  /** Whether a quotation was the last that was heard: another may go on. */
  readonly isQuoted: boolean
}

/** Whoever speaks in an article, read in its order: who spoke last is "he", and goes on where nobody is named. */
class Speakers {
  readonly #catalogue: Catalogue
  readonly #kinds: ReadonlyMap<string, ActorKind>
  #last: LastSpeaker | null = null

  constructor(paragraphs: readonly ParagraphToTag[], catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#kinds = new Map(paragraphs.flatMap(({ mentions }) => mentions.map(({ actor, kind }) => [actor, kind])))
  }

  /** Nobody where it cannot be told who says it. @param source null for a quotation that goes on */
  of(source: Source | null, here: Place, isQuoted: boolean): Speaker[] {
    const speakers = source === null ? this.#goesOn(here) : this.#read(source, here)
    if (speakers.length > 0) this.#remember(speakers[0], here, isQuoted)
    return speakers
  }

  #read({ range, mentions, pronoun, isLeftOut }: Source, here: Place): Speaker[] {
    if (isLeftOut) return [this.#fits(pronoun!, here) ? this.#carriedOver(this.#last!, here) : NOBODY]
    if (range === null) return []
    const span = { ...spanOf(range, here.tokens), text: textOf(range, here) }
    if (pronoun !== null) {
      const { actor, label } = this.#fits(pronoun, here) ? this.#last! : NOBODY
      return [{ ...span, actor, label, by: 'pronoun' }]
    }
    if (mentions.length === 0) return [{ ...span, actor: null, label: span.text, by: 'name' }]
    return mentions.map(({ actor, label, via }) => ({ ...span, actor, label, by: via === 'role' ? 'role' : 'name' }))
  }

  #remember({ actor, label, start, end }: Speaker, { paragraph }: Place, isQuoted: boolean): void {
    const before = this.#last?.paragraph === paragraph ? this.#last.span : null
    const span = start === null || end === null ? before : { start, end }
    this.#last = { actor, label, paragraph, span, isQuoted }
  }

  /** A quotation in a paragraph of its own goes on one of the paragraph before. */
  #goesOn(here: Place): Speaker[] {
    const distance = this.#last ? here.paragraph - this.#last.paragraph : Infinity
    const isHeard = distance === 0 || (distance === 1 && this.#last!.isQuoted)
    return isHeard ? [this.#carriedOver(this.#last!, here)] : []
  }

  #carriedOver({ actor, label, span, paragraph }: LastSpeaker, here: Place): Speaker {
    const isHere = span !== null && paragraph === here.paragraph
    const shown = isHere ? { ...span, text: here.text.slice(span.start, span.end) } : NOWHERE
    return { ...shown, actor, label, by: 'carried' }
  }

  /** Whether whoever spoke last may be meant: not long ago, of the same gender, and not who writes. */
  #fits(pronoun: Pronoun, { paragraph }: Place): boolean {
    if (this.#last === null || paragraph - this.#last.paragraph > REMEMBERED_PARAGRAPHS || pronoun === 'self') return false // prettier-ignore
    const { actor } = this.#last
    if (pronoun === 'any' || actor === null) return true
    const gender = this.#catalogue.actors.get(actor)?.gender ?? null
    const isPerson = this.#kinds.get(actor) === 'person'
    return pronoun === 'person' ? isPerson : gender === null ? true : gender === pronoun
  }
}

const NOWHERE = { start: null, end: null, text: null }
const NOBODY: Speaker = { ...NOWHERE, actor: null, label: null, by: 'pronoun' }

/** Whether a name stands as the catalogue lists it: in other cases, or behind a particle, it has another form. */
function isListed(
  { actor, via, start, end }: FoundMention,
  text: string,
  catalogue: Catalogue,
  { joinedConjunction }: SpeechLanguage,
): boolean {
  const names = catalogue.actors.get(actor)?.names
  if (names === undefined || via === 'role' || via === 'unlisted') return true
  const fold = foldedName(text.slice(start, end))
  const forms = joinedConjunction ? [fold, fold.replace(joinedConjunction, '')] : [fold]
  return names.some((name) => forms.includes(foldedName(name)))
}

function foldedName(name: string): string {
  return foldWord(name.replaceAll(/\s+/g, ' '))
}

function spanOf({ first, end }: Range, tokens: readonly Token[]): Span {
  return { start: tokens[first].start, end: tokens[end - 1].end }
}

function textOf(range: Range, { tokens, text }: Place): string {
  const { start, end } = spanOf(range, tokens)
  return text.slice(start, end)
}
