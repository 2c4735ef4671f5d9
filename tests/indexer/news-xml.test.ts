/** What agencies and the archives of newspapers exchange: NITF, NewsML and the forms before them. */
import { describe, expect, it } from 'vitest'
import type { SourceArticle } from '../../indexer/read/source-article.ts'
import { readAs } from '../support/read-source.ts'

const read = (text: string) => readAs('news-xml', text)
const textsOf = ({ blocks }: SourceArticle) => blocks.map(({ text }) => text.trim())

/** As the New York Times wrote its archive out. */
const OF_A_NEWSPAPER = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-3.dtd" [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<nitf change.date="June 10, 2005" version="-//IPTC//DTD NITF 3.3//EN">
  <head>
    <title>Talks on Grain End</title>
    <docdata>
      <doc-id id-string="25017"/>
      <doc.copyright holder="The Harbour Company" year="1987"/>
    </docdata>
    <pubdata date.publication="19870226T000000" ex-ref="https://harbour.example/1987/talks.html" name="The Harbour"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Talks on Grain End</hl1><hl2>Ministers to meet again</hl2></hedline>
      <byline class="print_byline">By JANE ROE and JOHN DOE</byline>
      <byline class="normalized_byline">ROE, JANE; DOE, JOHN</byline>
      <abstract><p>LEAD: what an archivist says of it.</p></abstract>
    </body.head>
    <body.content>
      <block class="lead_paragraph"><p>Talks on grain ended.</p></block>
      <block class="full_text">
        <p>Talks on grain ended.</p>
        <p>Less than &lt;5 percent&gt; was sold, <person>Jane Doe</person> said &secret;.</p>
        <hl2>Prices</hl2>
        <media><media-caption>A ship.</media-caption></media>
        <bq><block><p>We will go on.</p></block></bq>
      </block>
    </body.content>
    <body.end><tagline>Jane Roe reports on trade.</tagline></body.end>
  </body>
</nitf>`

const newsItem = (about: string, content: string) =>
  `<newsItem guid="urn:newsml:wire.example:1" xml:lang="en-GB"><itemMeta><provider literal="wire.example"/><firstCreated>2025-02-25T09:00:00Z</firstCreated><versionCreated>2025-02-25T11:30:00Z</versionCreated>${about}</itemMeta><contentMeta><by>By Jane Roe</by><language tag="fr"/><headline>Talks end</headline></contentMeta><contentSet>${content}</contentSet></newsItem>`

describe('NITF', () => {
  it('gives a newspaper’s article its fields, and its text once', async () => {
    const [article, ...others] = await read(OF_A_NEWSPAPER)
    expect(others).toEqual([])
    expect(article).toMatchObject({
      givenId: '25017',
      title: 'Talks on Grain End',
      url: 'https://harbour.example/1987/talks.html',
      source: 'The Harbour',
      authors: ['JANE ROE', 'JOHN DOE'],
      publishedAt: { value: '1987-02-26', from: 'given' },
    })
    expect(textsOf(article)).toEqual([
      'Ministers to meet again',
      'Talks on grain ended.',
      // Signs of markup stay signs, and no entity of the file's own is put in.
      'Less than <5 percent> was sold, Jane Doe said &secret;.',
      'Prices',
      'We will go on.',
    ])
    expect(article.blocks.slice(-2).map(({ kind }) => kind)).toEqual(['heading', 'quote'])
  })

  it('keeps no address that is none of the web, and an author apart from the office', async () => {
    const [article] = await read(
      '<nitf><head><docdata><date.issue norm="20250225T101500+0330"/></docdata><pubdata ex-ref="javascript:alert(1)"/></head><body><body.head><hedline><hl1>T</hl1></hedline><byline>By <person>Jane Roe</person>, <byttl>Staff Writer</byttl></byline><distributor>Wire</distributor></body.head><body.content><p>One.</p></body.content></body></nitf>',
    )
    expect(article).toMatchObject({ url: null, source: 'Wire', authors: ['Jane Roe'] })
    expect(article.publishedAt?.value).toBe('2025-02-25T10:15:00+03:30')
  })
})

describe('NewsML', () => {
  it.each([
    ['XHTML', '<inlineXML><html><head><title>Wire</title></head><body><h1>Talks end</h1><p>One.</p><p>Two.</p></body></html></inlineXML>'],
    ['NITF', '<inlineXML><nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf></inlineXML>'],
    ['plain text', '<inlineData>One.\n\nTwo.</inlineData>'],
    ['HTML that is written out', '<inlineData><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>'],
  ])('holds its text as %s', async (_, content) => {
    const [article] = await read(newsItem('', content))
    expect(textsOf(article)).toEqual(['One.', 'Two.'])
    expect(article).toMatchObject({
      givenId: 'urn:newsml:wire.example:1',
      title: 'Talks end',
      source: 'wire.example',
      authors: ['Jane Roe'],
      publishedAt: { value: '2025-02-25T09:00:00Z' },
      updatedAt: '2025-02-25T11:30:00Z',
      language: 'fr',
    })
  }) // prettier-ignore

  it('gives neither pictures nor what was taken back', async () => {
    const text = '<inlineXML><html><body><p>One.</p></body></html></inlineXML>'
    const items = [
      newsItem('<itemClass qcode="ninat:picture"/>', '<remoteContent href="a.jpg"/>'),
      newsItem('<itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/>', text),
      newsItem('<itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/>', text),
    ]
    expect(await read(`<newsMessage><itemSet>${items.join('')}</itemSet></newsMessage>`)).toHaveLength(1)
  })

  it('of the first version has its fields in other places', async () => {
    const [article] = await read(
      '<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><NewsItemId>x1</NewsItemId><PublicIdentifier>urn:newsml:wire.example:20030226:x1:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20030226T120000Z</FirstCreated><ThisRevisionCreated>20030226T130000Z</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>Talks end</HeadLine><ByLine>By Jane Roe</ByLine></NewsLines><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><ContentItem><DataContent><p>One.</p><p>Two.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
    )
    expect(textsOf(article)).toEqual(['One.', 'Two.'])
    expect(article).toMatchObject({
      givenId: 'urn:newsml:wire.example:20030226:x1:1',
      title: 'Talks end',
      authors: ['Jane Roe'],
      publishedAt: { value: '2003-02-26T12:00:00Z' },
      updatedAt: '2003-02-26T13:00:00Z',
      language: 'en',
    })
  })

  it('before it had a name is read as well', async () => {
    const [article] = await read(
      '<?xml version="1.0" encoding="iso-8859-1" ?>\n<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en">\n<title>MEXICO: Talks end.</title>\n<headline>Talks end.</headline>\n<byline>Jane Roe</byline>\n<dateline>MEXICO CITY</dateline>\n<text>\n<p>One.</p>\n<p>Two.</p>\n</text>\n<copyright>(c) Wire 1996</copyright>\n<metadata><dc element="dc.publisher" value="Wire Limited"/></metadata>\n</newsitem>',
    )
    expect(textsOf(article)).toEqual(['One.', 'Two.'])
    expect(article).toMatchObject({ givenId: '2286', title: 'Talks end.', source: 'Wire Limited', authors: ['Jane Roe'], publishedAt: { value: '1996-08-20' }, language: 'en' }) // prettier-ignore
  })
})

it('what holds no news is refused, and nesting without end does no harm', async () => {
  await expect(read('<catalogue><item/></catalogue>')).rejects.toThrow(/neither NITF nor a NewsItem/)
  const deep = `<nitf><body><body.content>${'<block>'.repeat(10_000)}x`
  expect((await read(deep)).map(({ title }) => title)).toEqual([null])
})
