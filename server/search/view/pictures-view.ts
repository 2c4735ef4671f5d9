import type { Messages } from '../../messages/messages.ts'
import { labelOf } from '../labels.ts'
import type { ByOutlet, Together } from '../pictures.ts'
import type { Labels } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'
import { networkView, type NetworkView } from './network-view.ts'

export interface PicturesView {
  readonly read: string
  readonly backHref: string
  readonly network: NetworkView | null
  readonly matrix: MatrixView | null
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
