/** Which paragraphs of two reports tell the same. */
import type { Paragraph } from '../../engine/document.ts'
import { likeness, WordBag, type WordWeights } from './word-weights.ts'

/** What tells the same in two reports; one of them has nothing in a row of what only the other tells. */
export interface AlignedRow {
  readonly ones: readonly Paragraph[]
  readonly others: readonly Paragraph[]
}

/** With less in common, paragraphs of two reports of an event just share its names. */
const LEAST_LIKENESS = 0.26
/** For somebody who speaks in both. */
const SAME_SPEAKER = 0.08
/** What is alike as much stays together though one of them has its like already: reports part differently into paragraphs. */
const CLEAR_LIKENESS = 0.3
/** Paragraphs of one report in a row. */
const MOST_IN_ROW = 4

/** By their places in the two reports. */
interface Pair {
  readonly one: number
  readonly other: number
  readonly score: number
}

interface Group {
  readonly ones: number[]
  readonly others: number[]
}

/** In the order of the first report; what only the second has stands behind what it follows there. */
export function alignParagraphs(
  ones: readonly Paragraph[],
  others: readonly Paragraph[],
  weights: WordWeights,
): AlignedRow[] {
  const groups = groupUp(scorePairs(ones, others, weights))
  const ofOne = new Map(groups.flatMap((group) => group.ones.map((at) => [at, group] as const)))
  const ofOther = new Map(groups.flatMap((group) => group.others.map((at) => [at, group] as const)))
  const rows: AlignedRow[] = []
  const addAlone = (from: number) => {
    for (let at = from; at < others.length && !ofOther.has(at); at++) rows.push({ ones: [], others: [others[at]] })
  }
  addAlone(0)
  for (const [at, one] of ones.entries()) {
    const group = ofOne.get(at)
    if (!group) rows.push({ ones: [one], others: [] })
    else if (at === Math.min(...group.ones)) {
      rows.push({ ones: inOrder(group.ones, ones), others: inOrder(group.others, others) })
      for (const last of group.others) addAlone(last + 1)
    }
  }
  return rows
}

function scorePairs(ones: readonly Paragraph[], others: readonly Paragraph[], weights: WordWeights): Pair[] {
  const bags = others.map(bagOf)
  return ones.flatMap((paragraph, one) => {
    const bag = bagOf(paragraph)
    return others.map((candidate, other) => {
      const speaks = paragraph.speakers.some((speaker) => candidate.speakers.includes(speaker))
      return { one, other, score: likeness(bag, bags[other], weights) + (speaks ? SAME_SPEAKER : 0) }
    })
  })
}

/** The words of a paragraph. */
export function bagOf({ text }: Paragraph): WordBag {
  return new WordBag([{ text, times: 1 }])
}

/**
 * What is clearly alike belongs together, the most alike first; then what is left joins its like where that has one already; then
 * the rest is held together by less. One paragraph may have several beside it, never several several.
 */
function groupUp(pairs: readonly Pair[]): Group[] {
  const [ofOne, ofOther] = [new Map<number, Group>(), new Map<number, Group>()]
  const put = ({ one, other }: Pair, group: Group) => {
    if (!ofOne.has(one)) ofOne.set(one, group).get(one)!.ones.push(one)
    if (!ofOther.has(other)) ofOther.set(other, group).get(other)!.others.push(other)
  }
  const likely = pairs.filter(({ score }) => score >= LEAST_LIKENESS).sort((a, b) => b.score - a.score)
  const clear = likely.filter(({ score }) => score >= CLEAR_LIKENESS)
  const pairUp = (pair: Pair) => {
    if (!ofOne.has(pair.one) && !ofOther.has(pair.other)) put(pair, { ones: [], others: [] })
  }
  clear.forEach(pairUp)
  for (const pair of clear) {
    const [group, its] = [ofOne.get(pair.one), ofOther.get(pair.other)]
    if (group && !its && group.ones.length === 1 && group.others.length < MOST_IN_ROW) put(pair, group)
    if (its && !group && its.others.length === 1 && its.ones.length < MOST_IN_ROW) put(pair, its)
  }
  likely.forEach(pairUp)
  return [...new Set(ofOne.values())]
}

function inOrder(places: readonly number[], paragraphs: readonly Paragraph[]): Paragraph[] {
  return places.toSorted((a, b) => a - b).map((at) => paragraphs[at])
}
