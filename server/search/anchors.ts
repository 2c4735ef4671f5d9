/**
 * What a text says in whatever language: who and what is named in it, as far as the catalogue knows them in that language, and its
 * figures. In aligning texts such are called anchors. By them reports in different languages are told to be of one event, and
 * passages of two to tell the same.
 */
import type { Paragraph } from '../../engine/document.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { numbersIn } from './figures.ts'
import type { SearchContext } from './run-search.ts'

/** `actor:ID` or `figure:1200`. */
export type Anchor = string

export function anchorsOf({ mentions, text }: Pick<Paragraph, 'mentions' | 'text'>): Set<Anchor> {
  return new Set([
    ...mentions.map(({ actor }) => ACTOR + actor),
    ...Array.from(numbersIn(text), (number) => FIGURE + number),
  ])
}

/** Of those that are actors, whose they are. */
export function actorsAmong(anchors: Iterable<Anchor>): string[] {
  return Array.from(anchors).flatMap((anchor) => (anchor.startsWith(ACTOR) ? anchor.slice(ACTOR.length) : []))
}

const ACTOR = 'actor:'
const FIGURE = 'figure:'

/** How much each anchor tells, from 0, in every paragraph, to 1, in one. */
export type AnchorWeights = ReadonlyMap<Anchor, number>

/** Of an anchor that is not counted, as figures and places are not: as if it stood in the square root of all paragraphs. */
export const USUAL_WEIGHT = 0.5
/** Of figures that stand for this and that: a few, and years. */
const EVERYDAY_WEIGHT = 0.25

export async function readAnchorWeights(
  anchors: ReadonlySet<Anchor>,
  { engine, signal }: SearchContext,
): Promise<AnchorWeights> {
  const actors = actorsAmong(anchors)
  const { facets, totals } = await engine.search(
    { ...EVERYTHING, facets: [{ facet: 'actor', limit: 0, also: actors }] },
    signal,
  )
  const rarity = (count: number) => Math.max(0, 1 - Math.log(count + 0.5) / Math.log(totals.paragraphs + 1))
  const counted = facets[0].values.map(({ value, paragraphs }) => [ACTOR + value, rarity(paragraphs)] as const)
  return new Map([...Array.from(anchors, (anchor) => [anchor, weightOf(anchor)] as const), ...counted])
}

function weightOf(anchor: Anchor): number {
  const number = anchor.startsWith(FIGURE) ? Number(anchor.slice(FIGURE.length)) : null
  return number !== null && (number <= 12 || (number >= 1900 && number <= 2100)) ? EVERYDAY_WEIGHT : USUAL_WEIGHT
}
