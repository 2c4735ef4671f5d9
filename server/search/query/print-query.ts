import { isShouted } from './shouted.ts'
import type { QueryTree, Term } from './query-tree.ts'

/**
 * The tree as a reader would type it; parsing that gives the same tree. What is left of a query may be all in capitals,
 * where OR would be read as a word: then its words are printed in small letters, which mean the same.
 */
export function printQuery(tree: QueryTree | null): string {
  if (tree === null) return ''
  const text = print(tree, 'top')
  return hasOperator(tree) && isShouted(text) ? print(inSmallLetters(tree), 'top') : text
}

function hasOperator(tree: QueryTree): boolean {
  if (tree.type === 'not') return hasOperator(tree.of)
  return tree.type === 'or' || tree.type === 'near' || (tree.type === 'and' && tree.of.some(hasOperator))
}

function inSmallLetters(tree: QueryTree): QueryTree {
  switch (tree.type) {
    case 'word':
      return { ...tree, text: tree.text.toLowerCase() }
    case 'near':
      return {
        ...tree,
        of: tree.of.map((term) => (term.type === 'word' ? { ...term, text: term.text.toLowerCase() } : term)),
      }
    case 'and':
    case 'or':
      return { ...tree, of: tree.of.map(inSmallLetters) }
    case 'not':
      return { ...tree, of: inSmallLetters(tree.of) }
    default:
      return tree
  }
}

type Place = 'top' | 'and' | 'or' | 'not'

function print(tree: QueryTree, place: Place): string {
  switch (tree.type) {
    case 'word':
    case 'phrase':
      return printTerm(tree)
    case 'near':
      return bracketed(tree.of.map(printTerm).join(` NEAR/${tree.distance} `), place === 'not')
    case 'field':
      return `${tree.field}:${printFieldValue(tree.value)}`
    case 'date':
      return `${tree.field}:${tree.value}`
    case 'not':
      return `-${print(tree.of, 'not')}`
    case 'and':
      return bracketed(tree.of.map((part) => print(part, 'and')).join(' '), place !== 'top')
    case 'or':
      return bracketed(tree.of.map((part) => print(part, 'or')).join(' OR '), place !== 'top')
  }
}

function printTerm(term: Term): string {
  return term.type === 'phrase' ? `"${term.text}"` : term.text + (term.prefix ? '*' : '')
}

/** A field's value as one would type it: in quotation marks where a space or a bracket would end it. */
export function printFieldValue(value: string): string {
  return /[\s()"“”„«»]/.test(value) ? `"${value.replaceAll('"', '')}"` : value
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text
}
