/** Only addresses of the web are kept, wherever they come from: a `javascript:` one must never become a link. */
export function isWebAddress(address: string): boolean {
  return /^https?:$/.test(URL.parse(address)?.protocol ?? '')
}
