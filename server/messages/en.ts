import { localeFormats } from './formats.ts'
import type { Messages } from './messages.ts'

const formats = localeFormats('en-GB')
const { number } = formats
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`
const quoted = (text: string) => `“${text}”`

export const english: Messages = {
  ...formats,
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
  },

  results: {
    heading: 'Results',
    totals: ({ paragraphs, articles }) =>
      `${plural(paragraphs, 'paragraph', 'paragraphs')} in ${plural(articles, 'article', 'articles')}`,
    latest: 'Latest in the archive',
    undated: 'undated',
    untitledSource: 'unknown outlet',
    alsoMatching: (paragraphs) =>
      `${plural(paragraphs, 'more paragraph', 'more paragraphs')} of this article ${paragraphs === 1 ? 'matches' : 'match'}`,
    leadIn: 'Follows on:',
    openAt: (title) => `Read ${title} from this paragraph`,
    sort: 'Order',
    sorts: { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' },
    group: 'List',
    groups: { paragraph: 'Paragraphs', article: 'Articles' },
    update: 'Update results',
    busy: 'Searching…',
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
    page: (page, pages) => `Page ${number(page)} of ${number(pages)}`,
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
      speaker: 'Nobody speaks',
      topic: 'No topic',
      source: 'Unknown outlet',
      language: 'Unknown language',
      published: 'Undated',
      happened: 'No date in the text',
    },
    count: (paragraphs) => plural(paragraphs, 'paragraph', 'paragraphs'),
    exclude: (label) => `Leave out ${label}`,
    excludeShort: 'not',
    unlisted: 'Not in the catalogue: found in the text',
    showBelow: (label) => `Topics within ${label}`,
    empty: 'Nothing here has one.',
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
    word: (text) => `with ${quoted(text)}`,
    prefix: (text) => `with a word that begins with ${quoted(text)}`,
    phrase: (text) => `with exactly ${quoted(text)}`,
    near: (terms, distance) =>
      `with ${formats.list(terms.map(quoted))} at most ${plural(distance, 'word', 'words')} apart`,
    or: (parts) => parts.join(' or '),
    and: (parts) => `(${parts.join(' and ')})`,
    not: (part) => `not ${part}`,
    field: {
      actor: (value) => `that name ${value}`,
      said: (value) => `in which ${value} speaks`,
      about: (value) => `with a statement about ${value}`,
      topic: (value) => `on ${value}`,
      source: (value) => `from ${value}`,
      title: (value) => `with ${quoted(value)} in the title`,
      language: (value) => `in ${value}`,
    },
    published: (span) => `published ${span.startsWith('from') || span.startsWith('up') ? span : `in ${span}`}`,
    happened: (span) => `on what happened ${span.startsWith('from') || span.startsWith('up') ? span : `in ${span}`}`,
    span: (from, to) =>
      from === null ? `up to ${to}` : to === null ? `from ${from} on` : from === to ? from : `from ${from} to ${to}`,
    relaxed: 'No paragraph has all these words, or hardly any: these have some of them, best first.',
    askForAll: 'Ask for all words',
    spelling: (word, tried) =>
      `The archive does not have ${quoted(word)}; this is for ${formats.list(tried.map(quoted)).replace(' and ', ' or ')}.`,
    rankBound: (ranked) =>
      `Very many paragraphs match: the ${number(ranked)} newest are ordered by how well they match, the others follow by date. The counts are exact.`,
    wordsUnranked: (words) =>
      `All words were looked for, but only the first ten decide the order; without a say in it: ${words.join(', ')}.`,
    phraseLoose: (phrase) => `${quoted(phrase)} stands in too many paragraphs here; all of its words were looked for.`,
    depthBound: (reached) => `Pages end after ${number(reached)} hits. Narrow the search, or download all of them.`,
    nearUnsupported: 'This index cannot tell how far words stand apart: NEAR was read as AND.',
    unknownName: (field, value) => `Nothing in the archive is called ${quoted(value)} as ${field}.`,
    cut: (most) => `The query was longer than ${number(most)} characters; only its beginning was read.`,
    asText: {
      'unknown-field': (text) => `${quoted(text)} was taken as words: there is no such field.`,
      'bad-date': (text) => `${quoted(text)} was taken as words: that is no date, span or duration.`,
      'lone-operator': (text) => `${quoted(text)} was taken as a word: it stands between nothing.`,
      'lone-bracket': (text) => `${quoted(text)} was left aside: it has no other half.`,
      'empty-field': (text) => `${quoted(text)} was taken as a word: nothing stands behind the colon.`,
      'no-word': (text) => `${quoted(text)} was left aside: there is no word in it.`,
      'too-deep': (text) => `${quoted(text)} was left aside: that is bracket upon bracket.`,
    },
  },

  rescue: {
    heading: 'Nothing found',
    tips: [
      'Check the spelling, or search for fewer words.',
      'Take away a filter.',
      'A person may be spelled in several ways: look under “Who is named”.',
    ],
    withoutFilters: 'Search without filters',
    suggestions: 'These find something:',
    withoutPart: (text, totals) => `without ${quoted(text)}: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    withoutFacet: (facet, totals) =>
      `without the filter “${facet}”: ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    emptyIndex: 'The index is empty.',
    emptyIndexHow: 'Put articles into the folder “articles” and run: npm run index',
  },

  article: {
    back: 'Back to the results',
    authors: (names) => `By ${names}`,
    dateFrom: {
      'json-ld': 'as the page’s data says',
      meta: 'as the page’s data says',
      time: 'as printed on the page',
      'front-matter': 'as given',
      text: 'as printed in the text',
      file: 'from the file’s name',
      given: 'as given',
      url: 'from the address',
    },
    updated: (date) => `updated ${date}`,
    original: 'Original',
    paragraph: (position) => `Link to paragraph ${number(position)}`,
    removed: (lines) => `${plural(lines, 'line was', 'lines were')} left out as page furniture`,
    reason: (rule) => rule.replaceAll('-', ' '),
    named: 'Named here',
    topics: 'Topics',
    says: (speaker) => `${speaker} says`,
    cite: 'Cite',
    citationForms: { txt: 'as text', bib: 'BibTeX', ris: 'RIS' },
  },

  actor: {
    kinds: { person: 'Person', organisation: 'Organisation', state: 'State', place: 'Place' },
    aliases: 'Also:',
    overTime: 'Over time',
    asTable: 'As a table',
    withWhom: 'Named together with',
    topics: 'In paragraphs on',
    speaksOf: 'Speaks of',
    whoSpeaks: 'Spoken of by',
    sources: 'In these outlets',
    said: (name) => `What ${name} says`,
    saidOf: (name) => `What is said of ${name}`,
    all: (totals) => `All ${plural(totals.paragraphs, 'paragraph', 'paragraphs')}`,
    about: (name) => `About ${name}`,
  },

  facetPage: {
    find: 'Find in this list',
    submit: 'Find',
    orders: { count: 'Most paragraphs', label: 'By name' },
    nothing: 'No value of that name has any paragraphs under this search.',
    about: 'about',
    all: (facet) => `All of “${facet}”`,
  },

  takeAway: {
    heading: 'Take away',
    csv: 'CSV',
    ndjson: 'NDJSON',
    json: 'JSON',
    atom: 'Feed',
    manifest: 'Manifest',
  },

  sources: {
    link: 'Sources',
    heading: 'What this archive is made from',
    totals: (sources, { paragraphs, articles }) =>
      `${plural(sources, 'source', 'sources')}, ${plural(articles, 'article', 'articles')}, ${plural(paragraphs, 'paragraph', 'paragraphs')}.`,
    updated: (date) => `Last changed on ${date}.`,
    byOutlet: 'Articles by outlet',
    byLanguage: 'By language',
    byFormat: 'By how they were read',
    byDate: 'By where their date was found',
    byReason: 'With something left out, by why',
    refused: 'Could not be read',
    nothingRefused: 'Everything could be read.',
    more: (refused) => `And ${number(refused)} more.`,
  },

  help: {
    link: 'Help',
    heading: 'What you can type',
    intro: 'Type what you would look for; anything that is no syntax is text, and the page says how it read you.',
    examples: [
      { q: 'sanctions oil', what: 'both words, in any order' },
      { q: '"maximum pressure"', what: 'exactly these words' },
      { q: 'sanctions -oil', what: 'the first word and not the second' },
      { q: 'grain OR wheat', what: 'either word' },
      { q: '(grain OR wheat) export*', what: 'any ending, and brackets' },
      { q: 'Lavrov NEAR/8 Syria', what: 'at most eight words apart' },
      { q: 'said:lavrov about:syria', what: 'one statement, by the one, about the other' },
      { q: 'actor:iran topic:sanctions', what: 'who is named, and what it is about' },
      { q: 'title:war', what: 'in the title' },
      { q: 'published:2022-02..2022-04', what: 'printed in these months' },
      { q: 'happened:2015', what: 'about what happened then, whenever it was printed' },
      { q: 'published:P3W', what: 'of the last three weeks' },
    ],
    keysHeading: 'Keys',
    keys: [
      { key: '/', what: 'to the search box' },
      { key: 'j', what: 'next hit; in an article, next mark' },
      { key: 'k', what: 'the one before' },
      { key: 'Enter', what: 'opens the hit' },
      { key: '?', what: 'this page' },
    ],
    takeAwayHeading: 'Taking away and following',
    takeAway:
      'Below the results are links to the whole list as CSV or NDJSON, with a manifest that says what it holds, and to a feed that brings what is new.',
  },

  errors: {
    parameter: { heading: 'That address cannot be meant', text: '' },
    notFound: { heading: 'Not found', text: 'There is nothing at this address.' },
    noArticle: {
      heading: 'No such article',
      text: 'The archive has no article at this address. It may have been taken out when its source was.',
    },
    unavailable: {
      heading: 'The search cannot be reached',
      text: 'The index does not answer just now. Try again in a moment.',
    },
    timeout: {
      heading: 'That took too long',
      text: 'The index did not answer in time. Try fewer words, or again in a moment.',
    },
    notReady: {
      heading: 'There is no index yet',
      text: 'Run this where the program is installed, then reload the page:',
    },
    internal: { heading: 'Something went wrong', text: 'This is a fault of the program, and it has been logged.' },
    toSearch: 'To the search',
  },
}
