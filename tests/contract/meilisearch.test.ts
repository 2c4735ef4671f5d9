import { afterAll, beforeAll, describe, it } from 'vitest'
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { MeiliWriter } from '../../engine/meilisearch/meili-writer.ts'
import {
  connectTo,
  freshName,
  NO_MEILISEARCH,
  removeIndexes,
  startMeilisearch,
  type TestServer,
} from '../support/meilisearch.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { describeCopies } from './copies-contract.ts'
import { describeEngine } from './engine-contract.ts'
import { describeWords } from './words-contract.ts'

if (NO_MEILISEARCH) describe('Meilisearch', () => it.skip(`is not tested: ${NO_MEILISEARCH}`))
else {
  let server: TestServer
  beforeAll(async () => {
    server = await startMeilisearch()
  })
  afterAll(() => server.stop())

  const createIndex = async () => {
    const folder = makeFolder()
    const base = freshName()
    return {
      openEngine: async () => new MeiliEngine(connectTo(server), base, { mayUsePowerfulKey: true }),
      openWriter: () => MeiliWriter.open(connectTo(server), { base, folder, dryRun: false, rebuild: false }),
      remove: async () => {
        await removeIndexes(connectTo(server), base)
        removeFolder(folder)
      },
    }
  }
  describeEngine('Meilisearch', createIndex)
  describeCopies('Meilisearch', createIndex)
  describeWords('Meilisearch', createIndex, { countsWords: false })
}
