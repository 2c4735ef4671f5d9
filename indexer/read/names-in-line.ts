import { authorsOfByline } from '../clean/byline.ts'

/** What no name holds and lists of names are parted by. */
const LIST = /[;؛|]/

/** The names of a field that holds several in one line: "Jane Roe; John Doe", "By Jane Roe and John Doe". */
export function namesInLine(line: string): string[] {
  const bare = line.trim().replace(/^by\s+(?=\p{Lu})/iu, '')
  const parts = bare
    .split(LIST)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > 1) return parts
  const persons = authorsOfByline(`By ${bare}`) ?? []
  // Of "Jane Roe, Courier" the second may be an office that belongs to the name as it was given.
  return persons.length > 1 ? [...persons] : parts
}
