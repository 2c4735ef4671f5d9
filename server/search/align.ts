/** Which paragraphs of two reports tell the same. */
import type { Paragraph } from '../../engine/document.ts'

/** What tells the same in two reports; one of them has nothing in a row of what only the other tells. */
export interface AlignedRow {
  readonly ones: readonly Paragraph[]
  readonly others: readonly Paragraph[]
}

/** Paragraphs of one report in a row. */
const MOST_IN_ROW = 4

/** Paragraphs that tell the same, by their places in the two reports. */
export interface Pair {
  readonly one: number
  readonly other: number
  /** The greater, the more alike. */
  readonly score: number
  /** Whether they stay together though one of them has its like already: reports part differently into paragraphs. */
  readonly isClear: boolean
}

interface Group {
  readonly ones: number[]
  readonly others: number[]
}

/**
 * In the order of the first report; what only the second has stands behind what it follows there, and what tells the same as one
 * paragraph stands beside it, wherever it was.
 */
export function alignPassages(
  ones: readonly Paragraph[],
  others: readonly Paragraph[],
  pairs: readonly Pair[],
): AlignedRow[] {
  // Headings tell nothing.
  const telling = pairs.filter(({ one, other }) => ones[one].kind !== 'heading' && others[other].kind !== 'heading')
  const groups = groupUp(telling.toSorted((a, b) => b.score - a.score))
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

/**
 * What is clearly alike belongs together, the most alike first; then what is left joins its like where that has one already; then
 * the rest is held together by less. One paragraph may have several beside it, never several several.
 * @param pairs the most alike first
 */
function groupUp(pairs: readonly Pair[]): Group[] {
  const [ofOne, ofOther] = [new Map<number, Group>(), new Map<number, Group>()]
  const put = ({ one, other }: Pair, group: Group) => {
    if (!ofOne.has(one)) ofOne.set(one, group).get(one)!.ones.push(one)
    if (!ofOther.has(other)) ofOther.set(other, group).get(other)!.others.push(other)
  }
  const pairUp = (pair: Pair) => {
    if (!ofOne.has(pair.one) && !ofOther.has(pair.other)) put(pair, { ones: [], others: [] })
  }
  const clear = pairs.filter(({ isClear }) => isClear)
  clear.forEach(pairUp)
  for (const pair of clear) {
    const [hers, its] = [ofOne.get(pair.one), ofOther.get(pair.other)]
    if (hers && !its && hers.ones.length === 1 && hers.others.length < MOST_IN_ROW) put(pair, hers)
    if (its && !hers && its.others.length === 1 && its.ones.length < MOST_IN_ROW) put(pair, its)
  }
  pairs.forEach(pairUp)
  return [...new Set(ofOne.values())]
}

function inOrder(places: readonly number[], paragraphs: readonly Paragraph[]): Paragraph[] {
  return places.toSorted((a, b) => a - b).map((at) => paragraphs[at])
}
