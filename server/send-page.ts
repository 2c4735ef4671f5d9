import type { Response } from 'express'

/** A page in the language that was asked for: by the address, or else by the browser. */
export function sendPage(response: Response, html: string): void {
  response.vary('Accept-Language').type('html').send(html)
}
