/** Who wrote an article, where a line of its own above the text says so: "By Jane Roe and John Doe, The Courier". */

const NAME = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`
const PARTICLE = 'de|del|della|da|di|du|la|le|van|von|der|den|ten|al|el|bin|ibn|ben|abu'
/** Two to five words that begin with capitals, particles between them aside. */
const PERSON = new RegExp(`^${NAME}(?: (?:(?:${PARTICLE}) )*${NAME}){1,4}$`, 'u')
const SEPARATOR = / ?[,&|·•—–/] ?| (?:and|for|in) /u
/** Words of outlets and offices, which are no part of a person's name. */
const NOT_A_PERSON =
  /\b(?:press|news|times|post|journal|herald|gazette|courier|agency|agence|reuters|afp|associated|staff|reporters?|writers?|editors?|correspondents?|contributors?|columnists?|analysts?|bureau|desk|team|service|magazine|university|institute)\b/iu

const MOST_CHARS = 120

/** The persons of a byline, white space folded; empty for one that names none, as "By Staff"; null for a line that is not one. */
export function authorsOfByline(line: string): readonly string[] | null {
  const named = line.length <= MOST_CHARS ? /^by[: ]\s*(?=\p{Lu})(.+)$/iu.exec(line)?.[1] : undefined
  if (named === undefined || /[.!?]["”’]?$/u.test(named.replace(/\b(?:\p{Lu}|Jr|Sr)\.$/u, ''))) return null
  const parts = named.split(SEPARATOR).filter(Boolean)
  const persons = parts.filter((part) => PERSON.test(part) && !NOT_A_PERSON.test(part))
  const isOutletAlone = parts.length === 1 && NOT_A_PERSON.test(parts[0])
  // The first is who wrote it; what follows may be where, and for whom.
  return persons[0] === parts[0] || isOutletAlone ? persons : null
}
