/** What one word of a query may be beside text: an operator, a field, the beginning of words. */
import {
  DATE_FIELD_NAMES,
  FIELD_NAMES,
  type DateFieldName,
  type DateTree,
  type FieldName,
  type FieldTree,
} from './query-tree.ts'
import { writtenDate } from './written-date.ts'

export const OPERATOR = /^(?:OR|AND|NOT|NEAR(?:\/\d{1,3})?)$/
export const NEAR = /^NEAR(?:\/(\d{1,3}))?$/

export type AnyFieldName = FieldName | DateFieldName

export function fieldOf(word: string): { name: AnyFieldName; rest: string } | null {
  const colon = word.indexOf(':')
  const name = word.slice(0, colon).toLowerCase()
  const known = [...FIELD_NAMES, ...DATE_FIELD_NAMES].find((field) => field === name)
  return colon > 0 && known ? { name: known, rest: word.slice(colon + 1) } : null
}

/** A field with its value; null where the field wants a date and that is none. */
export function fieldTree(name: AnyFieldName, value: string): FieldTree | DateTree | null {
  if (!isDateField(name)) return { type: 'field', field: name, value }
  const date = writtenDate(value)
  return date === null ? null : { type: 'date', field: name, value: date }
}

export function isDateField(name: AnyFieldName): name is DateFieldName {
  return name === 'published' || name === 'happened'
}

/** A star behind a word, anywhere. */
export const STAR = /[\p{L}\p{N}]\*/u

/** Whether any ending of the word will do. */
export function endsInStar(word: string): boolean {
  return /[\p{L}\p{N}]\*$/u.test(word)
}

export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
