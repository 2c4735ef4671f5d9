/** `npm run eval`: how well each tagger does on the project's own gold. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { measureLanguages } from './languages.ts'
import { measure, readGold, TAGGERS } from './measure.ts'
import { measureRanking } from './ranking.ts'
import { measureRelated } from './related.ts'

const options = new Command('npm run eval --')
  .description("Says how well each tagger does on the project's own gold.")
  .option('--differences', 'show where it differs')
  .option('--related <file>', 'how well reports of one event (cluster, in NDJSON) find each other, instead')
  .option(
    '--languages <files...>',
    'how well stories that were translated (NDJSON, the same ids) find each other, instead',
  )
  .option(
    '--ranking <folder>',
    'how well articles are ranked (docs.ndjson, queries.ndjson and qrels.tsv of a set for retrieval), instead',
  )
  .option('--keep', 'keep the figures, which npm run check compares with')
  .parse()
  .opts<{ differences?: true; keep?: true; related?: string; languages?: string[]; ranking?: string }>()
if (options.related !== undefined) {
  const { documents, precision, recall } = await measureRelated(options.related)
  console.log(`${documents} documents: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`)
  process.exit()
}
if (options.languages !== undefined) {
  const { stories, reports, passages, speech } = await measureLanguages(options.languages)
  console.log(
    `${stories} stories, reports found: precision ${reports.precision.toFixed(3)}, recall ${reports.recall.toFixed(3)}`,
  )
  console.log(`passages side by side: precision ${passages.precision.toFixed(3)}, recall ${passages.recall.toFixed(3)}`)
  console.log(
    `who speaks: in ${speech.found.toFixed(3)} of paragraphs somebody does in the other language too; of ${speech.both} with known speakers in both ${speech.same.toFixed(3)} have one in common`,
  )
  process.exit()
}
if (options.ranking !== undefined) {
  const { queries, ndcg10, recall100 } = await measureRanking(options.ranking)
  console.log(`${queries} queries: nDCG@10 ${ndcg10.toFixed(3)}, recall@100 ${recall100.toFixed(3)}`)
  process.exit()
}
const gold = readGold()
const cacheFolder = join(process.env.DATA_DIR ?? 'data', 'cache')
const { figures, differences } = measure(gold, loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder }))

console.log(`${gold.length} paragraphs of tests/quality/gold.yaml\n`)
console.log('tagger      wanted  precision  recall')
for (const tagger of TAGGERS) {
  const { precision, recall, wanted } = figures[tagger]
  console.log(`${tagger.padEnd(10)} ${String(wanted).padStart(7)} ${precision.toFixed(3).padStart(10)} ${recall.toFixed(3).padStart(7)}`) // prettier-ignore
}
if (options.keep) {
  writeFileSync(join(import.meta.dirname, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`)
  console.log('\nkept in tests/quality/figures.json, which npm run check compares with')
} else if (options.differences) {
  for (const { tagger, text, missing, extra } of differences) {
    const parts = [missing.length ? `missing ${missing.join(', ')}` : '', extra.length ? `extra ${extra.join(', ')}` : ''] // prettier-ignore
    console.log(`\n${tagger}: ${parts.filter(Boolean).join('; ')}\n  ${text}`)
  }
} else console.log(`\n${differences.length} differences; npm run eval -- --differences shows them`)
