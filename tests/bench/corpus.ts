/** A made-up archive of any size, the same for the same seed: words as frequent as Zipf says, articles of ten paragraphs. */
import type { Article } from '../../engine/document.ts'
import { makeArticle } from '../support/archive.ts'

export const SEED = 20250225
const VOCABULARY = 60_000
const ACTORS = 3000
const TOPICS = 120
const SOURCES = 40
const PARAGRAPHS = 10

/** Mulberry32: a small generator whose numbers are the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SYLLABLES = 'ba be bi bo bu da de di do du fa fe fi ga ge go ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no pa pe po ra re ri ro sa se si so sta ste ta te ti to tra va ve vi za'.split(' ') // prettier-ignore

/** The word of a rank: short ones are frequent. */
export function wordOf(rank: number): string {
  let word = ''
  let rest = rank + 1
  do {
    word += SYLLABLES[rest % SYLLABLES.length]
    rest = Math.floor(rest / SYLLABLES.length)
  } while (rest > 0)
  return word.length < 4 ? `${word}n` : word
}

/** Ranks as Zipf has them: the tenth word is a tenth as frequent as the first. */
function zipf(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count))) - 1)
}

export function* makeCorpus(paragraphs: number): Generator<Article> {
  const random = randomFrom(SEED)
  const pick = (count: number) => zipf(random, count)
  for (let article = 0; article < paragraphs / PARAGRAPHS; article++) {
    const day = new Date(Date.UTC(2013, 0, 1) + Math.floor(random() * 4700) * 86_400_000).toISOString().slice(0, 10)
    yield makeArticle({
      id: `article${article}`,
      title: sentence(random, 8),
      source: `Outlet ${pick(SOURCES)}`,
      publishedAt: day,
      paragraphs: Array.from({ length: PARAGRAPHS }, () => ({
        text: Array.from({ length: 3 }, () => `${sentence(random, 18)}.`).join(' '),
        actors: unique(() => `actor-${pick(ACTORS)}`, 3, random),
        speakers: random() < 0.3 ? [`actor-${pick(ACTORS)}`] : [],
        topics: unique(() => topicOf(pick(TOPICS)), 2, random),
        happened: random() < 0.3 ? [day] : [],
      })),
    })
  }
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: words }, () => wordOf(zipf(random, VOCABULARY))).join(' ')
}

function unique(make: () => string, most: number, random: () => number): string[] {
  return [...new Set(Array.from({ length: Math.floor(random() * (most + 1)) }, make))]
}

function topicOf(rank: number): string {
  return `branch-${rank % 12}/topic-${rank}`
}
