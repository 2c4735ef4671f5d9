/** From when to when somebody has an office, as dates or beginnings of dates; without a bound since ever, or until now. */
export interface TermOfOffice {
  readonly from?: string | null
  readonly to?: string | null
}

/** Whether a day falls into a term. A bound that names only a month or a year has all of it. */
export function includesDay({ from, to }: TermOfOffice, day: string): boolean {
  return (from == null || from <= day.slice(0, from.length)) && (to == null || to >= day.slice(0, to.length))
}
