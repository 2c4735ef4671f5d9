import { basename } from 'node:path'
import { isPeriod } from '../../engine/date-range.ts'

const DAY = /(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)/

/** The day in a file's name, as archives are often kept: `2020-08-05-council.md`, `courier_20200805.txt`; null without one. */
export function dateInFileName(path: string): string | null {
  const [, year, , month, day] = DAY.exec(basename(path)) ?? []
  const date = `${year}-${month}-${day}`
  return year !== undefined && isPeriod(date) ? date : null
}
