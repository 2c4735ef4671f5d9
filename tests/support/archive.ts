/** A small archive whose every count can be told by reading this file. */
import type {
  Article,
  Mention,
  Paragraph,
  ParagraphKind,
  Speaker,
  Statement,
  ValueRecord,
} from '../../engine/document.ts'
import type { Provenance } from '../../engine/index-writer.ts'

interface ParagraphSketch {
  readonly text: string
  readonly kind?: ParagraphKind
  readonly leadIn?: number
  readonly language?: string
  readonly sameAs?: string
  readonly actors?: readonly string[]
  readonly speakers?: readonly string[]
  readonly topics?: readonly string[]
  readonly happened?: readonly string[]
  readonly mentions?: readonly Mention[]
  readonly statements?: readonly Statement[]
}

interface ArticleSketch extends Partial<Omit<Article, 'paragraphs'>> {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly ParagraphSketch[]
}

export function makeArticle({ paragraphs, ...sketch }: ArticleSketch): Article {
  return {
    sourceId: sketch.id,
    path: `${sketch.id}.txt`,
    format: 'text',
    url: null,
    source: null,
    authors: [],
    publishedAt: null,
    publishedAtFrom: sketch.publishedAt ? 'given' : null,
    updatedAt: null,
    language: 'en',
    foundIn: {},
    sameAs: null,
    removed: [],
    ...sketch,
    paragraphs: paragraphs.map((paragraph, index) => makeParagraph(sketch.id, index + 1, paragraph)),
  }
}

function makeParagraph(articleId: string, position: number, sketch: ParagraphSketch): Paragraph {
  return {
    id: `${articleId}-${position}`,
    position,
    kind: 'text',
    mentions: [],
    statements: [],
    dates: [],
    actors: [],
    speakers: [],
    topics: [],
    happened: [],
    ...sketch,
    leadIn: sketch.leadIn ?? null,
    language: sketch.language ?? null,
    sameAs: sketch.sameAs ?? null,
  }
}

/** `what` is what was said, found in `text`; everything in `about` is taken to be named in it. */
export function makeStatement(
  text: string,
  what: string,
  speaker: string,
  { topics = [], by = 'carried' }: { readonly topics?: readonly string[]; readonly by?: Speaker['by'] } = {},
): Statement {
  const start = text.indexOf(what)
  return {
    start,
    end: start + what.length,
    form: 'indirect',
    cue: 'said',
    speaker: { start: null, end: null, text: null, actor: speaker, label: speaker, by },
    topics,
  }
}

export function makeMention(text: string, name: string, actor: string): Mention {
  const start = text.indexOf(name)
  return { start, end: start + name.length, text: name, actor, label: name, kind: 'state' }
}

const ON_SYRIA = 'Lavrov said that Syria must not become a battlefield again.'
const ON_TALKS = 'Araghchi said that Iran would not negotiate under pressure, while Syria was not discussed.'

/** Where the articles of tests are said to come from. */
export const ORIGIN: Provenance = { path: '/archive', contentHash: 'hash', taggedBy: 'v1', sketch: null }

