/** Sentences as papers, wires and records print them: who is named, who speaks, and when it was. All are printed on 25 February 2025. */
import { beforeAll, describe, expect, it } from 'vitest'
import { actorsToldOf } from '../../engine/document.ts'
import type { Catalogue } from '../../indexer/catalogue/catalogue.ts'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { chunkArticle } from '../../indexer/chunk.ts'
import { tagArticle } from '../../indexer/tag/tag-article.ts'
import { makeArticle } from '../support/archive.ts'
import { CATALOGUE_CACHE } from '../support/data-folder.ts'

let catalogue: Catalogue
beforeAll(() => {
  catalogue = loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder: CATALOGUE_CACHE })
})

/** The last of the paragraphs, tagged; `|` parts them. */
function tag(text: string, more: { readonly language?: string; readonly publishedAt?: string } = {}) {
  const paragraphs = text.split(' | ').map((each) => ({ text: each }))
  const article = makeArticle({
    id: 'a',
    title: 'A report',
    publishedAt: '2025-02-25',
    language: 'en',
    ...more,
    paragraphs,
  })
  return tagArticle(article, catalogue).article.paragraphs.at(-1)!
}

describe('named are', () => {
  it.each([
    ['Former President George W. Bush came.', 'george-w-bush'],
    ['Mikhail S. Gorbachev came to St. Louis.', 'mikhail-gorbachev'],
    ['Sen. Lindsey Graham, R-S.C., came.', 'lindsey-graham'],
    ['Rep. Alexandria Ocasio-Cortez (D-N.Y.) came.', 'alexandria-ocasio-cortez'],
    ['The Bank of England, the Bank of Israel and the World Bank came.', 'bank-of-england bank-of-israel world-bank'],
    ['In Tripoli Central Bank Governor Abdel Malik al-Hamar came.', 'abdel-malik-al-hamar'],
    ['In Mr. Trump\u2019s returns and St. Peter\u2019s Square there was none.', 'donald-trump'],
    ['Moscow said it would come.', 'russia'],
    ['They met in Moscow.', ''],
    ['Iran accused Washington of bad faith.', 'iran usa'],
    ['Talks between Washington and Tehran stalled.', 'usa iran'],
    ['They flew from Tehran to Washington.', ''],
    ['Cyprus Minerals Co and Ecolab Inc lost money.', 'cyprus-minerals-co ecolab-inc'],
    [
      'They lent to Chemlawn Corp and Ecolab Inc, and to Merrill Lynch and Co Inc.',
      'chemlawn-corp ecolab-inc merrill-lynch',
    ],
    ['Chief Executive Michael Jenkins left Old Lincoln Bank FSB.', 'michael-jenkins old-lincoln-bank-fsb'],
    ['Unilever <UN.AS> lost money, English said.', 'unilever england'],
    ['English said it would lose money. Germans said so too.', 'germany'],
    ['American Motors Corp lost money on the American Stock Exchange.', 'american-motors-corp american-stock-exchange'],
    ['Supplies to Statistics Canada and to Petro-Canada were late.', 'petro-canada'],
    ['They spoke of Communist China and of South Korea.', 'china south-korea'],
    ['There was calm in the West Bank and the West Indies.', ''],
    ['Donald Trump came with Melania Trump. | Mr. Trump left.', 'donald-trump'],
    ['Michelle Obama came. | Mr. Obama left.', 'barack-obama'],
    ['Bill Clinton came. | Mrs. Clinton left.', ''],
    ['Mary Trump wrote a book. | Trump left.', 'mary-trump'],
    [
      'Oil Minister Gholamreza Aqazadeh came. Police Chief Calvin Williams left.',
      'gholamreza-aqazadeh calvin-williams',
    ],
    ['Rilwanu Lukman, who is also Nigerian Oil Minister, came.', 'rilwanu-lukman'],
    ['Smith Systems Inc President Joel Graff came.', 'joel-graff'],
    ['Texas Air Corp bought Bangkok Bank Ltd.', 'texas-air-corp bangkok-bank-ltd'],
    ['Viacom International Inc bought the Bank of New York Co Inc.', 'paramount bny-mellon'],
    ['David Spriggs of Petroleum Analysis Ltd came.', 'david-spriggs'],
    ['Sweden’s ruling Social Democratic Party met.', 'sweden social-democratic-party'],
    ['In Germany the Social Democrats met.', 'germany spd'],
    ['The Center of Media Justice met.', 'center-of-media-justice'],
    ['It was late. Ford Canada said so, and Petro-Canada followed.', 'ford petro-canada'],
    ['Statistics Canada met.', ''],
    ['Non-NATO Canada would be weak. In NATO Turkey is weak, too.', 'nato canada turkey'],
    ['As Russia’s president said, the President of Russia Vladimir Putin left.', 'vladimir-putin'],
    ['The Interstate Commerce Commission (ICC) met. | The ICC ruled.', 'interstate-commerce-commission'],
    ['The World Health Organisation (WHO) met. | The WHO left.', 'who'],
    ['Singapore National Printers Ltd (SNP) grew. | SNP is listed.', 'singapore-national-printers-ltd'],
    ['The Home Grown Cereals Authority, HGCA, met. | HGCA left.', 'home-grown-cereals-authority'],
    ['“Other than Jim Eastland I’ve led them all,” Joe Biden said. “I have.” | Eastland left.', 'jim-eastland'],
    ['Douglas Holtz-Eakin is president of the American Action Forum.', 'douglas-holtz-eakin usa'],
    ['It was so when she was secretary of state. They run to be president of the United States.', ''],
    ['THE MAN WHO SHOT THE US SOLDIER IS IN CUSTODY', 'usa'],
  ])('%s: %s', (text, actors) => {
    expect(tag(text).actors.join(' ')).toBe(actors)
  })

  it('the one who was named before, of several with one surname', () => {
    const text =
      'Hillary Clinton said she would run. | Clinton told reporters she was ready. | Her husband, former President Bill Clinton, came.'
    expect(tag(text.split(' | ').slice(0, 2).join(' | ')).actors).toEqual(['hillary-clinton'])
    const [, second] = text.split(' | ')
    const again = tag(`${text} | ${second}`)
    expect(again.mentions.find(({ text: words }) => words === 'Clinton')?.actor).toBe('bill-clinton')
  })

  it.each([
    ['1990-11-06', 'george-hw-bush'],
    ['2005-11-06', 'george-w-bush'],
  ])('who was in office when it was printed, in %s %s', (publishedAt, actor) => {
    expect(tag('President Bush said on Tuesday that it must end.', { publishedAt }).speakers).toEqual([actor])
  })

  it.each([
    ['A White House spokesman came with the White House adviser.', ''],
    ['A Russian foreign minister came.', ''],
    ['The Russian foreign minister came.', 'sergey-lavrov'],
  ])('the one who holds an office, not one of many: %s', (text, actors) => {
    expect(tag(text).actors.join(' ')).toBe(actors)
  })

  it.each([
    ['ru', 'Президент Аргентины и бывший президент Франции приехали.', 'javier-milei'],
    ['fa', 'وزیر امور خارجه ایران و رئیس‌جمهور پیشین فرانسه آمدند.', 'abbas-araghchi'],
    ['ar', 'وصل وزير الخارجية الإيراني ورئيس وزراء إسرائيل.', 'abbas-araghchi benjamin-netanyahu'],
  ])('offices with whose they are behind them, in %s: %s', (language, text, actors) => {
    expect(tag(text, { language }).actors.join(' ')).toBe(actors)
  })

  it.each([
    ['ru', 'Власти Палестины и парламент Аргентины говорили о бюджете Украины.', 'palestine argentina ukraine'],
    ['ru', 'Российские войска боялись американских санкций.', 'russia usa'],
    ['ar', 'قال متحدث للأمم المتحدة إن المساعدات للولايات المتحدة وللصين', 'un usa china'],
  ])('states and bodies in every case of %s: %s', (language, text, actors) => {
    expect(tag(text, { language }).actors.join(' ')).toBe(actors)
  })
})

