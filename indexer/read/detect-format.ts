import { formatNamed, formatOfContent, formatOfName } from './formats.ts'
import { OpenSource } from './open-source.ts'

/** Endings that several formats share: content decides between them. */
const SHARED_ENDING = /\.(?:json|xml)(?:\.gz)?$/i

/** Endings of what lies beside saved pages and in archives and is no text: not worth looking into. */
const NO_TEXT =
  /\.(?:css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|woff2?|ttf|eot|otf|mp[34]|m4[av]|webm|og[gv]|wav|avi|mov|pdf|docx?|xlsx?|pptx?|odt|epub|zip|tar|tgz|7z|rar|bz2|xz|zst|exe|dll|so|bin|db|sqlite|wasm|class|jar|py|rb|sh|ts|yaml|yml|toml|lock|log|bak|tmp|swp)$/i

/** The name of a file's format, told by its name and, where that does not tell, by its content; null when neither does. */
export async function detectFormat(path: string): Promise<string | null> {
  const byName = formatOfName(path)
  if (byName !== null && !SHARED_ENDING.test(path)) return byName.name
  if (byName === null && NO_TEXT.test(path)) return null
  const byContent = formatOfContent(await new OpenSource(path).beginning())
  if (byName === null) return byContent?.name ?? null
  // What is wrong with a page that is named a feed is best said by the reader of feeds.
  return byContent === null || byContent === formatNamed('text') ? byName.name : byContent.name
}
