/** Whether a file's entries have the form they must have: what each key may hold, in plain words. */
import { isPeriod } from '../../engine/date-range.ts'
import { isObject } from '../is-object.ts'
import { parsePhrase } from './phrases.ts'

export interface ShapeProblem {
  /** Keys and indexes from the file's root. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

type Check = (value: unknown) => string | null

const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? null : 'must be a text')
const id: Check = (value) =>
  typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
    ? null
    : 'must be small letters, digits and dashes, like abbas-araghchi'
const yes: Check = (value) => (typeof value === 'boolean' ? null : 'must be true or false')
const date: Check = (value) =>
  typeof value === 'string' && isPeriod(value) ? null : 'must be a date like 2024-08-21, 2024-08 or 2024'
const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => text(item) === null)
    ? null
    : 'must be a list of texts; put quotes around one that holds a colon, or is a number'
const gender: Check = (value) => (value === 'm' || value === 'f' ? null : 'must be m or f')
const wikidata: Check = (value) => (/^Q\d+$/.test(String(value)) ? null : 'must be a Wikidata id like Q1065')
const textsByLanguage: Check = (value) =>
  isObject(value) && Object.values(value).every((list) => texts(list) === null)
    ? null
    : 'must give a list of names for each language, like {fa: [تهران]}'
const namesOfState: Check = (value) =>
  isObject(value) && Object.values(value).every((of) => isObject(of) && checkEntry(of, FOREIGN_STATE, []).length === 0)
    ? null
    : 'must give lists of names for each language, like {fa: {name: [ایران], demonyms: [ایرانی], capital: [تهران]}}'
const anything: Check = () => null
const phrases: Check = (value) => {
  const wrong = texts(value)
  if (wrong) return wrong
  for (const phrase of value as string[]) {
    try {
      parsePhrase(phrase)
    } catch (error) {
      return (error as Error).message
    }
  }
  return null
}
const pairs: Check = (value) =>
  Array.isArray(value) && value.every((pair) => phrases(pair) === null && (pair as unknown[]).length === 2)
    ? null
    : 'must be a list of pairs of phrases'

/** Key to check; a name that ends in `!` must be there. */
type Shape = Readonly<Record<string, Check>>

const FOREIGN_STATE: Shape = { name: texts, demonyms: texts, capital: texts }
const ROLE: Shape = { 'role!': id, 'of!': id, from: date, to: date }
const ACTOR: Shape = { 'id!': id, 'name!': text, aliases: texts, wikidata }
// prettier-ignore
const SHAPES: Readonly<Record<string, Shape>> = {
  states: { ...ACTOR, iso: text, demonyms: texts, capital: text, metonyms: texts, part_of: id, names: namesOfState },
  people: { ...ACTOR, short: texts, alone: yes, gender, country: id, names: textsByLanguage, roles: anything },
  organisations: { ...ACTOR, kind: id, country: id, part_of: id, members: texts, metonym_of: id, names: textsByLanguage },
  places: { ...ACTOR, in: id, names: textsByLanguage },
  groups: { ...ACTOR, generic: yes, names: textsByLanguage },
  ambiguous: {
    'alias!': text, 'actor!': id, case: text, needs: texts, not_near: texts, not_before: texts, not_next: texts,
    not_after_name: yes, not_next_name: yes, place_after: texts,
  },
}
// prettier-ignore
const TOPIC: Shape = {
  'id!': id, 'label!': text, label_fa: text, iptc: text, any: phrases, any_fa: phrases, any_ar: phrases, any_ru: phrases, weak: phrases,
  with: pairs, not: phrases, requires: phrases, children: anything,
}
const ROLE_WORDS: Shape = { words: texts, plural: texts, words_of: textsByLanguage, names: textsByLanguage }

export function checkShape(content: object): ShapeProblem[] {
  return Object.entries(content).flatMap(([section, value]): ShapeProblem[] => {
    if (section === 'roles' && isObject(value))
      return Object.entries(value).flatMap(([role, words]) => checkEntry(words, ROLE_WORDS, [role]))
    if (section === 'topics' && Array.isArray(value)) return value.flatMap((topic) => checkTopic(topic, []))
    const shape = SHAPES[section]
    if (!shape) return [{ path: [section], message: `“${section}” is none of ${Object.keys(SHAPES).join(', ')}` }]
    if (!Array.isArray(value)) return [{ path: [section], message: 'must be a list of entries' }]
    return value.flatMap((entry, index) => [
      ...checkEntry(entry, shape, [section, index]),
      ...checkRoles(entry, [section, index]),
    ])
  })
}

function checkRoles(entry: unknown, path: readonly (string | number)[]): ShapeProblem[] {
  const roles = isObject(entry) ? entry.roles : undefined
  if (roles === undefined) return []
  if (!Array.isArray(roles)) return [{ path: [...path, 'roles'], message: 'must be a list of roles' }]
  return roles.flatMap((role, index) => checkEntry(role, ROLE, [...path, 'roles', index]))
}

function checkTopic(topic: unknown, path: readonly (string | number)[]): ShapeProblem[] {
  const problems = checkEntry(topic, TOPIC, path)
  const children = isObject(topic) ? (topic.children ?? []) : []
  if (!Array.isArray(children))
    return [...problems, { path: [...path, 'children'], message: 'must be a list of topics' }]
  return [...problems, ...children.flatMap((child, index) => checkTopic(child, [...path, 'children', index]))]
}

function checkEntry(entry: unknown, shape: Shape, path: readonly (string | number)[]): ShapeProblem[] {
  if (!isObject(entry)) return [{ path, message: 'must be an entry with keys' }]
  const checks = new Map(Object.entries(shape).map(([key, check]) => [key.replace('!', ''), check]))
  const missing = Object.keys(shape).filter((key) => key.endsWith('!') && !(key.slice(0, -1) in entry))
  const wrong = Object.entries(entry).flatMap(([key, value]) => {
    const check = checks.get(key)
    const message = check
      ? check(value)
      : `is not a key of this kind of entry; those are ${[...checks.keys()].join(', ')}`
    return message === null ? [] : [{ path: [...path, key], message: `“${key}” ${message}` }]
  })
  return [...missing.map((key) => ({ path, message: `“${key.slice(0, -1)}” is missing` })), ...wrong]
}
