/**
 * The case forms of a Russian name, so that "Лаврова" and "Ирану" are found by "Лавров" and "Иран". Editors list the
 * nominative only. Rules for names and adjectives, not for all nouns: a form too many does no harm, since it is only
 * looked up where a name begins with a capital.
 */
export function russianForms(name: string): string[] {
  const words = name.split(' ')
  const forms = words.map(wordForms)
  // Each case changes every word of the name; a word without that case (initials, Latin) stays as it is.
  return Array.from({ length: CASES }, (_, index) => forms.map((word) => word[index] ?? word[0]).join(' ')).flatMap(
    splitAlternatives,
  )
}

/** What a demonym ending in -ский is called of women, things and many: "американских санкций". */
export function russianAdjectives(demonym: string): string[] {
  const stem = /^(.+с|.+ц)кий$/.exec(demonym)?.[1]
  return stem === undefined
    ? []
    : ['кая', 'кой', 'кую', 'кое', 'кие', 'ких', 'ким', 'кими'].map((ending) => stem + ending)
}

/** Nominative, genitive, dative, accusative, instrumental, prepositional. */
const CASES = 6

type Paradigm = readonly [ending: RegExp, forms: readonly string[]]

/** Endings of each case; `|` parts alternatives. The first paradigm whose ending fits counts. */
const PARADIGMS: readonly Paradigm[] = [
  [/ский$/, ['ский', 'ского', 'скому', 'ского|ский', 'ским', 'ском']],
  [/ская$/, ['ская', 'ской', 'ской', 'скую', 'ской', 'ской']],
  [/ое$/, ['ое', 'ого', 'ому', 'ое', 'ым', 'ом']],
  [/ые$/, ['ые', 'ых', 'ым', 'ые', 'ыми', 'ых']],
  [/ие$/, ['ие', 'их', 'им', 'ие', 'ими', 'их']],
  [/(?<=[а-я])(?:ый|ой)$/, ['ый', 'ого', 'ому', 'ого|ый', 'ым', 'ом']],
  [/(?<=[бвгджзклмнпрстфхцчшщ])ий$/, ['ий', 'ого|его|ия', 'ому|ему|ию', 'ого|его|ия', 'им|ием', 'ом|ем|ии']],
  [/ая$/, ['ая', 'ой', 'ой', 'ую', 'ой', 'ой']],
  [/яя$/, ['яя', 'ей', 'ей', 'юю', 'ей', 'ей']],
  [/(ов|ев|ин|ын)$/, ['$1', '$1а', '$1у', '$1а|$1', '$1ым|$1ом', '$1е']],
  // A woman's surname, or a land: "Украина".
  [/(ов|ев|ин|ын)а$/, ['$1а', '$1ой|$1ы', '$1ой|$1е', '$1у', '$1ой', '$1ой|$1е']],
  [/ия$/, ['ия', 'ии', 'ии', 'ию', 'ией', 'ии']],
  [/([гкхжчшщ])а$/, ['$1а', '$1и', '$1е', '$1у', '$1ой|$1ей', '$1е']],
  [/а$/, ['а', 'ы', 'е', 'у', 'ой', 'е']],
  [/я$/, ['я', 'и', 'е', 'ю', 'ей', 'е']],
  [/ай$/, ['ай', 'ая', 'аю', 'ая|ай', 'аем', 'ае']],
  [/й$/, ['й', 'я', 'ю', 'я|й', 'ем', 'е']],
  [/ь$/, ['ь', 'я|и', 'ю|и', 'я|ь', 'ем|ью', 'е|и']],
  [/([бвгджзклмнпрстфхцчшщ])$/, ['$1', '$1а', '$1у', '$1а|$1', '$1ом|$1ем', '$1е']],
]

function wordForms(word: string): string[] {
  if (!/^[А-ЯЁа-яё-]{3,}$/.test(word)) return [word]
  const paradigm = PARADIGMS.find(([ending]) => ending.test(word))
  if (!paradigm) return [word]
  const [ending, forms] = paradigm
  return forms.map((form) =>
    form
      .split('|')
      .map((alternative) => word.replace(ending, alternative))
      .join('|'),
  )
}

/** "Лаврова|Лавров Сергея|Сергей" as every combination. */
function splitAlternatives(form: string): string[] {
  return form
    .split(' ')
    .reduce<string[]>(
      (done, word) =>
        done.flatMap((start) =>
          word.split('|').map((alternative) => (start ? `${start} ${alternative}` : alternative)),
        ),
      [''],
    )
}
