import {
  ENGINE_SETTINGS,
  flag,
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
  HOST: { default: '127.0.0.1', parse: text, help: 'Address to listen on; 0.0.0.0 is every one of the machine.' },
  LOG_LEVEL: {
    default: 'info',
    parse: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug']),
    help: 'How much is logged: silent, fatal, error, warn, info or debug (each request).',
  },
  LOG_QUERIES: { default: 'false', parse: flag, help: 'Whether logs hold what people search for.' },
} as const satisfies SettingTable

export type ServerSettings = Settings<typeof SERVER_SETTINGS>