it('a surname is nobody’s whose first office was long to come', () => {
  expect(tag('Governor Cuomo came.', { publishedAt: '1987-03-07' }).actors).toEqual([])
  expect(tag('Gerhard Stoltenberg came. | Stoltenberg left.', { publishedAt: '1987-03-07' }).actors).toEqual(['gerhard-stoltenberg']) // prettier-ignore
})

describe('what is said', () => {
  it.each([
    ['Israel will leave Gaza, Netanyahu told reporters before boarding a plane.', 'Israel will leave Gaza'],
    ['Israel will leave Gaza, Netanyahu said on Monday, hours before troops entered.', 'Israel will leave Gaza'],
    ['Growth will slow, the IMF said in its outlook, which was published on Tuesday.', 'Growth will slow'],
    ['At least 40 people were killed, the army said.', 'At least 40 people were killed'],
    ['When the war ended, prices rose, Lavrov said.', 'When the war ended, prices rose'],
    [
      'If oil had been sold, Lavrov said, profits would have fallen.',
      'If oil had been sold, Lavrov said, profits would have fallen',
    ],
    ['When asked, Lavrov said that it was over.', 'it was over'],
    ['After talks failed, Netanyahu said in a statement that Israel would leave.', 'Israel would leave'],
    ['The US said it would impose tariffs.', 'it would impose tariffs'],
    [
      'Russia will not leave the talks, Lavrov was quoted as saying by the Tass news agency.',
      'Russia will not leave the talks',
    ],
    ['Lavrov was quoted on Monday by state television as telling deputies that it was over.', 'it was over'],
    ['State media quoted Khamenei as saying that the talks were pointless.', 'the talks were pointless'],
    ['“This will end badly,” Tass quoted Lavrov as saying.', '“This will end badly,”'],
    ['Tass quoted Lavrov as saying it was over, adding that troops would leave.', 'it was over; troops would leave'],
    ['Lavrov was quoted as a witness.', ''],
    ['The United Nations found that 300 civilians had been killed.', '300 civilians had been killed'],
    ['The data showed that prices had fallen, the Bank of England said.', 'The data showed that prices had fallen'],
    ['He found that he could not sleep.', ''],
    ['Trump won, showing that the polls were wrong.', ''],
    ['Mr. McKinley notes that prices are rising.', 'prices are rising'],
    ['The Pentagon estimates that 300 fighters are left.', '300 fighters are left'],
    ['According to police, officers saw him leave.', 'officers saw him leave'],
    ['Lavrov echoed this view, pledging to work for calm.', 'this view, pledging to work for calm'],
    ['The chairman, a lawyer, called for calm on both sides.', 'for calm on both sides'],
    ['The tool, called Nightshade, was found.', ''],
    ['Obama believes his efforts to slow warming will last.', 'his efforts to slow warming will last'],
    ['Democrats called the demand for a vote a transparent ploy.', 'the demand for a vote a transparent ploy'],
    ['Trump called a meeting with generals.', ''],
    ['Trump called the generals a day later.', ''],
    ['On CBS’s “Face the Nation,” Ryan said the law was unfair.', 'the law was unfair'],
    ['Apple is in talks with Google, Bloomberg News reported on Friday.', 'Apple is in talks with Google'],
    ['Talks failed. General Motors, in Detroit, reported net income of two million.', ''],
  ])('%s', (text, said) => {
    const { statements, text: printed } = tag(text)
    expect(statements.map(({ start, end }) => printed.slice(start, end)).join('; ')).toBe(said)
  })
})

