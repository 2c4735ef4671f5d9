import { ENGINE_SETTINGS, flag, text, wholeNumber, type Settings, type SettingTable } from '../engine/settings.ts'
import { parseFieldNames, type FieldNames } from './read/field-names.ts'

/** Everything the indexer takes from the environment. */
export const INDEXER_SETTINGS = {
  ...ENGINE_SETTINGS,
  MEILI_MASTER_KEY: {
    parse: text,
    secret: true,
    help: 'Master key of the server, for `npm run keys` alone. MEILI_MASTER_KEY_FILE names a file instead.',
  },
  ARTICLES: { default: './articles', parse: text, help: 'What is indexed when no path is named.' },
  CATALOGUE: {
    parse: text,
    help: 'Folder with your own catalogue files: their entries add to and replace those of Dateline.',
  },
  FIELDS: {
    default: '',
    parse: (value): FieldNames => (value === '' ? {} : parseFieldNames(value)),
    help: 'What the fields of your JSON, CSV and front matter are called, where they are not recognised: title=headline,text=body.plain.',
  },
  FETCH_AGENT: {
    default: 'Dateline/0.1 (news archive indexer)',
    parse: text,
    help: 'How the indexer names itself to sites it fetches feeds from.',
  },
  FETCH_PAGES: {
    default: 'false',
    parse: flag,
    help: 'Whether the page is fetched where a feed’s entry is only a teaser.',
  },
  FETCH_DELAY_SECONDS: {
    default: '2',
    parse: wholeNumber(0, 3600),
    help: 'Pause between two requests to one site.',
  },
  FETCH_INSIDE: {
    default: 'false',
    parse: flag,
    help: 'Whether addresses inside a network (loopback, private) may be fetched.',
  },
  INDEX_THREADS: {
    parse: wholeNumber(0, 64),
    help: 'Threads that read and tag; as many as there are cores when not set.',
  },
} as const satisfies SettingTable

export type IndexerSettings = Settings<typeof INDEXER_SETTINGS>
