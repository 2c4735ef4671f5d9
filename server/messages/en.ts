import type { InvalidReason } from '../errors.ts'
import type { Messages } from './messages.ts'
import { englishPages } from './en-pages.ts'
import { formats, number, plural, quoted } from './en-words.ts'
import { shortened } from './formats.ts'

export const english: Messages = {
  ...formats,
  ...englishPages,
  locale: 'en-GB',
  direction: 'ltr',
  ownName: 'English',

  site: {
    name: 'Dateline',
    tagline: 'Who said what about whom, and when',
    skip: 'Skip to results',
    navigation: 'Site',
    language: 'Language',
  },
  box: {
    label: 'Search the archive',
    hint: 'Words, "a phrase", -not this, said:lavrov, published:2025-02',
    submit: 'Search',
    suggestions: 'Suggestions',
  },

  results: {
    heading: 'Results',
    totals: ({ paragraphs, articles }) =>
      `${plural(paragraphs, 'paragraph', 'paragraphs')} in ${plural(articles, 'article', 'articles')}`,
    undated: 'undated',
    unknownOutlet: 'unknown outlet',
    alsoMatching: (paragraphs) =>
      `${plural(paragraphs, 'more paragraph', 'more paragraphs')} of this article ${paragraphs === 1 ? 'matches' : 'match'}`,
    sort: 'Order',
    sorts: { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' },
    group: 'List',
    groups: { paragraph: 'Paragraphs', article: 'Articles' },
    update: 'Update results',
    whyHeading: 'Why this hit',
    why: (inTitle, inText) =>
      [
        ...(inText.length ? [`In the text: ${inText.map(quoted).join(', ')}.`] : []),
        ...(inTitle.length ? [`In the title: ${inTitle.map(quoted).join(', ')}.`] : []),
      ].join(' '),
    alsoIn: 'Also in',
    moreCopies: (copies) => `and ${number(copies)} more`,
    folded: (entries) =>
      `${plural(entries, 'result says', 'results say')} the same as another and ${entries === 1 ? 'is' : 'are'} folded into it.`,
    unfold: 'Show each',
    unfolded: 'What several outlets printed is shown each time.',
    fold: 'Show it once',
  },

  paging: {
    label: 'Pages of results',
    previous: 'Previous',
    next: 'Next',
    goTo: (page) => `Page ${number(page)}`,
    beyond: (pages) => `There is no such page: the results end on page ${number(pages)}.`,
    last: 'Go to the last page',
  },

  facets: {
    heading: 'Narrow down',
    names: {
      actor: 'Who is named',
      speaker: 'Who speaks',
      topic: 'Topic',
      source: 'Outlet',
      language: 'Language',
      published: 'When published',
      happened: 'When it happened',
    },
    missing: {
      actor: 'Nobody named',
      speaker: 'No speaker told',
      topic: 'No topic',
      source: 'Unknown outlet',
      language: 'Unknown language',
      published: 'Undated',
      happened: 'No date in the text',
    },
    count: (paragraphs) => plural(paragraphs, 'paragraph', 'paragraphs'),
    exclude: (label) => `Leave out ${label}`,
    excludeShort: 'not',
    onlyNamed: 'Only where they are named',
    onlyNamedHint: 'Leaves out speakers who are a “he” or “she” here, or who were named in an earlier sentence',
    unlisted: 'Not in the catalogue: found in the text',
    empty: 'These results have none.',
    from: 'From',
    to: 'To',
    histogram: (from, to) => `Paragraphs by date of publication, from ${from} to ${to}`,
    bar: (period, count) => `${period}: ${count}`,
    zoomOut: 'All dates',
  },

  filters: {
    heading: 'Narrowed by',
    remove: (what) => `Remove ${what}`,
    removeAll: 'Remove all',
    excluded: (value) => `not ${value}`,
  },

  query: {
    sentence: (clauses) => `Paragraphs ${clauses.join(', ')}.`,
    everything: 'All paragraphs.',
    andOthers: (names, others) => `one of ${names} and ${number(others)} more`,
    some: (words) => `with some of ${formats.list(words.map(quoted))}`,
    word: (text) => `with ${quoted(text)}`,
    prefix: (text) => `with a word that begins with ${quoted(text)}`,
    phrase: (text) => `with exactly ${quoted(text)}`,
    near: (terms, distance) =>
      `with ${formats.list(terms.map(quoted))} at most ${plural(distance, 'word', 'words')} apart`,
    or: (parts) => parts.join(' or '),
    and: (parts) => `(${parts.join(' and ')})`,
    not: (part) => `except those ${part}`,
    missing: {
      actor: 'that name nobody',
      speaker: 'in which no speaker is told',
      topic: 'without a topic',
      source: 'without an outlet',
      language: 'in an unknown language',
      published: 'without a date',
      happened: 'without a date in the text',
    },
    field: {
      actor: (value) => `that name ${value}`,
      said: (value) => `in which ${value} speaks`,
      about: (value) => `with a statement about ${value}`,
      topic: (value) => `on ${value}`,
      source: (value) => `from ${value}`,
      title: (value) => `with ${quoted(value)} in the title`,
      language: (value) => `in ${value}`,
    },
    statement: (speaker, about) => `in which ${speaker} makes a statement about ${about}`,
    published: (span) => `published ${when(span)}`,
    happened: (span) => `on what happened ${when(span)}`,
    span: (from, to) =>
      from === null ? `up to ${to}` : to === null ? `from ${from} on` : from === to ? from : `from ${from} to ${to}`,
    meant: { question: 'Meant as a question?', name: 'Meant as one name?', either: 'Meant as either of them?' },
    relaxed: 'Hardly any paragraph has all of these words, so these have some of them, best first.',
    askForAll: 'Ask for all words',
    spelling: (word, tried) =>
      `${quoted(word)} is not in the archive: these are results for ${formats.choice(tried.map(quoted))}.`,
    beginning: (word) => `${quoted(word)} is not in the archive: these are results for words that begin with it.`,
    unranked:
      'More than half of the archive matches, so the words cannot tell what is best: the newest come first. The counts are exact.',
    tooManyToRank: (most) =>
      `More than ${number(most)} paragraphs match: the newest come first. Narrow the search to see the best first. The counts are exact.`,
    wordsUnranked: (words) =>
      `All words were searched for, but only the first ten decide the order, and not these: ${words.join(', ')}.`,
    phraseLoose: (phrase) =>
      `${quoted(phrase)} is in too many paragraphs to be looked up here: all of its words were searched for instead.`,
    depthBound: (reached) => `Pages end after ${number(reached)} hits. Narrow the search, or download all of them.`,
    namedSpeakers: 'Speakers are counted only where they are named beside what they say.',
    nearUnsupported: 'This index cannot tell how far apart words are: NEAR was read as AND.',
    unknownName: (field, value) => `No ${NAMED_BY[field]} in the archive is called ${quoted(value)}.`,
    cut: (most) => `The query was longer than ${number(most)} characters; only its beginning was read.`,
    asText: {
      'unknown-field': (text) => `${quoted(text)} was read as words: there is no such field.`,
      'bad-date': (text) => `${quoted(text)} was read as words: it is not a date, a span or a duration.`,
      'lone-operator': (text) => `${quoted(text)} was read as a word: it needs a word on each side.`,
      'lone-bracket': (text) => `${quoted(text)} was ignored: its other half is missing.`,
      'empty-field': (text) => `${quoted(text)} was read as a word: nothing follows the colon.`,
      'no-word': (text) => `${quoted(text)} was ignored: there is no word in it.`,
      'lone-star': (text) =>
        `The star in ${quoted(text)} was ignored: beside NEAR and in quotation marks words are taken as they are.`,
      'too-deep': (text) => `${quoted(text)} was ignored: its brackets are nested too deeply.`,
    },
  },

  rescue: {
    heading: 'Nothing found',
    removeFilter: 'Remove a filter.',
    tips: [
      'Check the spelling, or search for fewer words.',
      'A person may be spelled in several ways: look under “Who is named”.',
    ],
    withoutFilters: 'Search without filters',
    inWords: (words, totals) =>
      `with ${quoted(words)} as words: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    byName: (name, totals) =>
      `where ${quoted(name)} is named, however spelled: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    withoutPart: (text, totals) => `without ${quoted(text)}: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    withoutFacet: (facet, totals) =>
      `without the filter “${facet}”: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    emptyIndex: 'The index is empty.',
    emptyIndexHow: 'Put articles into the folder “articles” and run: npm run index',
  },

  errors: {
    invalid: { heading: 'There is a mistake in this address', text: invalidText },
    notFound: { heading: 'Not found', text: 'There is nothing at this address.' },
    noArticle: {
      heading: 'No such article',
      text: 'The archive has no article at this address. It may have been removed with its source.',
    },
    unavailable: {
      heading: 'The search cannot be reached',
      text: 'The index is not answering. Try again in a moment.',
    },
    busy: {
      heading: 'Many are asking at once',
      text: 'As many searches or downloads are under way as this server allows. Try again in a moment.',
    },
    timeout: {
      heading: 'That took too long',
      text: 'The index did not answer in time. Try fewer words, or try again in a moment.',
    },
    index: {
      missing: { heading: 'There is no index yet', text: 'To make it, run this where the program is installed:' },
      outdated: {
        heading: 'The index is out of date',
        text: 'An earlier version of the program made it. To bring it up to date, run this where the program is installed:',
      },
      newer: {
        heading: 'The index is too new',
        text: 'A later version of the program made it. Start that version, or point this one to another folder (DATA_DIR).',
      },
      damaged: {
        heading: 'The index is damaged',
        text: 'To make it again, run this where the program is installed, with all the paths that were indexed. The damaged file is kept:',
      },
      foreign: {
        heading: 'The index cannot be read',
        text: 'The file in its place belongs to another program. Move it away, or set DATA_DIR to another folder.',
      },
    },
    tooManyRequests: {
      heading: 'Too many requests',
      text: (seconds) => `Try again in ${plural(seconds, 'second', 'seconds')}.`,
    },
    internal: { heading: 'Something went wrong', text: 'This is a fault of the program, and it has been logged.' },
    toSearch: 'Back to the search',
    unreachable: 'There was no answer: you still see the results of before. Try again in a moment.',
  },
}

/** What a field of a query names. */
const NAMED_BY = {
  actor: 'actor',
  said: 'speaker',
  about: 'actor or topic',
  topic: 'topic',
  source: 'outlet',
  language: 'language',
  title: 'title',
} as const

/** "from 2024 on", "on 25 February 2025", "in February 2025". */
function when(span: string): string {
  if (/^(?:from|up) /.test(span)) return span
  return /^\d{1,2} /.test(span) ? `on ${span}` : `in ${span}`
}

function invalidText(parameter: string, reason: InvalidReason): string {
  switch (reason.type) {
    case 'too-many-values':
      return `${parameter} is given ${reason.count} times; ${reason.most} is the most.`
    case 'too-long':
      return `${parameter} holds a value of ${reason.count} characters; ${reason.most} is the most.`
    case 'repeated':
      return `${parameter} is given ${reason.count} times; it can be given once.`
    case 'no-choice':
      return `${parameter} must be one of ${reason.choices.join(', ')}; ${quoted(shortened(reason.given))} is not.`
    case 'no-whole-number':
      return `${parameter} must be a whole number from 1 to ${reason.most}; ${quoted(shortened(reason.given))} is not.`
    case 'no-date':
      return `${parameter} must be a year, month or day like 2025, 2025-02 or 2025-02-25, a span like 2025-02-01..2025-02-28, 2025.. or P30D, or none; ${quoted(shortened(reason.given))} is not.`
    case 'no-span':
      return `the days from ${quoted(shortened(reason.from))} to ${quoted(shortened(reason.to))} are not a span: give dates like 2025-02-25, the earlier one first.`
  }
}