describe('the day or month', () => {
  it.each([
    ['Merz travels to Paris on Wednesday.', '2025-02-26'],
    ['Talks are due to resume on Thursday.', '2025-02-27'],
    ['Stocks fell due to pressure on Thursday.', '2025-02-20'],
    ['From Thursday, petrol will cost more.', '2025-02-27'],
    ['By Monday, 60 people had died.', '2025-02-24'],
    ['The vote in November could be close.', '2025-11'],
    ['In November, he said he would leave.', '2024-11'],
    ['His term ends in April.', '2025-04'],
    ['Pay May 25.', '2025-05-25'],
    ['Oil hit a record on December 20.', '2024-12-20'],
    ['The trial was postponed until December.', '2025-12'],
    ['The deadline was extended until December 20.', '2025-12-20'],
    ['The year ending January 31 rose.', '2025-01-31'],
    ['A dividend is payable June 16.', '2025-06-16'],
    ['The year ending June 30 will be better.', '2025-06-30'],
    ['In the quarter ending Dec 31 profits rose.', '2024-12-31'],
    ['Housing starts fell in January to 1.8 million.', '2025-01'],
    ['It moved lower until the end of January.', '2025-01'],
    ['January output may have been lower.', '2025-01'],
    ['He said in December the board would prefer a sale.', '2024-12'],
    ['Funds will be credited on Thursday.', '2025-02-27'],
    ['It is expected to be listed by April.', '2025-04'],
    ['Exports start next autumn.', '2025'],
    ['The October 7 attacks killed 1,200.', '2023-10-07'],
    ['The Jan. 6 riot was long ago.', '2021-01-06'],
  ])('%s: %s', (text, value) => {
    expect(tag(text).dates.map((date) => date.value)).toEqual([value])
  })
})

