import type { FoundIn } from '../../engine/document.ts'
import { authorsOfByline } from '../clean/byline.ts'
import { isShortLine } from '../clean/line.ts'
import { furnitureReason } from '../clean/line-rules.ts'
import { parsePrintedDate } from './printed-date.ts'
import { EMPTY_ARTICLE, type Block, type PrintedDate, type SourceArticle } from './source-article.ts'

const BULLET = /^\s*(?:[•●▪◦‣∙·*–—-]|\(?\d{1,2}[.)])\s+/u
/** In the languages of the catalogue; that of no other text is a date alone. */
const PUBLISHED_LINE =
  /^(?:published|date|posted|posted on|issued|опубликовано|дата|تاريخ النشر|نُ?شر|تاریخ انتشار|منتشر شده)\s*(?:on|:|في|در)\s*(.{6,60})$/i

/** A plain text: paragraphs parted by blank lines, or by line ends where there are no blank lines. */
export function readText(text: string): SourceArticle {
  const { blocks, publishedAt } = takePublishedLine(textBlocks(text))
  const title = blocks.length > 1 && isShortLine(blocks[0].text) ? blocks[0].text : null
  // The title stays in the body: it was printed there, and a headline says who said what like any sentence.
  const body = title === null ? blocks : [{ kind: 'heading' as const, text: title }, ...blocks.slice(1)]
  const foundIn: FoundIn = title === null ? {} : { title: 'first line' }
  return { ...EMPTY_ARTICLE, title, publishedAt, foundIn, blocks: [...body] }
}

/** The blocks of a text without any markup; a line that begins with a bullet is a block of its own. */
export function textBlocks(text: string): Block[] {
  const lines = withIndentsParted(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n'))
  const blankLines = lines.some((line, at) => line.trim() === '' && at > 0 && at < lines.length - 1)
  const groups = blankLines ? groupLines(lines) : lines.filter((line) => line.trim()).map((line) => [line])
  return groups.flatMap(groupBlocks)
}

/**
 * Old wires begin a paragraph with an indent and leave no line blank: one is put before it. Not where most lines are indented, nor
 * those of lists and verse, whose lines are short.
 */
function withIndentsParted(lines: readonly string[]): readonly string[] {
  const followsText = (at: number) => at > 0 && lines[at - 1].trim() !== ''
  const isBegun = (at: number) => INDENT.test(lines[at]) && lines[at].length >= WRAPPED_CHARS && followsText(at)
  const goesOn = (at: number) => /^\S/.test(lines[at]) && followsText(at)
  const counted = (holds: (at: number) => boolean) => lines.filter((_, at) => holds(at)).length
  if (counted(isBegun) === 0 || counted(goesOn) < counted(isBegun)) return lines
  return lines.flatMap((line, at) => (isBegun(at) ? ['', line] : [line]))
}

const INDENT = /^(?: {2,8}|\t)(?![•●▪◦‣∙·*–—-]|\(?\d{1,2}[.)])\S/u
/** A program breaks lines no earlier. */
const WRAPPED_CHARS = 45

/** Lines between blank lines; one that dates the article stands for itself. */
function groupLines(lines: readonly string[]): string[][] {
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (publishedIn(line) !== null) groups.push([line], [])
    else if (line.trim()) groups.at(-1)!.push(line)
    else if (groups.at(-1)!.length) groups.push([])
  }
  return groups.filter((group) => group.length)
}

/** Lines of one group are one paragraph when the text is hard-wrapped, else a paragraph each. */
function groupBlocks(lines: readonly string[]): Block[] {
  const items: string[] = []
  const wrapped = isHardWrapped(lines)
  for (const line of lines) {
    if (items.length && wrapped && !BULLET.test(line)) items[items.length - 1] += ` ${line.trim()}`
    else items.push(line)
  }
  return items.map((item) =>
    BULLET.test(item) ? { kind: 'bullet', text: item.replace(BULLET, '') } : { kind: 'text', text: item },
  )
}

/** Long lines that end anywhere but at the end of a sentence were broken by a program, not by the writer. */
function isHardWrapped(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1)
  return (
    inner.length > 0 &&
    inner.every((line) => line.length >= WRAPPED_CHARS && line.length <= 110) &&
    inner.some((line) => !/[.!?:;”"’)]$/.test(line.trim()))
  )
}

/**
 * "Published: 24 November 2013" near the top is the date of the article and not a paragraph of it. So is a line that holds a date
 * and nothing else, unless there are more: those of a chronicle are dates of what happened.
 */
function takePublishedLine(blocks: readonly Block[]): { blocks: readonly Block[]; publishedAt: PrintedDate | null } {
  const bare = blocks.filter(({ text }) => bareDateIn(text) !== null)
  for (const [at, block] of blocks.slice(0, 4).entries()) {
    const value = publishedIn(block.text) ?? (bare.length === 1 ? bareDateIn(block.text) : null)
    if (value !== null) return { blocks: blocks.toSpliced(at, 1), publishedAt: { value, from: 'text' } }
    // "By Jane Smith | February 25, 2025" is a byline as well, and read as one later.
    const besideByline = authorsOfByline(block.text) === null ? null : parsePrintedDate(block.text)
    if (besideByline !== null) return { blocks, publishedAt: { value: besideByline, from: 'text' } }
  }
  return { blocks, publishedAt: null }
}

/** "Published: February 25, 2025 at 4:12 p.m. | Updated: February 26, 2025 at 5:00 a.m." */
const DATE_LINE_CHARS = 120

function bareDateIn(line: string): string | null {
  const text = line.trim()
  const isDate = text.length <= DATE_LINE_CHARS && furnitureReason(text, false) === 'date-line'
  return isDate && !/^(?:last )?(?:updated|modified)/i.test(text) ? parsePrintedDate(text) : null
}

function publishedIn(line: string): string | null {
  const printed = PUBLISHED_LINE.exec(line.trim())
  return printed && parsePrintedDate(printed[1])
}
