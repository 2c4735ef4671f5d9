/** What is said and what only looks like it: cases that readers met. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { findStatements } from '../../indexer/tag/statements/english/find-statements.ts'
import { TEST_CATALOGUE } from '../support/indexing.ts'

/** Who says what, by the words of the text; names are given as they stand in it. */
function said(text: string, ...names: readonly string[]): string[] {
  const spans = names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))
  return findStatements(text, spans).statements.map(({ start, end, source }) => {
    const who = source === null ? '?' : text.slice(source.start, source.end)
    return `${who}: ${text.slice(start, end)}`
  })
}

describe('a statement', () => {
  it('is not a treaty that countries concluded', () => {
    expect(said("It was Lavrov's first trip to Iran since the two countries concluded a partnership treaty in Moscow.", 'Lavrov')).toEqual([]) // prettier-ignore
    expect(said('Lavrov concluded that the talks had failed.', 'Lavrov')).toEqual(['Lavrov: the talks had failed'])
  })

  it('is not what a line is labelled with, unless that is a name', () => {
    expect(said("Europe: He had briefed the minister on Tehran's talks with Britain.")).toEqual([])
    expect(said('Lavrov: No talks before summer', 'Lavrov')).toEqual(['Lavrov: No talks before summer'])
  })
})

describe('who says what, in sentences of newspapers:', () => {
  it.each([
    ['But to prevent problems, he said, officials should watch.', ['he: to prevent problems, he said, officials should watch']],
    ['Most paid 9 percent, the agency said in a report, and those below paid 1.', ['the agency: Most paid 9 percent, the agency said in a report, and those below paid 1']],
    ['“No,” said Starmer when asked whether Britain would send troops.', ['Starmer: “No,”']],
    ['Prices rose, he said, and left the room.', ['he: Prices rose']],
    ['The troops will leave, Putin said, and thousands marched in Kyiv.', ['Putin: The troops will leave']],
    ['“It is on hold,” said one of the officials, who asked not to be named.', ['one: “It is on hold,”']],
    ['“It strikes me as odd,” said the Democrat, “that there are so few.”', ['the Democrat: “It strikes me as odd,” said the Democrat, “that there are so few.”']],
    ['Zelensky said by phone that Kyiv was ready.', ['Zelensky: Kyiv was ready']],
    ['Putin said last year that Russia would win.', ['Putin: Russia would win']],
    ['Putin said several times that Russia would win.', ['Putin: Russia would win']],
    ['Putin said two things: that Russia would win.', ['Putin: Russia would win']],
    ['Johnson would later claim that he had been right.', ['Johnson: he had been right']],
    ['People close to him say Iran will not attend.', ['People close: Iran will not attend']],
    ['Everything Trump says is a lie, Pelosi said.', ['Pelosi: Everything Trump says is a lie']],
    ['The Taliban, said to be divided, announced a ban on opium.', ['The Taliban: a ban on opium']],
    ['“We go,” Tester said, referring to the strike, “and we stay.”', ['Tester: “We go,” Tester said, referring to the strike, “and we stay.”']],
    ['“I would,” Melanie said to the TV. “I would, Donald.”', ['Melanie: “I would,” Melanie said to the TV. “I would, Donald.”']],
    ['“It is over,” she said of the vote. “In my head, anyway.”', ['she: “It is over,” she said of the vote. “In my head, anyway.”']],
    ['All the experts I interviewed said her plans were sound.', ['All the experts: her plans were sound']],
    ['A report released last year found that money was lost.', ['A report: money was lost']],
    ['Research conducted by the university found prices were lower.', ['Research: prices were lower']],
    ['A study found 31 cases in a year.', []],
    ['As a young associate, Loretta E. Lynch said she was asked to speak.', ['Loretta E. Lynch: she was asked to speak']],
    ['Debates will hardly alter the campaign, noted Dante Chinni.', ['Dante Chinni: Debates will hardly alter the campaign']],
    ['Incomes will rise by a third, according to the conservative-leaning Tax Foundation.', ['the conservative-leaning Tax Foundation: Incomes will rise by a third']],
    ['The company said it completed the previously-announced sale of its mines.', ['The company: it completed the previously-announced sale of its mines']],
    ['Brunner, a developer, whose firm is made up of investors and lawyers, said many of the cases that critics cite were old.', ['Brunner: many of the cases that critics cite were old']],
    ['The company, based in San Diego, Calif., said profits rose.', ['The company: profits rose']],
    ['Rosewood, a group whose trustees include Margaret Hunt Hill, also said it would sell.', ['Rosewood: it would sell']],
    ['Oracle, which recently announced a two-for-one stock split, said it will sell shares.', ['Oracle: a two-for-one stock split', 'Oracle: it will sell shares']],
    ['Ecuador would stop exports, the minister said two days ago. He said two days ago that this would end.', ['the minister: Ecuador would stop exports', 'He: this would end']],
    ['The officials feel confident that the rule can be changed, a spokeswoman said.', ['a spokeswoman: The officials feel confident that the rule can be changed']],
    ['Lavrov said that talks would resume, the Times reported.', ['Lavrov: talks would resume']],
    ['A spokesman, queried by Reuters, declined to say whether the company was confident, but said the union had not voted.', ['A spokesman: the union had not voted']],
    ['Minister Hisham Nazer yesterday said the price would hold.', ['Minister Hisham Nazer: the price would hold']],
    ['Talks will begin in May, said an official who asked not to be named.', ['an official: Talks will begin in May']],
    ['Supporters still question whether she means it and worry that she might leave.', ['Supporters: whether she means it', 'Supporters: she might leave']],
    ['Workers met before their leaders announced that talks had failed.', ['their leaders: talks had failed']],
    ['He said that’s what the law says.', ['He: that’s what the law says']],
    ['Edi Rama, the prime minister, has often said that it is for Italy only.', ['Edi Rama: it is for Italy only'], ['Edi Rama']],
    ['Viktor Vodolatsky, a member of the Duma, was quoted by TASS as saying that the fleet was ready.', ['Viktor Vodolatsky: the fleet was ready'], ['Viktor Vodolatsky', 'TASS']],
    ["Sudan's envoy, Idriss, welcomed the vote and told the Council that rebels were armed.", ["Sudan's envoy, Idriss: the vote", "Sudan's envoy, Idriss: rebels were armed"], ['Idriss']],
    ['His attorney general, Pam Bondi, standing beside him, predicted that he would win.', ['His attorney general, Pam Bondi: he would win'], ['Pam Bondi']],
    ['“Another ruling against Italians”, he wrote on Facebook.', ['he: “Another ruling against Italians”']],
    ['“We win,” Salvini said. Elon Musk weighed in: “These judges need to go.”', ['Salvini: “We win,”', 'Elon Musk: “These judges need to go.”'], ['Salvini', 'Elon Musk']],
    ['Friedrich Merz was blunt: “It is over.”', ['Friedrich Merz: “It is over.”'], ['Friedrich Merz']],
    ['The man accused of killing Kirk left a note, Kash Patel said Monday.', ['Kash Patel: The man accused of killing Kirk left a note'], ['Kash Patel']],
    ['Marco Rubio told CNN violence was not the answer.', ['Marco Rubio: violence was not the answer'], ['Marco Rubio', 'CNN']],
    ['KYIV, Ukraine (AP) — Russia launched 500 drones, the air force said Monday.', ['the air force: Russia launched 500 drones']],
    ['Unless plans change, the experts say, the world could suffer.', ['the experts: Unless plans change, the experts say, the world could suffer']],
    ['By leaving it out, Tchen said, the house can invite more.', ['Tchen: By leaving it out, Tchen said, the house can invite more']],
    ['Riding alone in the park, they said, can be hazardous.', ['they: Riding alone in the park, they said, can be hazardous']],
    ['The papers have been in the way, he said, by denying what science shows.', ['he: The papers have been in the way, he said, by denying what science shows']],
    ['It made the tool for crises, White said on Saturday, and it has used it five times.', ['White: It made the tool for crises, White said on Saturday, and it has used it five times']],
    ['In an interview on Monday, he said, talks went on.', ['he: talks went on']],
    ['Sales were great, he said, wiping his face.', ['he: Sales were great']],
    ['“We have to show that we have his back.” ― Martha Aguilar', ['Martha Aguilar: “We have to show that we have his back.”']],
    ['“We will go on, whatever comes.” — Jane Roe, a teacher in Ohio “No more of it, please.” – John Doe', ['Jane Roe: “We will go on, whatever comes.”', 'John Doe: “No more of it, please.”']],
    ['“We will go on, whatever comes.” — Iran’s answer came on Tuesday.', ['?: “We will go on, whatever comes.”']],
    ['“You pay your taxes. Why not he?” a narrator in the film asks.', ['a narrator: “You pay your taxes. Why not he?”']],
    ['“I hope you find the mails.” Trump said. Clinton says the mails were her own.', ['Trump: “I hope you find the mails.”', 'Clinton: the mails were her own']],
    ['“Not us!” Murphy, the head of the committee, tweeted on Friday.', ['Murphy: “Not us!”']],
    ['“He will be fair,” Trump said during a rally in Kenansville, N.C., “but people will watch.”', ['Trump: “He will be fair,” Trump said during a rally in Kenansville, N.C., “but people will watch.”']],
    ['“He admits it,” Jeb Bush, the former governor of Florida and a candidate, told CNN.', ['Jeb Bush: “He admits it,”']],
    ['“We see hope in these schools,” the letter reads. The sign read: “No entry without a pass.”', ['the letter: “We see hope in these schools,”', 'The sign: “No entry without a pass.”']],
    ['The Times reports: “Just 24 percent have given.”', ['The Times: “Just 24 percent have given.”']],
    ['“You can work with them,” Bozell points out.', ['Bozell: “You can work with them,”']],
    ['Obama ended his list by saying “Too many of them.”', ['Obama: “Too many of them.”']],
    ['It has stood for one thing: “Manners were assumed,” he said.', ['he: “Manners were assumed,”']],
    ["The plant is under pressure from imports, said the company's chief executive, John Ferriola.", ["the company's chief executive: The plant is under pressure from imports"]],
    ['He had a voice in the decisions on Ukraine, said a former spokesman for its ministry.', ['a former spokesman: He had a voice in the decisions on Ukraine']],
    ['In an interview on Monday Trump said the deal was dead.', ['Trump: the deal was dead']],
    ['As Lavrov noted on Tuesday, talks will go on.', ['Lavrov: talks will go on']],
    ['Stocks fell as Trump said he would impose tariffs.', ['Trump: he would impose tariffs']],
    ['Over the long term, according to the bank, prices will fall.', ['the bank: Over the long term, according to the bank, prices will fall']],
    ['Despite the expansion, he noted, spending will shrink.', ['he: Despite the expansion, he noted, spending will shrink']],
    ['The failure was, he said, one of the bitterest.', ['he: The failure was, he said, one of the bitterest']],
    ['Prices rose, the University of Michigan reported last week.', ['the University of Michigan: Prices rose']],
    ['Zelensky asked NATO to send more missiles.', ['Zelensky: to send more missiles']],
    ['Sanders called him divisive.', ['Sanders: him divisive']],
    ['In each of the states about half of voters say they want a change.', ['half of voters: they want a change']],
    ['People briefed on the plan say that he has told nobody.', ['People: he has told nobody']],
    ["''We must act,'' he said.", ["he: ''We must act,''"]],
    ['Wednesday on Fox News Channel’s “Hannity,” Newt Gingrich said that a ticket of two was wrong.', ['Newt Gingrich: a ticket of two was wrong']],
    ['Ryan said Obama’s words and actions “amount to a form of intimidation that undermines liberty.”', ['Ryan: Obama’s words and actions “amount to a form of intimidation that undermines liberty.”']],
    ['An earlier report in a New Hampshire paper said that Sanders had used the images.', ['An earlier report: Sanders had used the images']],
    ['"PENCE: Well, look, the debate is tomorrow.', ['PENCE: Well, look, the debate is tomorrow']],
    ['Said Dorothy Poynter, who grew up with Ali, “We were all so proud of him.”', ['Dorothy Poynter: “We were all so proud of him.”']],
    ['“Donald is an amazing leader,” said the 46-year-old. “Now, he will go to work for you.”', ['the 46-year-old: “Donald is an amazing leader,” said the 46-year-old. “Now, he will go to work for you.”']],
    ["He said last week's earthquake was forcing a decision.", ["He: last week's earthquake was forcing a decision"]],
    ["Tamura told a parliamentary session Japan's firms are suffering.", ["Tamura: Japan's firms are suffering"]],
    ["He told the company's board it was over.", ['He: it was over']],
    ['Reporter Jomana Karadsheh says: "Well, according to the witness he saw a fire."', ['Reporter Jomana Karadsheh: "Well, according to the witness he saw a fire."']],
    ['She further announced that the DOJ was retaining the right.', ['She: the DOJ was retaining the right']],
    ['The AP reported that, according to an analysis, most meetings were with donors.', ['The AP: according to an analysis, most meetings were with donors']],
    ['According to a just-released poll from Florida, Trump is ahead.', ['a just-released poll: Trump is ahead']],
    ['Rubio flipped his choice on the spot – saying he was rooting for Denver.', ['Rubio: he was rooting for Denver']],
    ['The president, who said he would veto the bill, met leaders on Monday.', ['who: he would veto the bill']],
    ['Abrams, who briefed reporters, said the state will not aid rebels, known as contras.', ['who: the state will not aid rebels, known as contras']],
    ['He was derided by Laschet, who suggested that the chief, under fire for his policing failures, would do better to leave.', ['who: the chief, under fire for his policing failures, would do better to leave']],
    ['Several papers reported on Wednesday the service had warned him.', ['Several papers: the service had warned him']],
    ['Output was higher than reported last month at 1.03 mln tonnes compared with 997,000.', []],
    ['Speaking Sunday on ABC’s “This Week,” Carson admitted that the name was inaccurate.', ['Carson: the name was inaccurate']],
    ['The bankers said the controls, announced on March 6, are a panic reaction.', ['The bankers: the controls, announced on March 6, are a panic reaction']],
    ['Bell is raising funds with a coupon and par pricing, said lead manager Dillon.', ['lead manager Dillon: Bell is raising funds with a coupon and par pricing']],
    ['Toyota <TOYO.T> said it sold 500 cars.', ['Toyota: it sold 500 cars']],
    ['Although Citicorp denied earlier rumors of losses, its warning that it may fail frightened investors.', ['Citicorp: earlier rumors of losses']],
    ['While Ramos said that journalists, editors and owners stand alone, he supported the union.', ['Ramos: journalists, editors and owners stand alone']],
    ['Barclays Bank <BCS.L> and Midland Bank <MDBL.L> said they are cutting rates.', ['Barclays Bank <BCS.L> and Midland Bank: they are cutting rates']],
    ['<BCI Corp> said it sold 500 shares.', ['BCI Corp: it sold 500 shares']],
    ['The council, NPPC, announced at its congress in Ohio that the show will be divided.', ['The council, NPPC: the show will be divided']],
    ['<Amir Mines Ltd> said it sold 500 shares.', ['Amir Mines Ltd: it sold 500 shares']],
    ['The Bank of Canada, an agent in the marketplace, revealed this week that needs were reduced.', ['The Bank of Canada: needs were reduced']],
    ['It said its financial adviser, PaineWebber, has stated that money can be had.', ['It: its financial adviser, PaineWebber, has stated that money can be had']],
    ['Production of Indonesia"s staple food will fall, according to the report.', ['the report: Production of Indonesia"s staple food will fall']],
    ['He told ABC’s “Good Morning America” that he agrees with Ryan.', ['He: he agrees with Ryan']],
    ['Simmons said he saw a shift in his own family, most of whom thought Obama had no chance.', ['Simmons: he saw a shift in his own family, most of whom thought Obama had no chance']],
  ])('%s', (text, statements, names: readonly string[] = []) => {
    expect(said(text, ...names)).toEqual(statements)
  })
}) // prettier-ignore

