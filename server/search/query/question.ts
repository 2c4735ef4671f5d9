/**
 * Questions as people type them, as the searches that they may be meant for: "what did Lavrov say about Syria in February 2025" as
 * `said:Lavrov about:Syria published:2025-02`. Questions in English alone.
 */
import { isPeriod } from '../../../engine/date-range.ts'
import { parseQuery } from './parse-query.ts'
import { groupOf, type QueryTree } from './query-tree.ts'
import { fieldTree } from './query-words.ts'
import { writtenDate } from './written-date.ts'

/** Longer ones are texts. */
const MOST_CHARS = 200

const ABOUT = '(?:about|on|of|regarding|concerning|over)'
const SAY =
  '(?:say|said|says|saying|tell|told|think|thought|claim|claimed|announce|announced|promise|promised|demand|demanded|warn|warned|write|written)'
const SAID = '(?:said|says|told|thinks|thought|claimed|claims|has said|have said)'
const ASK = '(?:did|does|do|has|have|had|is|are|was|were)'

/** Who is asked for, and what about. */
const FRAMES: readonly RegExp[] = [
  `what was (?:ever )?said ${ABOUT} (?<about>.+?)(?: by (?<by>.+))?`,
  `what (?:is|has been|is being) said ${ABOUT} (?<about>.+?)(?: by (?<by>.+))?`,
  `what (?:else )?${ASK} (?<by>.+?) (?:ever |really |have to )?${SAY}(?: ${ABOUT} (?<about>.+))?`,
  `(?:what|everything|all) (?<by>.+?) (?:ever )?${SAID}(?: ${ABOUT} (?<about>.+))?`,
  `who (?:else )?(?:has |have )?(?:ever )?(?:said|says|spoke|speaks|spoken|talked|talks|commented)(?: what| anything| something)? ${ABOUT} (?<about>.+)`,
  `(?:all |the )?(?:statements?|quotes?|quotations?|remarks?|comments?) (?:by|of|from) (?<by>.+?)(?: ${ABOUT} (?<about>.+))?`,
].map((frame) => new RegExp(`^${frame}$`, 'i')) // prettier-ignore

/** What a reader of questions puts before a name. */
const ARTICLE = /^(?:the|a|an) /i
/** Whose words are their country's or their body's. */
const OFFICIALS = /^(?:(?:the )?(?:officials?|ministers?|diplomats?|government|representatives?) (?:of|from) )/i

/** What the question may mean, what says most of it first; none for what is no question. */
export function searchesMeantBy(text: string): QueryTree[] {
  const question = text.trim().replace(/\s+/g, ' ').replace(/(?<![?!.\s])[?!.\s]+$/, '') // prettier-ignore
  if (question.length > MOST_CHARS || /[":()]/.test(question)) return []
  const { rest, date } = withoutDate(question)
  const asked = FRAMES.map((frame) => frame.exec(rest)?.groups).find((groups) => groups !== undefined)
  if (!asked) return []
  const themes = parts(asked.by, asked.about)
  const dated = date === null ? [] : themes.map((theme) => [...theme, date])
  return [...dated, ...themes].map((theme) => groupOf('and', theme)!)
}

/** What about is an actor or a topic, or else words. */
function parts(by: string | undefined, about: string | undefined): QueryTree[][] {
  const said = by === undefined ? [] : [fieldTree('said', nameIn(by.replace(OFFICIALS, '')))!]
  if (about === undefined) return [said]
  const words = parseQuery(nameIn(about)).tree
  const asField = [...said, fieldTree('about', nameIn(about))!]
  return words === null || said.length === 0 ? [asField] : [asField, [...said, words]]
}

function nameIn(text: string): string {
  return text.replace(ARTICLE, '')
}

const SIGNS: Readonly<Record<string, string>> = { in: '', on: '', during: '', since: '>=', after: '>', before: '<', until: '<=' } // prettier-ignore

/** Takes a date off the end: "… since 3 March 2025". */
function withoutDate(question: string): { rest: string; date: QueryTree | null } {
  for (const { index, 0: before, 1: how } of question.matchAll(
    / (in|on|during|since|after|before|until) (?:the year )?/gi,
  )) {
    const value = writtenDate(question.slice(index + before.length))
    const sign = SIGNS[how.toLowerCase()]
    const date = value === null || (sign !== '' && !isPeriod(value)) ? null : fieldTree('published', sign + value)
    if (date !== null) return { rest: question.slice(0, index), date }
  }
  return { rest: question, date: null }
}
