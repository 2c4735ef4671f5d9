/** What coreference asks of a sentence: who does something in it, who stands in it unnamed, what is quoted. */
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { TITLES } from './name-words.ts'

const GOVERNING = new Set(
  'with by of to from for about under against between on like via than after before at in into over toward towards alongside besides behind and'.split(
    ' ',
  ),
)
const PERSON_NOUNS = new Set(
  'man woman official officials spokesman spokeswoman spokesperson analyst expert diplomat lawyer doctor teacher witness resident activist journalist reporter author soldier officer general lawmaker politician economist scientist professor student mother father candidate leader source aide adviser advisor critic judge envoy ambassador senator bishop priest brother sister wife husband son daughter widow representative prosecutor commander captain driver worker refugee'.split(
    ' ',
  ),
)

/** "Putin spokesman Dmitry Peskov": whether the words between two names say what the second is to the first. */
export function isOfficeOf(between: string): boolean {
  const [, office] = /^(?:[\p{Ll}-]+ ){0,2}(\p{Ll}+)$/u.exec(between.trim()) ?? []
  return office !== undefined && (PERSON_NOUNS.has(office) || TITLES.has(office))
}

/** The first person of a sentence that no preposition governs does what the sentence says. */
export function isSubject({ firstToken, endToken }: FoundMention, tokens: readonly Token[]): boolean {
  // "with Russian Foreign Minister Sergei Lavrov": titles and the article stand between the name and what governs it.
  let first = firstToken
  while (tokens[first - 1]?.isCapital && !GOVERNING.has(tokens[first - 1].fold) && tokens[first - 1].sentence === tokens[firstToken].sentence) first-- // prettier-ignore
  const before = tokens[first - 1]?.fold === 'the' ? tokens[first - 2] : tokens[first - 1]
  const isPossessive = tokens[endToken]?.fold === '' && /['’]s/.test(tokens[endToken]?.text ?? '')
  return !isPossessive && !(before && before.sentence === tokens[firstToken].sentence && GOVERNING.has(before.fold))
}

/** "Then Kylian Mbappé woke up.": two capital words that are no name we know, and stand where a subject may. */
function unknownNameBefore(
  tokens: readonly Token[],
  at: number,
  sentence: number,
  named: readonly FoundMention[],
): boolean {
  const isKnown = (index: number) => named.some(({ firstToken, endToken }) => firstToken <= index && index < endToken)
  const isName = (index: number) => tokens[index]?.isCapital && tokens[index].isWord && !isKnown(index)
  return tokens.some((token, index) => {
    if (index >= at || token.sentence !== sentence || !isName(index) || isName(index - 1)) return false
    let end = index
    while (isName(end)) end++
    // "Then Kylian Mbappé": a sentence's first word is capital whatever it is.
    const first = token.opensSentence && end - index > 2 ? index + 1 : index
    const before = tokens[first - 1]
    const isObject = before?.sentence === sentence && (before.fold === 'the' || GOVERNING.has(before.fold))
    return end - first >= 2 && end <= at && !isObject && /^\p{Ll}/u.test(tokens[end]?.text ?? '')
  })
}

/** "A spokesman said", "The general": somebody who is not named stands before, so that "he" may be that one. */
export function unknownPersonBefore(
  tokens: readonly Token[],
  at: number,
  sentence: number,
  named: readonly FoundMention[],
): boolean {
  if (unknownNameBefore(tokens, at, sentence, named)) return true
  return tokens.some(
    (token, index) =>
      index < at &&
      token.sentence === sentence &&
      PERSON_NOUNS.has(token.fold) &&
      !token.isCapital &&
      !named.some(
        (mention) => mention.kind === 'person' && mention.firstToken - 3 <= index && index < mention.endToken + 4,
      ),
  )
}

export function areJoined(tokens: readonly Token[], first: FoundMention, second: FoundMention): boolean {
  const between = tokens
    .slice(first.endToken, second.firstToken)
    .map((token) => token.fold)
    .filter(Boolean)
  return between.length === 1 && (between[0] === 'and' || between[0] === 'with')
}

/** For each token, whether it stands between quotation marks; an unclosed mark holds to the end of them. */
export function quotedTokens(tokens: readonly Token[]): boolean[] {
  let open = false
  return tokens.map(({ text }) => {
    if (text === '“' || text === '«') open = true
    else if (text === '”' || text === '»') open = false
    else if (text === '"') open = !open
    else return open
    // The mark itself.
    return true
  })
}