describe('nobody says', () => {
  it.each([
    ['The Washington Institute, a pro-Israel think tank based in Washington, released a study.', 'what a think tank is called after'],
    ["The president's denial that he knew money was diverted might be challenged.", 'what he denies'],
    ['It is not clear whether Reagan will acknowledge that his policy was wrong.', 'what may be said yet'],
    ['It is unclear if he thinks that Curiel was fair.', 'what nobody knows him to think'],
    ['But not everything Trump says is true.', 'what is said of his words'],
    ['Beijing could also declare a defence zone there.', 'what could be said'],
    ['The bond pays an indicated coupon of five percent.', 'what a participle goes with'],
    ['The moratorium declared by the Soviet Union ended in February.', 'what follows "declared by"'],
    ['The party’s racially charged dismissal of the judge cost it votes.', 'what a participle goes with'],
    ['The Mint will sell a new coin called the Britannia, which weighs an ounce.', 'what a thing is called'],
    ['It is harder than, say, hooking them on soap.', '"say" between commas'],
    ['The Bush name has maintained some clout.', 'what is merely kept'],
    ['He is overweight according to his body mass index.', 'by a measure'],
    ['NOTE: 1986 six months includes a gain.', 'what a note tells'],
    ['VIDEO: The rally in Ohio was the largest.', 'what a film shows'],
    ['Maybe the window is what he said four years ago about the wall.', 'when something was said'],
    ['SANDERS: 1,501. Superdelegates.', 'how many votes somebody has'],
    ['Merz, asked whether Germany would send missiles, left the hall.', 'what was asked of somebody'],
    ['The hall fell silent hearing him say it was over.', 'what somebody is heard to say'],
    ['“The Old Man and the Sea” — Ernest Hemingway', 'what a book is called'],
    ['He read “War and Peace” in a week.', 'what somebody reads'],
    ['The loan holds as long as the bank maintains a ratio of two.', 'behind "as long as"'],
    ['Contrary to what Trump claimed, inflation has not fallen.', 'what somebody is contradicted in'],
    ['Did Trump say that the war was over?', 'what is asked'],
    ['Asked if he was ever bullied, the candidate said no.', 'what somebody is asked'],
    ['Would Viktor say no?', 'what is asked'],
    ['He left, nor has he said he would go.', 'what is denied by "nor"'],
    ['Two brothers charged with murder and a man accused of fraud left the court.', 'what somebody is accused of'],
    ['The “quarantine” wheat stocks continue to grow.', 'behind a word in quotation marks'],
  ])('%s (%s)', (text) => {
    expect(said(text)).toEqual([])
  })
}) // prettier-ignore

