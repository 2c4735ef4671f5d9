/** Plain text as databases of news print it: "Headline: …", "Byline: …", "Date: …" in lines above the text. */
import type { RemovedText } from '../../engine/document.ts'
import { authorsOfByline } from '../clean/byline.ts'
import { isShortLine } from '../clean/line.ts'
import { knownFieldName } from './field-names.ts'
import { articleFromFields, withGiven } from './fields.ts'
import type { SourceArticle } from './source-article.ts'
import { readText } from './text.ts'

/** What says something of the article, and what says something of the print alone. */
const FIELD = /^(headline|title|byline|authors?|publication|source|date|published|language|url)\s*:\s*(\S.*)$/i
const OTHER = /^(?:section|length|word count|pages?|edition|dateline|document type|load-date|subject|body)\s*(?::.*)?$/i
/** Longer, it is a sentence with a colon in it. */
const MAX_VALUE_CHARS = 300

interface Head {
  readonly fields: Readonly<Record<string, unknown>>
  readonly removed: readonly RemovedText[]
  readonly body: string
}

export function readLabelledText(text: string): SourceArticle {
  const head = headOf(text)
  if (head === null) return readText(text)
  const found = readText(head.body)
  const article = withGiven(found, articleFromFields(head.fields, 'text'), 'text')
  return { ...article, removed: [...head.removed, ...found.removed] }
}

/** Null for a text that begins with itself. The headline may stand alone above what is labelled. */
function headOf(text: string): Head | null {
  const lines = text.split(/\r\n?|\n/)
  const first = lines.findIndex((line) => line.trim() !== '')
  if (first < 0) return null
  const isLabelled = (line: string) => readField(line) !== null || OTHER.test(line.trim())
  const titled = isLabelled(lines[first]) ? [] : [lines[first]]
  if (titled.length > 0 && (!isShortLine(lines[first]) || !isLabelled(nextLine(lines, first + 1)))) return null
  const begin = first + titled.length
  const end = lines.findIndex((line, at) => at >= begin && line.trim() !== '' && !isLabelled(line))
  const labelled = lines.slice(begin, end < 0 ? lines.length : end).filter((line) => line.trim() !== '')
  const fields = labelled.map(readField).filter((field) => field !== null)
  // One line may be a sentence: "Source: nobody knows it." Two are a form.
  if (end < 0 || fields.length + titled.length < 2) return null
  const others = labelled.filter((line) => readField(line) === null && !/^body:?$/i.test(line.trim()))
  const title = titled[0] ?? fields.find(([name]) => name === 'title' || name === 'headline')?.[1] ?? null
  return {
    fields: Object.fromEntries(fields),
    removed: others.map((line) => ({ text: line.trim(), reason: 'labels' })),
    // Where a plain text has it.
    body: [...(title === null ? [] : [title, '']), ...lines.slice(end)].join('\n'),
  }
}

function nextLine(lines: readonly string[], from: number): string {
  return lines.slice(from).find((line) => line.trim() !== '') ?? ''
}

/** Our name for the field, and its value. */
function readField(line: string): readonly [name: string, value: unknown] | null {
  const [, label, value] = FIELD.exec(line.trim()) ?? []
  if (label === undefined || value.length > MAX_VALUE_CHARS) return null
  const name = knownFieldName(label)
  if (/^(?:publication|source|language)$/.test(name) && /[.!?]$/.test(value)) return null
  return /^(?:byline|authors?)$/.test(name)
    ? [name, authorsOfByline(`By ${value.replace(/^by /i, '')}`) ?? value]
    : [name, value]
}
