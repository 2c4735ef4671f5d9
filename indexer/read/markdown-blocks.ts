import { marked, type Token, type Tokens } from 'marked'
import { htmlFragmentBlocks, withoutEntities } from './html-blocks.ts'
import type { Block } from './source-article.ts'

/** The blocks of a Markdown text; its inline markup becomes the text a reader sees. */
export function markdownBlocks(text: string): Block[] {
  return marked.lexer(text).flatMap((token) => blocksOf(token))
}

function blocksOf(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', text: inlineText(token) }]
    case 'paragraph':
    case 'text':
      return [{ kind: 'text', text: inlineText(token) }]
    case 'blockquote':
      return (token.tokens ?? [])
        .flatMap(blocksOf)
        .map((block) => (block.kind === 'text' ? { ...block, kind: 'quote' } : block))
    case 'list':
      return (token as Tokens.List).items.flatMap(itemBlocks)
    case 'table':
      return tableRows(token as Tokens.Table)
    case 'code':
      return [{ kind: 'text', text: token.text }]
    case 'html':
      return htmlFragmentBlocks(token.text)
    default:
      return []
  }
}

function itemBlocks(item: Tokens.ListItem): Block[] {
  return item.tokens
    .flatMap(blocksOf)
    .map((block, at) => (at === 0 && block.kind === 'text' ? { ...block, kind: 'bullet' } : block))
}

function tableRows(table: Tokens.Table): Block[] {
  const rows = [table.header, ...table.rows]
  return rows.map((cells) => ({ kind: 'text', text: cells.map((cell) => inlineText(cell)).join(' · ') }))
}

/** What a reader sees of inline markup: link texts without addresses, no emphasis marks, no images. */
function inlineText(token: { readonly tokens?: Token[]; readonly text?: string }): string {
  if (!token.tokens) return withoutEntities(token.text ?? '')
  return token.tokens
    .map((inline) => {
      switch (inline.type) {
        case 'image':
          return ''
        case 'html':
          return /^<br\b/i.test(inline.raw) ? '\n' : ''
        case 'br':
          return '\n'
        case 'escape':
        case 'codespan':
          return inline.text
        default:
          return inlineText(inline as { tokens?: Token[]; text?: string })
      }
    })
    .join('')
}
