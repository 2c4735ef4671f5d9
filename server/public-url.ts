import type { Request } from 'express'

/**
 * An absolute address of ours, for what is read away from the page: feeds, citations, manifests. As the operator set it,
 * else as the request came; a `Host` that is no host is not repeated.
 */
export function publicUrl(
  request: Pick<Request, 'headers' | 'protocol'>,
  base: string | undefined,
  path: string,
): string {
  const host = request.headers.host ?? ''
  const origin = base ?? (/^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/i.test(host) ? `${request.protocol}://${host}` : '') // prettier-ignore
  return `${origin}${path}`
}
