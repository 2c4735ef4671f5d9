import type { Messages } from '../../messages/messages.ts'
import { labelOf } from '../labels.ts'
import type { Together } from '../pictures.ts'
import { parseQuery } from '../query/parse-query.ts'
import { printQuery } from '../query/print-query.ts'
import { clausesOf, groupOf } from '../query/query-tree.ts'
import type { Labels } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

/** Names around a circle, lines between those who are named together. */
export interface NetworkView {
  /** Square, with room for names on either side. */
  readonly viewBox: string
  readonly nodes: readonly {
    readonly x: number
    readonly y: number
    readonly radius: number
    readonly label: string
    readonly labelX: number
    readonly labelY: number
    readonly anchor: 'start' | 'middle' | 'end'
    readonly href: string
  }[]
  readonly lines: readonly {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
    readonly width: number
    readonly label: string
    readonly href: string
  }[]
}

/** Room for names beside the circle. */
const NAME_WIDTH = 180
const SIZE = 470
const RADIUS = 190
const DOT = { least: 4, most: 14 }
const LINE = { least: 1, most: 9 }
/** Beyond these a picture is a tangle; the table has all. */
const MAX_LINES = 40

/** @param state the search within which they were counted */
export function networkView(
  {
    together: { actors, pairs },
    state,
    labels,
  }: { readonly together: Together; readonly state: SearchState; readonly labels: Labels },
  messages: Messages,
  links: Links,
): NetworkView | null {
  if (actors.length < 2 || pairs.length === 0) return null
  const name = (value: string) => labelOf('actor', value, labels, messages)
  const most = Math.max(...actors.map(({ paragraphs }) => paragraphs))
  const places = new Map(
    actors.map(({ value }, at) => {
      const angle = (2 * Math.PI * at) / actors.length - Math.PI / 2
      return [value, { x: Math.cos(angle), y: Math.sin(angle) }]
    }),
  )
  const at = (unit: number, reach = RADIUS) => round(SIZE / 2 + reach * unit)
  const mostTogether = Math.max(...pairs.map(({ paragraphs }) => paragraphs))
  const asked = clausesOf(parseQuery(state.q).tree)
  const both = (a: string, b: string) => {
    const q = printQuery(groupOf('and', [...asked, { type: 'field', field: 'actor', value: b }]))
    return links.search(state.withFacet('actor', { include: [a] }).with({ q }))
  }
  return {
    viewBox: `${-NAME_WIDTH} 0 ${SIZE + 2 * NAME_WIDTH} ${SIZE}`,
    nodes: actors.map(({ value, paragraphs }) => {
      const { x, y } = places.get(value)!
      return {
        x: at(x),
        y: at(y),
        radius: round(DOT.least + (DOT.most - DOT.least) * Math.sqrt(paragraphs / most)),
        label: name(value),
        labelX: at(x, RADIUS + 22),
        labelY: round(at(y, RADIUS + 22) + 4),
        anchor: Math.abs(x) < 0.2 ? 'middle' : x > 0 ? 'start' : 'end',
        href: links.actor(value),
      }
    }),
    lines: pairs.slice(0, MAX_LINES).map(({ a, b, paragraphs }) => ({
      x1: at(places.get(a)!.x),
      y1: at(places.get(a)!.y),
      x2: at(places.get(b)!.x),
      y2: at(places.get(b)!.y),
      width: round(LINE.least + (LINE.most - LINE.least) * (paragraphs / mostTogether)),
      label: messages.pictures.pair(name(a), name(b), paragraphs),
      href: both(a, b),
    })),
  }
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
