import type { Messages } from '../../messages/messages.ts'
import { labelOf } from '../labels.ts'
import type { ByOutlet, Together } from '../pictures.ts'
import { printFieldValue } from '../query/print-query.ts'
import type { Labels } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface PicturesView {
  readonly read: string
  readonly backHref: string
  readonly network: NetworkView | null
  readonly matrix: MatrixView | null
}

/** Names around a circle, lines between those who are named together. */
export interface NetworkView {
  readonly size: number
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

/** Outlets down, topics across; `heat` from 0 to 5. */
export interface MatrixView {
  readonly topics: readonly string[]
  readonly rows: readonly {
    readonly outlet: string
    readonly cells: readonly {
      readonly count: string
      readonly label: string
      readonly heat: number
      readonly href: string
    }[]
  }[]
}

export interface PicturesFindings {
  readonly read: string
  readonly state: SearchState
  readonly together: Together
  readonly byOutlet: ByOutlet
  readonly labels: Labels
}

export function toPicturesView(findings: PicturesFindings, messages: Messages, links: Links): PicturesView {
  const { read, state } = findings
  return {
    read,
    backHref: links.search(state),
    network: networkView(findings, messages, links),
    matrix: matrixView(findings, messages, links),
  }
}

const SIZE = 470
const RADIUS = 190
const DOT = { least: 4, most: 14 }
const LINE = { least: 1, most: 9 }
/** Beyond these a picture is a tangle; the table has all. */
const MAX_LINES = 40

function networkView(
  { together: { actors, pairs }, state, labels }: PicturesFindings,
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
  const both = (a: string, b: string) => links.search(state.withFacet('actor', { include: [a] }).with({ q: `${state.q} actor:${printFieldValue(b)}`.trim() })) // prettier-ignore
  return {
    size: SIZE,
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

function matrixView(
  { byOutlet: { outlets, topics, cells }, state, labels }: PicturesFindings,
  messages: Messages,
  links: Links,
): MatrixView | null {
  if (outlets.length === 0 || topics.length === 0) return null
  const most = Math.max(1, ...cells.flat())
  const topicNames = topics.map(({ value }) => labelOf('topic', value, labels, messages))
  return {
    topics: topicNames,
    rows: outlets.map(({ value: outlet }, row) => ({
      outlet,
      cells: topics.map(({ value: topic }, column) => {
        const paragraphs = cells[row][column]
        return {
          count: messages.number(paragraphs),
          label: messages.pictures.cell(outlet, topicNames[column], paragraphs),
          heat: paragraphs === 0 ? 0 : Math.max(1, Math.ceil((5 * paragraphs) / most)),
          href: links.search(state.withFacet('source', { include: [outlet] }).withFacet('topic', { include: [topic] })),
        }
      }),
    })),
  }
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
