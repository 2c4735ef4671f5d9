/** The place a report is filed from: "LOUISVILLE, Ky., Feb 26 -", "TEHRAN (AP) —". It tells the state without naming it. */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'

const PLACE = String.raw`[\p{Lu}][\p{L}.'’]*(?:[ -][\p{Lu}][\p{L}.'’]*){0,3}`
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?\d{1,2}`
const AGENCY = String.raw`\([\p{L} .\/]{2,30}\)`
/** A city, perhaps its region, then a date, an agency or both, and a dash; without those the city must be in capitals. */
const DATELINE = new RegExp(
  String.raw`^(?<city>${PLACE})(?:, (?<region>${PLACE}))?,?(?<mark>,? ${MONTH}| ${AGENCY}){0,2} ?[-–—]{1,2} ?(?=\S)`,
  'u',
)

/** As the Associated Press shortens them, and in full. */
const AMERICAN =
  /^(?:Ala|Alaska|Ariz|Ark|Calif|Colo|Conn|D\.?C|Del|Fla|Ga|Hawaii|Idaho|Ill|Ind|Iowa|Kan|Kans|Ky|La|Maine|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.?H|N\.?J|N\.?M|N\.?Y|N\.?C|N\.?D|Ohio|Okla|Ore|Pa|P\.?R|R\.?I|S\.?C|S\.?D|Tenn|Tex|Texas|Utah|Vt|Va|Wash|W\.? ?Va|Wis|Wyo|Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Illinois|Indiana|Kansas|Kentucky|Louisiana|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)\.?$/
const CANADIAN =
  /^(?:Alberta|British Columbia|B\.?C|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|Ont|Quebec|Que|Saskatchewan|Alta|Man|Sask)\.?$/

/** The state a report was filed from as a weak mention, in the place of what its city was taken for. */
export function findDateline(
  text: string,
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  catalogue: Catalogue,
): FoundMention | null {
  const match = DATELINE.exec(text)
  if (!match) return null
  const { city, region, mark } = match.groups!
  if (mark === undefined && (city !== city.toUpperCase() || city.length < 4)) return null
  const end = city.length + (region === undefined ? 0 : region.length + 2)
  const state = stateOf(region, end, mentions, catalogue)
  const actor = state === null ? undefined : catalogue.actors.get(state)
  if (!actor) return null
  const endToken = tokens.findIndex((token) => token.start >= end)
  return {
    start: 0,
    end,
    actor: actor.id,
    kind: actor.kind,
    label: actor.label,
    via: 'metonym',
    weak: true,
    firstToken: 0,
    endToken: endToken < 0 ? tokens.length : endToken,
  }
}

function stateOf(
  region: string | undefined,
  end: number,
  mentions: readonly FoundMention[],
  catalogue: Catalogue,
): string | null {
  if (region !== undefined && AMERICAN.test(region)) return 'usa'
  if (region !== undefined && CANADIAN.test(region)) return 'canada'
  const within = mentions.filter((mention) => mention.start < end)
  // "CAIRO, Egypt": what is named last is the larger.
  const named = within.findLast(({ kind }) => kind === 'state') ?? within.findLast(({ kind }) => kind === 'place')
  if (!named) return null
  return named.kind === 'state' ? named.actor : (catalogue.actors.get(named.actor)?.state ?? null)
}
