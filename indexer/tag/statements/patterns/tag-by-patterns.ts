/** Who says what in the Russian, Persian and Arabic paragraphs of an article. */
import { foldWord } from '../../../../engine/text/fold.ts'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { FoundMention } from '../../actors/found-mention.ts'
import type { ParagraphToTag, SaidSpan } from '../said-span.ts'
import { ARABIC } from './arabic.ts'
import { findSpeech } from './find-speech.ts'
import { PERSIAN } from './persian.ts'
import { RUSSIAN } from './russian.ts'
import { spanOf, Speakers, subjectsOf, textOf } from './speakers.ts'
import type { SpeechLanguage } from './speech-language.ts'

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
    speakers.hear(subjectsOf(each, at, rules, isNamedAsSubject))
    const said = speeches.flatMap(({ content, form, cue, source }) => {
      const words = cue ? textOf(cue, here) : '“'
      const span = spanOf(content, tokens)
      return speakers
        .of(source, here, form !== 'indirect', (cue ?? content).first)
        .map((speaker) => ({ ...span, form, cue: words, speaker }))
    })
    if (announces) speakers.of(announces, here, true, tokens.length)
    return said
  })
}

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
