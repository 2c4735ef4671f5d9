/** Of the words of reports of earnings and results about a third are figures, of prose hardly a tenth. */
const LEAST_SHARE = 0.2

/** Whether a text has so many figures that the few words between them do not tell its language. */
export function isTable(text: string): boolean {
  const words = text.match(/\S+/g) ?? []
  return words.filter((word) => /\d/.test(word)).length >= words.length * LEAST_SHARE
}
