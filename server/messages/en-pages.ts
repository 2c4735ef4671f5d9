import { number, plural, quoted } from './en-words.ts'
import type { PageMessages } from './page-messages.ts'

export const englishPages: PageMessages = {
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
    matches: 'Matches in the text',
    sameDay: 'That day, about the same actors',
    related: 'Related reports',
    inOtherLanguages: 'Reports in other languages',
    sideBySide: 'side\u00a0by\u00a0side',
    named: 'Named here',
    topics: 'Topics',
    says: (speaker) => `Said by ${speaker}`,
    cite: 'Cite',
    citationForms: { txt: 'as text', bib: 'BibTeX', ris: 'RIS' },
  },

  comparison: {
    heading: 'Two reports side by side',
    back: 'Back to the article',
    swap: 'Swap sides',
    totals: (inBoth, one, other) =>
      `${plural(inBoth, 'passage is', 'passages are')} told by both, ${number(one.passages)} only by ${one.label}, ${number(other.passages)} only by ${other.label}.`,
    limits: {
      'same-text': () => 'Both print the same text.',
      languages: () =>
        'They are in different languages: beside each other stand passages that name the same and have the same figures.',
      long: (most) => `Of longer reports the beginning is compared, at most ${number(most)} paragraphs.`,
    },
    toldByBoth: 'Told by both:',
    figures: 'Marked in what both tell: figures that the other report does not have.',
    inBoth: 'In both',
    onlyIn: (report) => `Only in ${report}`,
    first: 'the first report',
    second: 'the second report',
  },

  actor: {
    kinds: { person: 'Person', organisation: 'Organisation', state: 'State', place: 'Place', group: 'Group' },
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
    office: (title, of) => `${title[0].toUpperCase()}${title.slice(1)}, ${of}`,
    namedIn: ({ paragraphs }) => `Named in ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
    speaksIn: ({ paragraphs }) => `Speaks in ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
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
    heading: 'Download or follow',
    csv: 'CSV',
    statements: 'Statements (CSV)',
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
    byReason: 'Articles with lines left out, by reason',
    refused: 'Could not be read',
    nothingRefused: 'Nothing: every source could be read.',
    more: (refused) => `And ${number(refused)} more.`,
  },

  help: {
    link: 'Help',
    heading: 'What you can type',
    intro:
      'Type what you are looking for. Whatever is not one of these forms is searched for as text, and the page says how it read your query.',
    examples: [
      { q: 'sanctions oil', what: 'both words, in any order' },
      { q: '"maximum pressure"', what: 'exactly these words' },
      { q: 'sanctions -oil', what: 'the first word and not the second' },
      { q: 'grain OR wheat', what: 'either word' },
      { q: '(grain OR wheat) export*', what: 'any ending, and brackets; OR, NOT and NEAR need capitals' },
      { q: 'Lavrov NEAR/8 Syria', what: 'at most eight words apart, ten where no number stands' },
      { q: '"US"', what: 'just this word, in capitals or small, and no other form of it' },
      { q: 'said:lavrov about:syria', what: 'statements by Lavrov on Syria' },
      { q: 'what did Lavrov say about Syria?', what: 'a question: the page offers the search that it is meant for' },
      { q: 'actor:iran topic:sanctions', what: 'who is named, and what it is about' },
      { q: 'actor:(iran OR iraq) -source:none', what: 'either of them, where the outlet is known' },
      { q: 'title:war language:fa', what: 'in the title, in Persian' },
      { q: 'published:2022-02..2022-04', what: 'printed in these months' },
      { q: 'published:"25 February 2025"', what: 'printed on that day, however you write it' },
      { q: 'happened:2015', what: 'about what happened then, whenever it was printed' },
      { q: 'published:P3W', what: 'of the last three weeks' },
      { q: 'published:>2025-02-20', what: 'after that day' },
    ],
    pointing:
      'Draw across the bars above the results to choose a span of time, or click one to look into it. Names in an article open a card when you point at them.',
    keysHeading: 'Keys',
    keysChoice: 'These keys work in this browser. Untick it where they are in the way of dictation or other keys.',
    keys: [
      { key: '/', what: 'to the search box' },
      { key: 'j', what: 'next hit; in an article, next mark' },
      { key: 'k', what: 'the one before' },
      { key: 'Enter', what: 'opens the hit' },
      { key: '?', what: 'this page' },
    ],
    takeAwayHeading: 'Downloading and following',
    takeAway:
      'Below the results are links to the whole list as CSV or NDJSON, to the statements in it, a row for each, to a manifest that says what a download holds, and to a feed of the fifty that were published last.',
  },

  trail: {
    label: 'Hits of your search',
    previous: 'Previous hit',
    next: 'Next hit',
    position: (hit, of) => `Hit ${number(hit)} of ${number(of)}`,
  },

  clauses: {
    heading: 'What is found without each part',
    without: (part, { paragraphs }) => `without ${quoted(part)}: ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
    withoutFacet: (facet, { paragraphs }) =>
      `without the filter ${quoted(facet)}: ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
  },

  batch: {
    link: 'Many names',
    heading: 'Search for many at once',
    intro:
      'One name, phrase or query on each line. Each is searched for as in the search box, and its row leads to the hits.',
    label: 'Names, one on each line',
    submit: 'Search for all',
    name: 'Searched for',
    paragraphs: 'Paragraphs',
    articles: 'Articles',
    span: 'Printed',
    tooMany: (most) => `Only the first ${number(most)} lines were searched for.`,
    download: 'As CSV',
  },

  saved: {
    link: 'Saved',
    heading: 'Saved searches',
    intro: 'They are kept in this browser and nowhere else. Each is a link; beside it is the feed of what is new.',
    save: 'Save this search',
    savedNow: 'Saved',
    remove: 'Remove',
    empty: 'Nothing is saved yet. The button below the results of a search saves it.',
    needsScript: 'Saving needs JavaScript. Without it, bookmark a search: its address holds all of it.',
  },

  pictures: {
    link: 'Pictures',
    heading: 'In pictures',
    together: 'Who is named together',
    togetherIntro: 'Lines join those who are named in the same paragraph, the thicker the more often.',
    byOutlet: 'What each outlet writes about',
    byOutletIntro: 'Paragraphs by outlet and topic, the darker the more.',
    nothing: 'There is too little in these results to draw.',
    pair: (one, other, paragraphs) => `${one} and ${other}: ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
    cell: (outlet, topic, paragraphs) => `${outlet}, ${topic}: ${plural(paragraphs, 'paragraph', 'paragraphs')}`,
    asTable: 'The same as a table',
  },
}
