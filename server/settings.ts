import {
  ENGINE_SETTINGS,
  httpUrl,
  oneOf,
  text,
  wholeNumber,
  type Settings,
  type SettingTable,
} from '../engine/settings.ts'

/** Everything the server takes from the environment. */
export const SERVER_SETTINGS = {
  ...ENGINE_SETTINGS,
  PORT: { default: '3000', parse: wholeNumber(0, 65535), help: 'Port to listen on; 0 takes a free one.' },
  HOST: { default: '127.0.0.1', parse: text, help: 'Address to listen on; 0.0.0.0 for every address of this machine.' },
  LOG_LEVEL: {
    default: 'info',
    parse: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug']),
    help: 'How much is logged: silent, fatal, error, warn, info or debug (each request).',
  },
  PUBLIC_URL: {
    parse: siteUrl,
    help: 'Address readers reach the page at, for feeds and citations; as the request says when not set.',
  },
  RATE_LIMIT: {
    default: '600',
    parse: wholeNumber(0, 1_000_000),
    help: 'Requests one client of another machine may make in a minute; 0 is no limit.',
  },
  SEARCH_THREADS: {
    parse: wholeNumber(0, 64),
    help: 'Threads for searches of the index in DATA_DIR; as many as there are cores, from 2 to 4, when not set.',
  },
  PROXIES: {
    default: '0',
    parse: wholeNumber(0, 10),
    help: 'How many proxies of your own a request passes on its way here; without it all clients behind them count as one.',
  },
} as const satisfies SettingTable

/** The page is at the root of its site: all its links begin there. */
function siteUrl(value: string): string {
  const url = httpUrl(value)
  if (new URL(url).pathname !== '/') throw new Error(`expected an address without a path, not “${value}”`)
  return url
}

export type ServerSettings = Settings<typeof SERVER_SETTINGS>
