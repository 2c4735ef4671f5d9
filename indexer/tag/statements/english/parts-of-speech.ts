/**
 * The tagger of parts of speech, by wink-nlp. It remembers each word that its dictionary lacks as it first met it, and cuts and
 * tags later texts by that: once "Japan's" has stood in a line of signs, it is one word wherever it stands. Here it goes by its
 * dictionary alone, so that what is found in a text does not depend on what was read before.
 */
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

/** What the model asks of what is remembered: the numbers of a word, or of the parts of a contraction; null for one that is not known. */
interface Lexicon {
  lookup(text: string): number[] | null
  intrinsicSize(): number
}

type Features = Record<string, (text: string, category: number, lexicon: Lexicon) => unknown>

const NUMBER = 2

const featuresOf = model.featureFn as unknown as (...parameters: unknown[]) => Features

/** The features of words, none of which depends on the sign beside which the word stood when it was first met. */
function featureFn(...parameters: unknown[]): Features {
  const features = featuresOf(...parameters)
  let whole: Lexicon | null = null
  return {
    ...features,
    pos(text, category, lexicon) {
      whole ??= forgetWords(lexicon)
      return features.pos(text, /^\d[\d.,]*$/.test(text) ? NUMBER : category, whole)
    },
  }
}

/** From now on only words of the dictionary are found in it. @returns it as it was */
function forgetWords(lexicon: Lexicon): Lexicon {
  const lookup = lexicon.lookup.bind(lexicon)
  const whole = { ...lexicon, lookup }
  lexicon.lookup = (text) => {
    const found = lookup(text)
    return found !== null && found.length === 1 && found[0] >= lexicon.intrinsicSize() ? null : found
  }
  return whole
}

export const wink = winkNLP({ ...model, featureFn } as unknown as typeof model, ['pos'])
