/** What wires print behind a company: "Toyota <TOYO.T>". Old ones print the names of companies between such marks, too. */
import type { Word } from './words.ts'

/** Whether what begins here is a ticker. */
export function isTicker(words: readonly Word[], opening: number): boolean {
  if (words[opening]?.text !== '<') return false
  const closing = words.findIndex(({ text }, at) => at > opening && text === '>')
  return words.slice(opening + 1, closing).every(({ text }) => /^(?:\p{Lu}{1,6}|\.)$/u.test(text))
}

/** Where the ticker begins that ends before `end`; `end` where there is none. */
export function beforeTicker(words: readonly Word[], end: number): number {
  if (words[end - 1]?.text !== '>') return end
  const opening = words.findLastIndex(({ text }, at) => at < end && text === '<')
  return isTicker(words, opening) ? opening : end
}
