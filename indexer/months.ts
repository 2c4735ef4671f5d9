/** The months as English texts name them. */
// prettier-ignore
export const MONTH_NAMES: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

/** `02` for February, Feb., feb: by the first three letters. */
export function monthNumber(name: string): string {
  const start = name.slice(0, 3).toLowerCase()
  const at = MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(start))
  return String(at + 1).padStart(2, '0')
}