/** Six articles, fourteen paragraphs. */
export const ARCHIVE: readonly Article[] = [
  makeArticle({
    id: 'tehran',
    title: 'No talks under pressure, says Araghchi',
    source: 'Harbour',
    url: 'https://harbour.example.com/tehran',
    authors: ['A. Writer'],
    publishedAt: '2025-02-25T18:00:00+03:30',
    paragraphs: [
      {
        text: ON_TALKS,
        actors: ['araghchi', 'iran', 'syria'],
        speakers: ['araghchi'],
        topics: ['diplomacy/nuclear-talks'],
        happened: ['2025-02-25'],
        mentions: [makeMention(ON_TALKS, 'Iran', 'iran'), makeMention(ON_TALKS, 'Syria', 'syria')],
        statements: [
          makeStatement(ON_TALKS, 'Iran would not negotiate under pressure', 'araghchi', {
            topics: ['diplomacy/nuclear-talks'],
          }),
        ],
      },
      {
        text: ON_SYRIA,
        actors: ['lavrov', 'syria'],
        speakers: ['lavrov'],
        topics: ['security/war'],
        mentions: [makeMention(ON_SYRIA, 'Syria', 'syria')],
        statements: [makeStatement(ON_SYRIA, 'Syria must not become a battlefield again', 'lavrov', { by: 'name' })],
      },
      {
        text: 'New sanctions had been announced a day before; the sanctions hit oil.',
        actors: ['usa'],
        topics: ['economy/sanctions'],
        happened: ['2025-02-24'],
      },
    ],
  }),
  makeArticle({
    id: 'vienna',
    title: 'The Vienna agreement',
    source: 'Meridian',
    publishedAt: '2015-07-14',
    paragraphs: [
      {
        text: 'Negotiators in Vienna reached an agreement after long negotiations.',
        actors: ['iran', 'usa'],
        topics: ['diplomacy/nuclear-talks', 'diplomacy/treaties'],
        happened: ['2015-07-14'],
      },
      { text: 'They made three promises:', topics: [] },
      {
        text: 'sanctions on oil would be lifted within months',
        kind: 'bullet',
        leadIn: 2,
        topics: ['economy/sanctions', 'energy'],
      },
    ],
  }),
  makeArticle({
    id: 'war',
    title: 'A year of war',
    source: 'Meridian',
    publishedAt: '2023-02-24',
    paragraphs: [
      {
        text: 'The war began on 24 February 2022.',
        actors: ['russia', 'ukraine'],
        topics: ['security/war'],
        happened: ['2022-02-24'],
      },
      {
        text: 'Grain prices rose in March and fell by the summer of 2022.',
        topics: ['economy'],
        happened: ['2022-03', '2022'],
      },
    ],
  }),
  makeArticle({
    id: 'climate',
    title: 'Heat and <b>storms</b> & floods',
    source: 'Harbour',
    publishedAt: '2025-02-01',
    paragraphs: [
      { text: 'Warming oceans feed storms, and a naïve forecast missed the café’s flood.', topics: ['environment'] },
      {
        text: 'Storms <script>alert(1)</script> hit the coast & “warmer” seas.',
        actors: ['usa'],
        topics: ['environment', 'disasters/storms'],
      },
    ],
  }),
  makeArticle({
    id: 'persian',
    title: 'گفت‌وگو در وین',
    source: 'نمونه',
    language: 'fa',
    publishedAt: '2015-07-15',
    paragraphs: [
      { text: 'تحریم‌های ایران برداشته می‌شود.', actors: ['iran'], topics: ['economy/sanctions'] },
      { text: 'وزیر امور خارجه ایران به وین رفت.', actors: ['iran'], happened: ['2015-07-14'] },
    ],
  }),
  makeArticle({
    id: 'undated',
    title: 'How a veto works',
    language: null,
    paragraphs: [
      { text: 'A veto ends a vote in the council.', topics: ['diplomacy'] },
      { text: 'Five members have it.' },
    ],
  }),
]

const RUSSIA = { label: 'Russia', translations: { fa: 'روسیه' } }
const FOREIGN_MINISTER = { label: 'foreign minister', translations: { fa: 'وزیر خارجه' } }
const UN_AMBASSADOR = { label: 'UN ambassador', translations: {} }

export const VALUES: readonly ValueRecord[] = [
  actor('araghchi', 'Abbas Araghchi', ['Abbas Araqchi', 'Araghchi', 'Araqchi']),
  actor(
    'lavrov',
    'Sergey Lavrov',
    ['Sergei Lavrov', 'Lavrov'],
    [
      { title: FOREIGN_MINISTER, of: RUSSIA, from: '2004-03-09', to: null },
      { title: UN_AMBASSADOR, of: RUSSIA, from: '1994', to: '2004-03' },
    ],
  ),
  { ...actor('iran', 'Iran', ['Islamic Republic of Iran']), translations: { fa: 'ایران' } },
  actor('syria', 'Syria', []),
  { ...actor('usa', 'United States', ['US', 'America']), translations: { fa: 'آمریکا' } },
  actor('russia', 'Russia', []),
  actor('ukraine', 'Ukraine', []),
  topic('diplomacy', 'Diplomacy'),
  topic('diplomacy/nuclear-talks', 'Nuclear talks'),
  topic('economy/sanctions', 'Sanctions'),
]

function actor(
  value: string,
  label: string,
  aliases: readonly string[],
  offices: ValueRecord['offices'] = [],
): ValueRecord {
  return { facet: 'actor', value, label, actorKind: 'person', listed: true, aliases, translations: {}, offices }
}

function topic(value: string, label: string): ValueRecord {
  return { facet: 'topic', value, label, actorKind: null, listed: true, aliases: [], translations: {}, offices: [] }
}