describe('the topics of a statement', () => {
  it('are those of the words that are said, not of all the paragraph', () => {
    const { topics } = loadCatalogue({ folders: [TEST_CATALOGUE], cacheFolder: null })
    const text = 'The sanctions went on. Lavrov said the nuclear talks were over. The economy shrank.'
    const idsOf = (tags: readonly { readonly topic: string }[]) => tags.map(({ topic }) => topic).sort()
    const reading = topics.read(text)
    expect(idsOf(reading.topics())).toEqual(['diplomacy/nuclear-talks', 'economy', 'economy/sanctions'])
    const start = text.indexOf('the nuclear')
    expect(idsOf(reading.topicsWithin({ start, end: text.indexOf(' over') }))).toEqual(['diplomacy/nuclear-talks'])
    expect(idsOf(reading.topicsWithin({ start: start + 'the nuclear'.length, end: text.length }))).toEqual(['economy'])
  })
})

describe('a paragraph that ends with a colon', () => {
  const announced = (text: string, ...names: readonly string[]) => {
    const { announces } = findStatements(text, names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }))) // prettier-ignore
    return announces?.source ? text.slice(announces.source.start, announces.source.end) : null
  }

  it('announces what is below it by a verb of saying or by the points somebody made', () => {
    expect(announced('Foreign Minister Abbas Araghchi was in Vienna. Araghchi made three points:', 'Araghchi')).toBe('Araghchi') // prettier-ignore
    expect(announced('Lavrov set two conditions for a truce:', 'Lavrov')).toBe('Lavrov')
    expect(announced('Lavrov said:', 'Lavrov')).toBe('Lavrov')
  })

  it('announces nothing where nobody speaks', () => {
    expect(announced('The road has three lanes:')).toBeNull()
    expect(announced('These are the results of the vote:')).toBeNull()
  })
})
