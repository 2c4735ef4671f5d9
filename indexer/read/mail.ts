/** Newsletters: messages as mail programs save them, one by one (EML) or many in a file (mbox). */
import PostalMime from 'postal-mime'
import { foldSpace } from '../clean/line.ts'
import { isEnvelopeLine } from './beginnings.ts'
import type { Item } from './formats.ts'
import { htmlFragmentBlocks } from './html-blocks.ts'
import { MAX_ITEM_CHARS } from './lines.ts'
import type { OpenSource } from './open-source.ts'
import { parsePrintedDate } from './printed-date.ts'
import { EMPTY_ARTICLE, UnreadableSourceError, type SourceArticle } from './source-article.ts'
import { textBlocks } from './text.ts'

/** The messages of a mailbox as they stand, each byte a character. Its envelope, behind an empty line, begins each. */
export async function* mailboxMessages(source: OpenSource): AsyncGenerator<Item> {
  let lines: string[] = []
  let size = 0
  let number = 0
  const message = (): Item[] => {
    if (number === 0) return []
    if (size > MAX_ITEM_CHARS) return [{ line: null, refused: `message ${number} is too large` }]
    return [{ line: null, text: lines.join('\n') }]
  }
  let previous = ''
  for await (const line of latin1Lines(source)) {
    if (isEnvelopeLine(line) && previous.trim() === '') {
      yield* message()
      number++
      lines = []
      size = 0
    } else {
      size += line.length + 1
      // A line of the text that began with "From " was quoted when it was stored.
      if (size <= MAX_ITEM_CHARS) lines.push(line.replace(/^>(>*From )/, '$1'))
    }
    previous = line
  }
  yield* message()
  if (number === 0)
    throw new UnreadableSourceError(
      'it holds no message: a mailbox begins with a line like “From jane@example.org Tue Feb 25 10:00:00 2025”',
    )
}

async function* latin1Lines(source: OpenSource): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of source.byteChunks()) {
    const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n')
    rest = lines.pop()!
    if (rest.length > MAX_ITEM_CHARS)
      throw new UnreadableSourceError(`a line is longer than ${MAX_ITEM_CHARS / 1024 / 1024} million characters`)
    yield* lines
  }
  if (rest) yield rest
}

/** A message, each byte a character: its subject is the title, who sent it the outlet. */
export async function readMail(message: string): Promise<SourceArticle> {
  const mail = await parse(message)
  const publishedAt = parsePrintedDate(mail.headers.find(({ key }) => key === 'date')?.value ?? mail.date ?? '')
  return {
    ...EMPTY_ARTICLE,
    givenId: mail.messageId ?? null,
    title: foldSpace(mail.subject ?? '') || null,
    source: foldSpace(mail.from?.name ?? mail.from?.address ?? '') || null,
    publishedAt: publishedAt === null ? null : { value: publishedAt, from: 'given' },
    foundIn: { title: 'subject', source: 'sender' },
    blocks: mail.html ? htmlFragmentBlocks(mail.html) : textBlocks(mail.text ?? ''),
  }
}

async function parse(message: string) {
  try {
    return await PostalMime.parse(Buffer.from(message, 'latin1'), { maxNestingDepth: 32 })
  } catch (cause) {
    throw new UnreadableSourceError(`the message cannot be read: ${(cause as Error).message}`, null, { cause })
  }
}
