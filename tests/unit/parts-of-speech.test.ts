/** Words and their parts of speech in English texts. */
import { expect, it } from 'vitest'
import { readWords } from '../../indexer/tag/statements/english/words.ts'

const tagged = (text: string) => readWords(text).map(({ text: word, pos }) => `${word}/${pos}`)

/** Each with a word of its own, which no text before has: made of these letters. */
let made = 0
const freshName = () => `Zorv${'aeiou'[made++ % 5]}${'bdglm'[(made / 5) | 0]}`
let figure = 8_300
const freshFigure = () => String(++figure)

it.each(['X', "X's/Korea", "<X's>", "--X's--", "=X's=", "X's:b", 'X/Korea', 'A.X'])(
  'are those of a name that was met before as %s, as of any other',
  (met) => {
    const name = freshName()
    readWords(`Trade in ${met.replace('X', name)} rose.`)
    expect(tagged(`The bank watches ${name}'s economy.`).slice(3, 5)).toEqual([`${name}/PROPN`, "'s/PART"])
  },
)

it.each(['X', 'A.X', 'Depos..X.', 'X/7', 'b:X', 'X-series'])(
  'are those of a figure that was met before as %s, as of any other',
  (met) => {
    const number = freshFigure()
    readWords(`Trade in ${met.replace('X', number)} rose.`)
    expect(tagged(`The move will add ${number} jobs.`)[4]).toBe(`${number}/NUM`)
  },
)

it('are those of the dictionary, and of contractions as before', () => {
  readWords('It was his "can\'t/won\'t" day.')
  expect(tagged("He can't say what they're doing.")).toEqual(['He/PRON', 'ca/AUX', "n't/PART", 'say/VERB', 'what/PRON', 'they/PRON', "'re/AUX", 'doing/VERB', './PUNCT']) // prettier-ignore
})