describe('who speaks', () => {
  it.each([
    ['Apple cut its forecast. It said demand in China was weak.', 'apple'],
    ['Apple cut its forecast. | Demand in China was weak, it added.', 'apple'],
    ['Apple cut its forecast. | China will import less, it said. | It added that prices rose.', 'apple'],
    ['China is forecast to import more, it said.', ''],
    ['The U.S. Mint sold gold. It said that offers were high.', ''],
    ['Israel struck Gaza. It said the target was a depot.', 'israel'],
    ['USA warns Iran. It said war was near.', 'usa'],
    ['In Vienna, Energy Minister Subroto met General Suharto. Subroto smiled. | He said that it was over.', ''],
    ['Tim Cook left Apple. It said demand was weak.', ''],
    ['Merrill Lynch and Co Inc said it was over.', 'merrill-lynch'],
    ['Putin spokesman Dmitry Peskov said it was over.', 'dmitry-peskov'],
    ['Trump national security adviser John Bolton said it was over.', 'john-bolton'],
    ['Dean Witter analyst Karen Gibbs said prices fell. | The market is weak, she added.', 'karen-gibbs'],
    ['Donald Trump told Vladimir Putin it was over.', 'donald-trump'],
    [
      'Max Kampelman was ill, spokeswoman Anne Tackett said. | He had a rest on his doctor\u2019s advice, she said.',
      '',
    ],
    ["Moody's Investors Service Inc said the debt was safe.", 'moodys'],
    ["Standard and Poor's Corp said the debt was safe.", 'sp-global'],
    ['McDonald\u2019s said sales rose.', 'mcdonalds'],
    ["Iran's minister said it was over.", ''],
    ['MR. LAVROV: Thank you. | MR. RUBIO: Russia must end the war.', 'marco-rubio'],
    ['QUESTION: Will Ukraine join NATO, as it was promised long ago?', ''],
    ['BYLINE: Russia must end the war.', ''],
    ['They met Sergei Lavrov, who said that it was over.', 'sergey-lavrov'],
    ['They met an aide to Sergei Lavrov, who said that it was over.', ''],
    ['Critics of Viktor Orban say democracy is destroyed.', ''],
    ['The wife of Alexei Navalny said he had been murdered.', ''],
    ['A spokesman for Boris Johnson said it was so.', ''],
    ['Aides to President Biden said it was so.', ''],
    ['Donald Trump left. | His lawyer said it was so.', ''],
    ['The president of Russia, Vladimir Putin, said it was so.', 'vladimir-putin'],
    ['Sergei Lavrov, speaking in Ankara, condemned Israel and said that it was over.', 'sergey-lavrov'],
    ['Erdogan, who faces an election, said that Greece was wrong.', 'recep-tayyip-erdogan'],
    ['Iran Stands Firm on Rights, Warns Araghchi', 'abbas-araghchi'],
    ['Britain, France and Germany said they would act.', 'france germany uk'],
    ['“We stand together,” Macron and Scholz said in a joint statement.', 'emmanuel-macron olaf-scholz'],
    ['Mr. Araud (France): The Council must act now.', 'gerard-araud'],
    ['\u2018We will win,\u2019 said Keir Starmer.', 'keir-starmer'],
    [
      'The 6\u20192" striker scored. Vladimir Putin said it was over. Joe Biden said it was not.',
      'joe-biden vladimir-putin',
    ],
    ['Vladimir Putin said no. Joe Biden said the answer was yes.', 'joe-biden'],
  ])('in “%s”: %s', (text, speakers) => {
    expect([...tag(text).speakers].sort().join(' ')).toBe(speakers)
  })

  it('and not whom they speak against, who stands behind the verb', () => {
    for (const text of [
      'Sergei Lavrov, speaking in Ankara, condemned Israel.',
      'Erdogan, who faces an election, slammed Greece.',
    ]) {
      expect(tag(text).speakers).not.toContain('israel')
      expect(tag(text).speakers).not.toContain('greece')
    }
  })

  it('is told apart from where it was said', () => {
    const [statement] = tag('Lavrov said in an interview with CNN that it was over.').statements
    expect('Lavrov said in an interview with CNN that it was over.'.slice(statement.start, statement.end)).toBe('it was over') // prettier-ignore
  })
})

