/** Text of an article as HTML: no text makes a mark or ends one. */
import { expect, it } from 'vitest'
import { markHtml } from '../../server/search/mark-html.ts'

it.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; & </mark></a>',
])('%s stays text, in a mark, in a link and in what a link is called', (text) => {
  const span = { start: 0, end: text.length }
  const html = markHtml(text, [span], [{ ...span, href: `/actors/${text}`, title: text }], 1)
  const shape = html.replace(/&(?:amp|lt|gt|quot|#39);/g, '_')
  expect(shape).toMatch(/^<a class="actor" href="[^<>"']*" title="[^<>"']*"><mark id="m1">[^<>"']*<\/mark><\/a>$/)
})
