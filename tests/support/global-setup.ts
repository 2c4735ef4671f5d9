import { runCommand } from './commands.ts'
import { makeDataFolder } from './data-folder.ts'
import { removeFolder } from './temporary-folder.ts'

/** Compiles the catalogue once, before tests that run beside each other would each do it. */
export async function setup(): Promise<void> {
  const data = makeDataFolder()
  await runCommand('indexer/main.ts', ['inspect', '--threads', '0', 'tests/support/catalogue/actors.yaml'], {
    DATA_DIR: data,
  })
  removeFolder(data)
}