describe('somebody of whom something is said', () => {
  it.each([
    ['Donald Trump left. | The talks, he said, are over for Iran.', 'iran'],
    ['Donald Trump left. | He said that he would meet Sergei Lavrov.', 'sergey-lavrov'],
    ['Donald Trump said that Donald Trump was right.', 'donald-trump'],
    ['Donald Trump said that Sergei Lavrov was wrong.', 'sergey-lavrov'],
  ])('in “%s”: %s', (text, actors) => {
    const { statements, mentions } = tag(text)
    expect(statements.flatMap((statement) => actorsToldOf(statement, mentions)).join(' ')).toBe(actors)
  })
})

describe('the days of', () => {
  it.each([
    ['He was killed by a bomb on Friday.', 'Friday = 2025-02-21'],
    ['They must leave by Friday.', 'Friday = 2025-02-28'],
    ['It fell more than expected on Monday.', 'Monday = 2025-02-24'],
    ['It was called off due to fog on Sunday.', 'Sunday = 2025-02-23'],
    ['They voted on Sunday, a day after the attack.', 'Sunday = 2025-02-23, a day after = ?'],
    ['It came two days before the May 5 vote.', 'two days before = 2024-05-03, May 5 = 2024-05-05'],
    ['Last Tuesday they met.', 'Last Tuesday = 2025-02-18'],
    ['It fell at 2005 GMT.', ''],
    ['Theresa May met April Jones on Black Friday.', ''],
    ['They read the Sunday Times every Monday.', ''],
    ['Brent for April delivery rose.', 'April = ?'],
  ])('%s: %s', (text, dates) => {
    expect(
      tag(text)
        .dates.map(({ text: words, value }) => `${words} = ${value ?? '?'}`)
        .join(', '),
    ).toBe(dates)
  })
})

it('a transcript without full stops is parted, so that tagging it takes no longer than as much prose', () => {
  const text = 'and then Barack Obama came and he told him that they had seen her and '.repeat(1500)
  const parts = chunkArticle([{ kind: 'text', text }])
  expect(Math.max(...parts.map((part) => part.text.length))).toBeLessThanOrEqual(3000)
  expect(parts.map((part) => part.text).join(' ')).toBe(text.trim())
})

it('a short line of its own goes with the paragraph below it, and is no part of its first sentence', () => {
  const chunked = (...lines: readonly string[]) =>
    chunkArticle(lines.map((text) => ({ kind: 'text', text }))).map((part) => part.text)
  expect(chunked('What Trump said', 'The minister said on Monday that it was over.')).toEqual(['What Trump said\nThe minister said on Monday that it was over.']) // prettier-ignore
  expect(chunked('“Why?”', 'The minister said on Monday that it was over.')).toEqual(['“Why?” The minister said on Monday that it was over.']) // prettier-ignore
  const [text] = chunked('Что сказал Дональд Трамп', 'Госсекретарь Марко Рубио заявил, что все решено.')
  expect(tag(text, { language: 'ru' }).speakers).toEqual(['marco-rubio'])
})
