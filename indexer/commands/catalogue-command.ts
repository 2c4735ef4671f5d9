/** What an editor of the catalogue needs: is it right, what does it find and why, what does it lack, what did a change do. */
import { openWriter } from '../../engine/open-engine.ts'
import { OWN_CATALOGUE } from '../catalogue/catalogue-files.ts'
import { findDoubts } from '../catalogue/doubts.ts'
import { loadCatalogue, loadEntries } from '../catalogue/load-catalogue.ts'
import { topicsOf } from '../catalogue/topics.ts'
import type { IndexerSettings } from '../settings.ts'
import { findActors } from '../tag/actors/find-actors.ts'
import type { UnlistedName } from '../tag/actors/unlisted-names.ts'
import { retagArticle } from '../tag/tag-article.ts'
import { TagChanges } from '../tag-changes.ts'
import { EXIT } from './exit.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { readAll } from './read-all.ts'

/**
 * Mistakes end with status 2, named by file, line and column; doubts are told and do no harm. Who has a catalogue of
 * their own hears of what is doubtful in it, or beside ours, and not of what ours has alone.
 */
export function checkCommand(settings: IndexerSettings): number {
  const files = catalogueFiles(settings)
  const entries = loadEntries(files)
  const ours = settings.CATALOGUE ? findDoubts(loadEntries({ ...files, folders: [OWN_CATALOGUE] })) : []
  for (const doubt of findDoubts(entries)) if (!ours.includes(doubt)) console.log(`doubtful: ${doubt}`)
  console.log(
    `The catalogue is in order: ${entries.people.length} people, ${entries.organisations.length} organisations, ` +
      `${entries.states.length} states, ${entries.places.length} places, ${topicsOf(entries.topics).length} topics.`,
  )
  return EXIT.done
}

/** For each paragraph what was found in it, and what gave it. */
export async function explainCommand(paths: readonly string[], settings: IndexerSettings): Promise<number> {
  const catalogue = loadCatalogue(catalogueFiles(settings))
  const refused = await readAll(paths, { threads: 0 }, settings, ({ article }) => {
    console.log(`\n${article.title}\n${article.path}`)
    const { mentions } = findActors(article, catalogue)
    article.paragraphs.forEach(({ text, statements, dates, position }, at) => {
      console.log(`\n  ${position}. ${text}`)
      for (const { start, end, actor, via, weak } of mentions[at])
        console.log(`     ${actor}: “${text.slice(start, end)}” (${via}${weak ? ', no facet value' : ''})`)
      for (const { topic, because } of catalogue.topics.read(text).topics())
        console.log(`     topic ${topic}: ${because.map((words) => `“${words}”`).join(', ')}`)
      for (const { start, end, cue, speaker } of statements)
        console.log(`     said by ${speaker.actor ?? speaker.label ?? 'somebody'} (${speaker.by}, “${cue}”): ${text.slice(start, end)}`) // prettier-ignore
      for (const { text: words, value } of dates) console.log(`     date “${words}”: ${value ?? 'not resolved'}`)
    })
  })
  return refused ? EXIT.someRefused : EXIT.done
}

interface CountedName extends UnlistedName {
  articles: number
}

function byArticles(a: CountedName, b: CountedName): number {
  return b.articles - a.articles || (a.id < b.id ? -1 : 1)
}

/** Names the catalogue lacks, the most frequent first, ready to be pasted into it. */
export async function unknownCommand(
  paths: readonly string[],
  { least }: { readonly least: number },
  settings: IndexerSettings,
): Promise<number> {
  const names = new Map<string, CountedName>()
  const given = paths.length ? paths : [settings.ARTICLES]
  const refused = await readAll(given, {}, settings, ({ unlisted }) => {
    for (const name of unlisted) {
      const known = names.get(name.id)
      if (known) known.articles++
      else names.set(name.id, { ...name, articles: 1 })
    }
  })
  const frequent = [...names.values()].filter(({ articles }) => articles >= least)
  for (const [list, kind] of [
    ['people', 'person'],
    ['organisations', 'organisation'],
  ] as const) {
    const rows = frequent.filter((name) => name.kind === kind).sort(byArticles)
    if (rows.length === 0) continue
    console.log(`${list}:`)
    for (const { id, label, articles } of rows)
      console.log(`- {id: ${id}, name: ${JSON.stringify(label)}}  # in ${articles} article${articles === 1 ? '' : 's'}`)
  }
  if (frequent.length === 0) console.log(`# No name that the catalogue lacks stands in ${least} articles or more.`)
  return refused ? EXIT.someRefused : EXIT.done
}

/** What the next run would change in the index because the catalogue or a tagger changed: by value, gains and losses. */
export async function diffCommand(settings: IndexerSettings): Promise<number> {
  const catalogue = loadCatalogue(catalogueFiles(settings))
  const writer = await openWriter(settings, { dryRun: true, rebuild: false })
  const changes = new TagChanges()
  try {
    for await (const { article } of writer.articlesNotTaggedBy('')) {
      changes.note(article, retagArticle(article, catalogue).article)
    }
  } finally {
    await writer.close()
  }
  for (const { value, gained, lost, example } of changes.list)
    console.log(`${`+${gained}`.padStart(6)} ${`-${lost}`.padStart(6)}  ${value}  e.g. ${example}`)
  const { articles } = changes
  console.log(articles === 0 ? 'Nothing would change.' : `${articles} articles would change. Apply with: npm run index`)
  return EXIT.done
}
