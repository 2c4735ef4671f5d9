/** The server's program: settings in, a server that listens, or why it cannot. */
import { explainError, SettingsError } from '../engine/errors.ts'
import { describeSettings, environmentWithFile, readSettings } from '../engine/settings.ts'
import { SERVER_SETTINGS } from './settings.ts'

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `The port is taken by another program. Set PORT to a free one: PORT=3001 npm start`
  if (code === 'EACCES') return `This port may not be opened (${message}). Set PORT to one above 1023.`
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return `HOST is no address of this machine (${message}).`
  return explainError(error)
}

const HELP = `Usage: npm run serve

Serves the page for reading the index. It takes no arguments.

${describeSettings(SERVER_SETTINGS)}`

const [argument] = process.argv.slice(2)
if (argument === '--help' || argument === '-h') {
  console.log(HELP)
  process.exit(0)
}

try {
  if (argument !== undefined)
    throw new SettingsError([
      `${argument}: the server takes no arguments, only settings (npm run serve -- --help lists them)`,
    ])
  const { serve } = await import('./serve.ts')
  await serve(readSettings(SERVER_SETTINGS, environmentWithFile()))
} catch (error) {
  console.error(explain(error))
  process.exit(error instanceof SettingsError ? 2 : 1)
}
