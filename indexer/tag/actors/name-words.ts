/** Words that stand beside names and tell something of them; all folded. */

/** Before a surname: the name of a person follows. */
export const TITLES = new Set(
  'mr mrs ms miss mx dr sir dame lord lady grand madam president minister premier chancellor secretary senator sen congressman congresswoman representative rep governor gov mayor general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal admiral adm marshal commander brigadier brig ambassador envoy king queen prince princess emir sheikh sheik sultan shah ayatollah hojatoleslam imam mullah rabbi pope cardinal archbishop bishop father reverend rev judge justice attorney prosecutor professor prof director chairman chairwoman chairperson chair chief executive leader speaker spokesman spokeswoman spokesperson candidate nominee analyst author host commissioner inspector officer deputy vice acting former ex late then elect coach commodore petty warrant rear lance airman constable detective superintendent sheriff baroness baron count countess ceo cfo coo undersecretary treasurer negotiator'.split(
    ' ',
  ),
)

/** Capital at the beginning of a sentence or a headline, and no part of a name. */
export const OPENERS = new Set(
  'a an the this that these those and but or so yet nor for if when while as at by in on of to from with without into after before since until during although though because however meanwhile moreover additionally also then there here now today yesterday tomorrow both all any some many most few each every no not only even still just despite amid among between against about above below over under through throughout across behind beyond within per via like unlike according says said say tells told tell warns warned asks asked urges calls vows slams praises denies claims wants what who whom whose which why where how is are was were be been being has have had do does did will would can could may might must shall should he she it they we you i his her its their our your my him them us one two three four five six seven eight nine ten first second third last next earlier later recently once again another other such same more less much very too well yes near outside inside around along toward towards'.split(
    ' ',
  ),
)

/** Parts of a name that are written small: "bin Salman", "von der Leyen", "al-Assad". */
export const PARTICLES = new Set(
  'al el ul ur as ad an ash abu ibn bin bint ben bar ould van von der den de da do dos das di du del della la le les ter ten zu af y e'.split(
    ' ',
  ),
)

/** What companies are by law, at the end of their names. */
export const COMPANY_FORMS = new Set('ag bhd co corp corporation fsb inc llc ltd na nv plc pty sa'.split(' '))
/** What stands behind a name that the catalogue has without it: "Chrysler Corp", "Merrill Lynch and Co Inc". */
export const BEHIND_COMPANY = new RegExp(
  `^,?(?: (?:and |& )?(?:${[...COMPANY_FORMS, 'group'].join('|')})\\b\\.?)+$`,
  'i',
)
