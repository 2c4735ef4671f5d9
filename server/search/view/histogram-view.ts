import { addDays, periodOf } from '../../../engine/date-range.ts'
import type { Messages } from '../../messages/messages.ts'
import { countsFor } from '../facet-lookup.ts'
import { dateSelection, daysOfSpan } from '../query/date-value.ts'
import type { SearchOutcome } from '../run-search.ts'
import { histogramScale } from '../to-request.ts'
import type { Links } from './links.ts'

/** Paragraphs by date of publication, as bars that narrow to their period. Shapes are SVG path data, in units of the picture. */
export interface HistogramView {
  readonly label: string
  /** The search without a time of publication: what is drawn across the bars narrows it. */
  readonly href: string
  readonly width: number
  readonly height: number
  readonly bars: readonly BarView[]
  /** Periods in which nothing was found. */
  readonly gaps: readonly { readonly period: string; readonly column: string }[]
  /** Labels below the bars: the middle of their period, in percent of the width, and which end of it they keep clear of. */
  readonly ticks: readonly {
    readonly label: string
    readonly at: number
    readonly anchor: 'start' | 'middle' | 'end'
  }[]
  readonly zoomOut: { readonly label: string; readonly href: string } | null
}

export interface BarView {
  readonly period: string
  readonly label: string
  readonly bar: string
  /** The bar with all the room above it, which is easier to point at. */
  readonly column: string
  readonly href: string
  readonly selected: boolean
}

const WIDTH = 1000
const HEIGHT = 80
/** More bars than this are too thin to point at: then the bars are years. */
const MAX_BARS = 180
const TICKS = 6
/** A wider bar is no bar any more: where there are few they stand apart. */
const WIDEST = 48

export function histogramView(outcome: SearchOutcome, messages: Messages, links: Links): HistogramView | null {
  const { state, labels } = outcome
  const { include } = state.facets.published
  const scale = histogramScale(include)
  const counted = new Map(
    countsFor(outcome, 'published', scale).values.map(({ value, paragraphs }) => [value, paragraphs]),
  )
  const periods = periodsToDraw([...counted.keys()], scale, include)
  if (periods.length < 2) return null
  const counts = periods.map((period) => countOf(period, counted))
  const most = Math.max(1, ...counts)
  const step = WIDTH / periods.length
  const selected = include.map((value) => dateSelection(value, labels.today))
  return {
    label: messages.facets.histogram(messages.period(periods[0]), messages.period(periods.at(-1)!)),
    href: links.search(state.withFacet('published', { include: [] })),
    width: WIDTH,
    height: HEIGHT,
    bars: periods.flatMap((period, index) => {
      if (counts[index] === 0) return []
      const height = Math.max(2, Math.round((counts[index] / most) * HEIGHT))
      const width = Math.min(WIDEST, Math.max(1, step - Math.min(2, step / 4)))
      return [
        {
          period,
          bar: boxPath((index + 0.5) * step - width / 2, width, height),
          column: boxPath(index * step, step, HEIGHT),
          label: messages.facets.bar(messages.period(period), messages.facets.count(counts[index])),
          href: links.search(state.withFacet('published', { include: [period] })),
          selected: selected.some((selection) =>
            typeof selection === 'string'
              ? selection === period || period.startsWith(`${selection}-`)
              : selection !== null && isBetween(period, selection),
          ),
        },
      ]
    }),
    gaps: periods.flatMap((period, index) =>
      counts[index] > 0 ? [] : [{ period, column: boxPath(index * step, step, HEIGHT) }],
    ),
    ticks: ticksOf(periods, messages),
    zoomOut: include.length
      ? { label: messages.facets.zoomOut, href: links.search(state.withFacet('published', { include: [] })) }
      : null,
  }
}

/** Every period from the first to the last, so that a gap in time is a gap in the picture. */
function periodsToDraw(
  values: readonly string[],
  { level, within }: ReturnType<typeof histogramScale>,
  include: readonly string[],
): string[] {
  const month = within?.length === 7 ? periodOf(within) : null
  const days = level === 2 ? (month ?? daysOfSpan(include[0])) : null
  if (days) return daysBetween(days.from, days.to)
  if (within) return Array.from({ length: 12 }, (_, month) => `${within}-${String(month + 1).padStart(2, '0')}`)
  if (values.length === 0) return []
  const months = monthsBetween(values[0], values.at(-1)!)
  return months.length <= MAX_BARS ? months : [...new Set(months.map((month) => month.slice(0, 4)))]
}

function daysBetween(first: string, last: string): string[] {
  const days = [first]
  while (days.at(-1)! < last) days.push(addDays(days.at(-1)!, 1))
  return days
}

function monthsBetween(first: string, last: string): string[] {
  const [from, to] = [monthNumber(first), monthNumber(last)]
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const month = from + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** A year's count is that of its months. */
function countOf(period: string, counted: ReadonlyMap<string, number>): number {
  if (period.length > 4 || counted.has(period)) return counted.get(period) ?? 0
  return [...counted].reduce((sum, [value, count]) => (value.startsWith(period) ? sum + count : sum), 0)
}

function isBetween(
  period: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): boolean {
  return (
    (from === null || period >= from.slice(0, period.length)) && (to === null || period <= to.slice(0, period.length))
  )
}

function ticksOf(periods: readonly string[], messages: Messages) {
  const every = Math.max(1, Math.ceil(periods.length / TICKS))
  return periods.flatMap((period, index) => {
    if (index % every !== 0) return []
    const at = round(((index + 0.5) / periods.length) * 100)
    return [
      {
        label: messages.shortPeriod(period),
        at,
        anchor: at < EDGE ? 'start' : at > 100 - EDGE ? 'end' : 'middle',
      } as const,
    ]
  })
}

/** Nearer to an end of the picture, in percent, a label that is centred would be cut. */
const EDGE = 6

/** A box that stands on the picture's lower edge. */
function boxPath(x: number, width: number, height: number): string {
  return `M${round(x)} ${HEIGHT}v${-height}h${round(width)}v${height}z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
