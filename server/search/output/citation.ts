/** How to cite an article, in forms that reference managers read. */
import type { Article } from '../../../engine/document.ts'

export type CitationForm = 'txt' | 'bib' | 'ris'

export function citationOf(article: Article, address: string, form: CitationForm): string {
  switch (form) {
    case 'txt':
      return plain(article, address)
    case 'bib':
      return bibtex(article, address)
    case 'ris':
      return ris(article, address)
  }
}

function plain({ authors, title, source, publishedAt, url }: Article, address: string): string {
  const parts = [authors.join(', '), `“${title}”`, source, publishedAt?.slice(0, 10), url ?? address]
  return `${parts.filter(Boolean).join('. ')}.\n`
}

function bibtex({ id, authors, title, source, publishedAt, url }: Article, address: string): string {
  const fields = [
    ['title', tex(title)],
    ['author', tex(authors.join(' and '))],
    ['journal', tex(source ?? '')],
    // What BibTeX reads, and what its successor does.
    ['year', publishedAt?.slice(0, 4) ?? ''],
    ['date', publishedAt?.slice(0, 10) ?? ''],
    // Read as it stands: nothing in it is a command.
    ['url', oneLine(url ?? address).replace(BRACES, '')],
  ] as const
  const rows = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`)
  return `@article{${id.replace(/[^A-Za-z0-9-]/g, '-')},\n${rows.join(',\n')}\n}\n`
}

/** They would end a field or begin a command. */
const BRACES = /[\\{}]/g

function tex(text: string): string {
  return oneLine(text)
    .replace(BRACES, '')
    .replace(/[&%$#_]/g, (character) => `\\${character}`)
}

function ris({ authors, title, source, publishedAt, url }: Article, address: string): string {
  const rows = [
    'TY  - NEWS',
    `TI  - ${oneLine(title)}`,
    ...authors.map((author) => `AU  - ${oneLine(author)}`),
    ...(source ? [`T2  - ${oneLine(source)}`] : []),
    ...(publishedAt
      ? [`PY  - ${publishedAt.slice(0, 4)}`, `DA  - ${publishedAt.slice(0, 10).replaceAll('-', '/')}`]
      : []),
    `UR  - ${oneLine(url ?? address)}`,
    'ER  - ',
  ]
  return `${rows.join('\r\n')}\r\n`
}

/** A line break would begin a field of its own. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ')
}
