/** What the rules for statements need to know of a language. */
import { NameIndex } from '../../../catalogue/name-index.ts'
import { nameFolds } from '../../tokens.ts'

export type Gender = 'm' | 'f'

/** What a pronoun tells of whom it means: one person, perhaps of a gender, or anybody; `self` is whoever writes. */
export type Pronoun = Gender | 'person' | 'any' | 'self'

/**
 * `says`: a clause, a quotation or a colon tells what was said; `saysBare` needs no word between. `saying`: the same of a
 * verb that has its subject from another ("he answered, adding that"). `calls`: only with a quotation, or an object before
 * it ("called it a «disaster»"). `reports`: what a paper says ("the statement says"), whose author stands behind the verb.
 * `according`: "in the words of". `quoting`: "quoted her as saying", whose words stand behind "from" before it. `idiom`: no saying at all, though a verb of saying stands in it.
 */
const CUE_KINDS = ['saysBare', 'says', 'saying', 'calls', 'reports', 'according', 'quoting', 'idiom'] as const
export type CueKind = (typeof CUE_KINDS)[number]

/** The words of a language as its file lists them; words are compared folded. */
export interface SpeechWords {
  readonly saysBare: readonly string[]
  readonly says: readonly string[]
  readonly saying: readonly string[]
  readonly quoting: readonly string[]
  readonly idiom: readonly string[]
  readonly calls: readonly string[]
  readonly reports: readonly string[]
  /** "according to", "in the words of". */
  readonly according: readonly string[]
  /** "according to him". */
  readonly accordingToThem: Readonly<Record<string, Pronoun>>
  readonly pronouns: Readonly<Record<string, Pronoun>>
  /** What opens a clause that tells what was said. */
  readonly that: readonly string[]
  /** Whether a comma must stand before it. */
  readonly commaBeforeThat: boolean
  /** Words behind which it opens another clause: "before that", "it must be that". */
  readonly notBeforeThat: readonly string[]
  /** "as" before a verb of saying: "as the ministry said". */
  readonly as: readonly string[]
  /** Where the subject of a verb of saying stands; behind it also where `says` is set off by a comma. */
  readonly subject: 'before' | 'behind' | 'either'
  readonly negations: readonly string[]
  /** Words that begin what is not told but supposed or wished for: "if", "that he may". */
  readonly ifs: readonly string[]
  /** "whether": makes a question of the verb before it. */
  readonly whether: readonly string[]
  /** "while", "but": behind a comma another clause begins with them, which somebody else may speak in. */
  readonly contrasts: readonly string[]
  /** Words for whom it was said to, which stand before a subject behind the verb: "answered him | the minister". */
  readonly addressees: readonly string[]
  /** Words that may stand between the subject and the verb, or before the subject. */
  readonly fillers: readonly string[]
  readonly prepositions: readonly string[]
  /** Words that begin a clause with a subject of its own, before that of the verb of saying: "when", "after". */
  readonly openers: RegExp
  /** Verbs that end a clause; behind one and "and" another begins, with a subject of its own or without. */
  readonly clauseEnds: readonly string[]
  /** "and", "but": behind them a verb without a subject has that of the verb before. */
  readonly conjunctions: readonly string[]
  /** Who speaks for a state or body that stands right behind: "the government of". */
  readonly rulers: readonly string[]
  /** Who speaks for themselves, though a name stands right behind: "the spokesman of". */
  readonly servants: readonly string[]
  /** Who speaks for others even where a title stands between: "the campaign of President". */
  readonly groups: readonly string[]
  /** Who speaks for the one that a chain of words behind ends in: "the special envoy of President". */
  readonly agents: readonly string[]
  /** What is written on to a word before it, "and" in Arabic; null where nothing is. */
  readonly joinedConjunction: RegExp | null
  /** Whether a name that is no subject has another form, as by an ending or a particle. */
  readonly hasCases: boolean
  /** What the form of a verb tells of its subject. */
  readonly genderOf: (verb: string) => Gender | null
  /** How a word begins that tells who somebody is, behind a comma or before the name: an office, "who". */
  readonly title: RegExp
  /** How a word begins that names a paper: "statement". */
  readonly paper: RegExp
  /** Words that stand before a surname alone, beside offices: "Mr". Another may be a first name, of somebody else. */
  readonly honorifics: readonly string[]
  /** What stands before a body, and how the verb ends, where a body speaks as a place: "in the Kremlin they said". */
  readonly spokenIn: { readonly prepositions: readonly string[]; readonly verb: RegExp } | null
  /** "from", behind which stands who is quoted. */
  readonly quotedFrom: string | null
  /** What stands behind an object. */
  readonly objectMark: string | null
  /** What stands before one, by how the verb begins: "told of", "insisted on". */
  readonly objectPrepositions: Readonly<Record<string, RegExp>>
}

/** The lists of words that are looked up one by one. */
const LISTED = ['as', 'negations', 'ifs', 'whether', 'contrasts', 'addressees', 'fillers', 'prepositions', 'conjunctions', 'rulers', 'servants', 'groups', 'agents', 'honorifics', 'notBeforeThat', 'clauseEnds'] as const // prettier-ignore
type Listed = (typeof LISTED)[number]

/** The words made ready to be looked up. */
export interface SpeechLanguage
  extends
    Omit<SpeechWords, Listed | CueKind | 'accordingToThem' | 'pronouns' | 'that'>,
    Readonly<Record<Listed, ReadonlySet<string>>> {
  readonly cues: NameIndex<SpeechCue>
  readonly pronouns: NameIndex<Pronoun>
  readonly that: NameIndex<true>
}

export interface SpeechCue {
  readonly kind: CueKind
  /** Of "according to him"; else null. */
  readonly pronoun: Pronoun | null
}

/** A list of words, parted by white space. */
export function words(list: string): string[] {
  return list.trim().split(/\s+/)
}

export function speechLanguage(lists: SpeechWords): SpeechLanguage {
  const cues = new NameIndex<SpeechCue>()
  for (const kind of CUE_KINDS)
    for (const form of new Set(lists[kind])) cues.add(nameFolds(form), { kind, pronoun: null })
  for (const [form, pronoun] of Object.entries(lists.accordingToThem)) cues.add(nameFolds(form), { kind: 'according', pronoun }) // prettier-ignore
  return {
    ...lists,
    ...(Object.fromEntries(LISTED.map((list) => [list, folded(lists[list])])) as Record<Listed, ReadonlySet<string>>),
    cues,
    pronouns: indexed(Object.entries(lists.pronouns)),
    that: indexed(lists.that.map((form) => [form, true])),
  }
}

function indexed<Entry>(entries: readonly (readonly [string, Entry])[]): NameIndex<Entry> {
  const index = new NameIndex<Entry>()
  for (const [form, entry] of entries) index.add(nameFolds(form), entry)
  return index
}

function folded(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(nameFolds))
}
