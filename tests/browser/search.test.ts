import { describe, expect, it } from 'vitest'
import { makeArticle } from '../support/archive.ts'
import { axeViolations, describeInBrowser, openPage } from '../support/browser.ts'
import { TestServer } from '../support/server.ts'

describeInBrowser('in a browser', (world) => {
  describe('while one types', () => {
    it('fields and names are suggested, chosen by keyboard, and searched for', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=syria`)
      await page.focus('#q')
      await page.keyboard.press('End')
      await page.keyboard.type(' said:lav')
      await page.waitForSelector('#suggestions [role=option]')
      expect(await page.getAttribute('#q', 'aria-expanded')).toBe('true')
      await page.keyboard.press('ArrowDown')
      const active = await page.getAttribute('#q', 'aria-activedescendant')
      expect(await page.getAttribute(`#${active}`, 'aria-selected')).toBe('true')
      await page.keyboard.press('Enter')
      expect(await page.inputValue('#q')).toBe('syria said:lavrov ')
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '1 paragraph in 1 article')
      expect(await page.isVisible('#suggestions')).toBe(false)
      await close()
    })

    it('Escape closes the suggestions, and Enter without a choice searches for what was typed', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(world.server.url)
      await page.focus('#q')
      await page.keyboard.type('lavr')
      await page.waitForSelector('#suggestions [role=option]')
      await page.keyboard.press('Escape')
      expect(await page.isVisible('#suggestions')).toBe(false)
      expect(await page.inputValue('#q')).toBe('lavr')
      await page.keyboard.type('o')
      await page.waitForSelector('#suggestions [role=option]')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=lavro/)
      await close()
    })

    it('the browser’s own list has completions without JavaScript', async () => {
      const { page, close } = await openPage(world.browser, { javaScriptEnabled: false })
      await page.goto(world.server.url)
      expect(await page.getAttribute('#q', 'list')).toBe('completions')
      const html = await page.content()
      expect(html).toContain('<option value="said:lavrov">Sergey Lavrov</option>')
      await close()
    })
  })

  it('of a century of years the one that is selected is in sight, and the list takes no more than its room', async () => {
    const years = Array.from({ length: 100 }, (_, at) => String(1900 + at))
    const articles = years.map(
      (year) =>
      makeArticle({ id: `of-${year}`, title: year, publishedAt: '2025-02-25', paragraphs: [{ text: `In ${year}.`, happened: [year] }] }), // prettier-ignore
    )
    const server = await TestServer.withArchive(articles)
    const { page, close } = await openPage(world.browser)
    await page.goto(`${server.url}/search?happened=1907`)
    const { list, selected } = await page.evaluate(() => {
      const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect()
      return { list: boxOf('#facet-happened ul'), selected: boxOf('#facet-happened [aria-current]') }
    })
    expect(list.height).toBeLessThan(400)
    expect(selected.top).toBeGreaterThanOrEqual(list.top)
    expect(selected.bottom).toBeLessThanOrEqual(list.bottom)
    await close()
    await server.close()
  })

  describe('a search that is saved', () => {
    it('stands on the page of saved searches until it is removed, and nothing else gets there', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions`)
      await page.click('#save')
      expect(await page.getAttribute('#save', 'aria-pressed')).toBe('true')
      await page.evaluate(() => {
        const list = JSON.parse(localStorage.getItem('dateline.saved')!) as object[]
        localStorage.setItem(
          'dateline.saved',
          JSON.stringify([...list, { href: 'javascript:alert(1)', title: '<b>' }, 7]),
        )
      })
      await page.goto(`${world.server.url}/saved`)
      expect(await page.locator('#saved li').count()).toBe(1)
      expect(await page.getAttribute('#saved a', 'href')).toBe('/search?q=sanctions')
      expect(await page.getAttribute('#saved a >> nth=1', 'href')).toBe('/search.atom?q=sanctions')
      await page.click('#saved button')
      expect(await page.locator('#saved li').count()).toBe(0)
      expect(await page.isVisible('#saved-empty')).toBe(true)
      await close()
    })

    it('is removed by keyboard, which goes on from where it stood', async () => {
      const { page, close } = await openPage(world.browser)
      for (const q of ['sanctions', 'storms', 'grain']) {
        await page.goto(`${world.server.url}/search?q=${q}`)
        await page.click('#save')
      }
      await page.goto(`${world.server.url}/saved`)
      const focused = () => page.evaluate(() => document.activeElement!.getAttribute('aria-label') ?? document.activeElement!.tagName) // prettier-ignore
      await page.focus('#saved li:nth-child(2) button')
      const [, second, third] = await page.locator('#saved button').evaluateAll((all) => all.map((button) => button.getAttribute('aria-label'))) // prettier-ignore
      expect(await focused()).toBe(second)
      await page.keyboard.press('Enter')
      expect(await focused()).toBe(third)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      expect(await focused()).toBe('H1')
      await close()
    })
  })

  describe('with JavaScript off', () => {
    it('one searches, ticks, excludes, sorts, pages and reads', async () => {
      const { page, close } = await openPage(world.browser, { javaScriptEnabled: false })
      await page.goto(world.server.url)
      await page.fill('#q', 'sanctions')
      await page.press('#q', 'Enter')
      expect(await page.textContent('h1')).toBe('2 paragraphs in 2 articles')

      await page.check('input[name="source"][value="Meridian"]')
      await page.click('button.apply')
      expect(await page.textContent('h1')).toBe('1 paragraph in 1 article')
      expect(new URL(page.url()).searchParams.getAll('source')).toEqual(['Meridian'])

      await page.click('a[aria-label="Remove Outlet: Meridian"]')
      await page.hover('#facet-source .value')
      await page.click('a[title="Leave out Harbour"]')
      expect(await page.textContent('h1')).toBe('1 paragraph in 1 article')
      expect(await page.isVisible('text=not Harbour')).toBe(true)

      await page.selectOption('#sort', 'oldest')
      await page.click('button.primary')
      expect(new URL(page.url()).searchParams.get('sort')).toBe('oldest')
      expect(new URL(page.url()).searchParams.get('not.source')).toBe('Harbour')

      await page.click('.hit h2 a')
      expect(page.url()).toContain('/articles/vienna')
      expect(page.url()).toContain('#p3')
      expect(await page.textContent('.article h1')).toBe('The Vienna agreement')
      await page.click('.crumbs a')
      expect(await page.inputValue('#q')).toBe('sanctions')
      await close()
    })

    it('a span of days is two fields of the form', async () => {
      const { page, close } = await openPage(world.browser, { javaScriptEnabled: false })
      await page.goto(world.server.url)
      await page.fill('input[name="published.from"]', '2015-07-15')
      await page.fill('input[name="published.to"]', '2023-12-31')
      await page.click('button.apply')
      expect(await page.textContent('h1')).toBe('4 paragraphs in 2 articles')
      expect(await page.isVisible('text=from 15 July 2015 to 31 December 2023')).toBe(true)
      await close()
    })
  })

  describe('with JavaScript', () => {
    it('typing updates the results in place, keeps the focus, and the address says what is shown', async () => {
      const { page, complaints, close } = await openPage(world.browser)
      await page.goto(world.server.url)
      await page.focus('#q')
      await page.keyboard.type('battlef', { delay: 30 })
      await page.waitForURL(/q=battlef$/)
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '1 paragraph in 1 article')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
      expect(await page.inputValue('#q')).toBe('battlef')
      expect(await page.textContent('#announcement')).toContain('1 paragraph in 1 article')
      expect(await page.title()).toContain('Paragraphs with “battlef”')
      expect(complaints).toEqual([])
      await close()
    })

    it('ticking keeps the focus on the box that was ticked and the page where it was', async () => {
      const { page, complaints, close } = await openPage(world.browser, { viewport: { width: 1280, height: 500 } })
      await page.goto(`${world.server.url}/search?q=`)
      const box = page.locator('input[name="language"][value="en"]')
      await box.scrollIntoViewIfNeeded()
      await box.focus()
      const scrolled = await page.evaluate(() => scrollY)
      await page.keyboard.press('Space')
      await page.waitForURL(/language=en/)
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '10 paragraphs in 4 articles')
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('en')
      expect(await box.isChecked()).toBe(true)
      expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(120)
      expect(complaints).toEqual([])
      await close()
    })

    it('Back and Forward show what the address says', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions`)
      await page.check('input[name="source"][value="Meridian"]')
      await page.waitForURL(/source=Meridian/)
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '1 paragraph in 1 article')
      await page.goBack()
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '2 paragraphs in 2 articles')
      expect(await page.isChecked('input[name="source"][value="Meridian"]')).toBe(false)
      await page.goForward()
      await page.waitForFunction(() => document.querySelector('h1')?.textContent === '1 paragraph in 1 article')
      expect(await page.isChecked('input[name="source"][value="Meridian"]')).toBe(true)
      await close()
    })

    it('the keyboard alone reaches box, results, facets and pages', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?size=5`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to results')
      const reached = new Set<string>()
      for (let presses = 0; presses < 150; presses++) {
        await page.keyboard.press('Tab')
        reached.add(
          await page.evaluate(
            () =>
              document.activeElement
                ?.closest('.box, .hit, .facet, .paging, .options, .languages')
                ?.className.split(' ')[0] ?? '',
          ),
        )
      }
      expect([...reached]).toEqual(expect.arrayContaining(['box', 'hit', 'facet', 'paging', 'options', 'languages']))
      await close()
    })

    it('keys lead to the box, from hit to hit and to the help', async () => {
      const { page, complaints, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions`)
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      expect(await page.evaluate(() => document.activeElement === document.querySelectorAll('.hit h2 a')[1])).toBe(true)
      await page.keyboard.press('k')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/articles\//)
      await page.keyboard.press('j')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MARK')
      await page.goto(world.server.url)
      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('q')
      await page.keyboard.type('a/j?')
      expect(await page.inputValue('#q')).toBe('a/j?')
      await page.evaluate(() => (document.activeElement as HTMLElement).blur())
      await page.keyboard.press('?')
      await page.waitForURL(/\/help/)
      expect(complaints).toEqual([])
      await close()
    })

    it('keys are turned off where they are in the way, and on again', async () => {
      const { page, close } = await openPage(world.browser)
      for (const works of [false, true]) {
        await page.goto(`${world.server.url}/help`)
        await page.locator('#keys-choice input').setChecked(works)
        await page.goto(`${world.server.url}/search?q=sanctions`)
        await page.keyboard.press('j')
        expect(await page.evaluate(() => document.activeElement?.closest('.hit') !== null)).toBe(works)
      }
      await close()
    })

    it('a span of time is drawn across the bars, or given up', async () => {
      const { page, complaints, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions+OR+talks+OR+oil`)
      const bars = await page.locator('.histogram svg a').evaluateAll(
        (links) =>
        links.map((link) => ({ href: link.getAttribute('href')!, ...link.querySelector('.bar')!.getBoundingClientRect().toJSON() })), // prettier-ignore
      )
      const periods = bars.map(({ href }) => new URLSearchParams(href.split('?')[1]).get('published'))
      const draw = async () => {
        await page.mouse.move(bars[0].x + 1, bars[0].bottom - 2)
        await page.mouse.down()
        await page.mouse.move(bars[1].x + 20, bars[1].bottom - 2, { steps: 5 })
        await page.mouse.move(bars[1].x + bars[1].width - 1, bars[1].bottom - 2)
      }
      await draw()
      expect(await page.locator('.drawn').count()).toBe(1)
      await page.keyboard.press('Escape')
      expect(await page.locator('.drawn').count()).toBe(0)
      await page.mouse.up()
      expect(page.url()).not.toContain('published')
      await page.goto(page.url())
      await draw()
      await page.mouse.up()
      await page.waitForURL((url) => url.searchParams.get('published') === `${periods[0]}..${periods[1]}`)
      expect(await page.inputValue('#q')).toBe('sanctions OR talks OR oil')
      expect(complaints).toEqual([])
      await close()
    })

    it('a drawn span is searched as it was drawn, though nothing was printed at its ends', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions+OR+talks+OR+oil`)
      const gap = (await page.locator('.gap').first().boundingBox())!
      const period = await page.locator('.gap').first().getAttribute('data-period')
      await page.mouse.move(gap.x + gap.width / 2, gap.y + 5)
      await page.mouse.down()
      await page.mouse.move(gap.x + gap.width / 2 + 60, gap.y + 5, { steps: 5 })
      await page.mouse.up()
      await page.waitForURL((url) => url.searchParams.get('published')?.startsWith(`${period}..`) ?? false)
      await close()
    })

    it('a span is drawn, too, where nothing was printed at all', async () => {
      const { page, complaints, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=talks&published=1999`)
      expect(await page.locator('.histogram svg a').count()).toBe(0)
      const gap = (await page.locator('.gap').nth(1).boundingBox())!
      await page.mouse.move(gap.x + gap.width / 2, gap.y + 5)
      await page.mouse.down()
      await page.mouse.move(gap.x + gap.width * 2.5, gap.y + 5, { steps: 5 })
      await page.mouse.up()
      await page.waitForURL((url) => url.searchParams.get('published') === '1999-02..1999-04')
      expect(complaints).toEqual([])
      await close()
    })

    it('a date is searched for when it is typed, not with every figure of its year', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=talks`)
      const asked: string[] = []
      page.on('request', (request) => request.url().includes('published.from') && asked.push(request.url()))
      await page.focus('input[name="published.from"]')
      // The same whether the day or the month comes first.
      await page.keyboard.type('07072015', { delay: 20 })
      await page.focus('#q')
      await page.waitForURL(/published=2015-07-07/)
      expect(asked).toHaveLength(1)
      await close()
    })

    it('an answer that does not come, or that refuses, is said beside results that stay', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=sanctions`)
      const [before, address] = [await page.textContent('h1'), page.url()]
      await page.route('**/search?**', (route) => route.abort())
      const box = page.locator('.facets input[type="checkbox"]').first()
      await box.click()
      await page.waitForFunction(() => document.querySelector('#problem')!.textContent !== '')
      expect(await page.textContent('#problem')).toContain('There was no answer')
      expect(await page.textContent('h1')).toBe(before)
      expect(await box.isChecked()).toBe(false)
      await page.unroute('**/search?**')
      await page.route('**/search?**', (route) => route.continue({ url: `${route.request().url()}&size=many` }))
      await box.click()
      await page.waitForFunction(() => document.querySelector('#problem')!.textContent!.includes('size must be'))
      expect(await page.locator('.masthead').count()).toBe(1)
      expect(await page.textContent('h1')).toBe(before)
      expect(page.url()).toBe(address)
      await page.unroute('**/search?**')
      await page.fill('#q', 'oil')
      await page.waitForURL(/q=oil/)
      expect(await page.textContent('#problem')).toBe('')
      await close()
    })

    it('Back leads from what was typed to what was searched for before, not to each letter', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/search?q=oil`)
      await page.fill('#q', '')
      await page.focus('#q')
      const entries = await page.evaluate(() => history.length)
      for (const letter of 'sanctions') {
        await page.keyboard.type(letter)
        await page.waitForFunction(
          (typed) => new URLSearchParams(location.search).get('q') === typed,
          await page.inputValue('#q'),
        )
      }
      await page.keyboard.press('Enter')
      await page.waitForTimeout(300)
      expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(entries + 2)
      await page.goBack()
      if (new URL(page.url()).search === '') await page.goBack()
      expect(page.url()).toContain('q=oil')
      await close()
    })

    it('the other language is that of the search as it is now', async () => {
      const { page, close } = await openPage(world.browser)
      await page.goto(world.server.url)
      await page.fill('#q', 'sanctions')
      await page.waitForURL(/q=sanctions/)
      await page.click('nav.languages a[lang="fa"]')
      expect(await page.inputValue('#q')).toBe('sanctions')
      expect(await page.getAttribute('html', 'lang')).toBe('fa')
      await close()
    })

    it('a name in an article opens a card by pointer and by keyboard, and Escape closes it', async () => {
      const { page, complaints, close } = await openPage(world.browser)
      await page.goto(`${world.server.url}/articles/tehran`)
      const [first, second] = [page.locator('a.actor').first(), page.locator('a.actor').nth(1)]
      await first.hover()
      await page.waitForSelector('.card:popover-open')
      expect(await page.textContent('.card')).toContain('Named in')
      expect(await axeViolations(page)).toEqual([])
      // One may go into it, and it stays.
      await page.hover('.card-counts')
      await page.waitForTimeout(500)
      expect(await page.isVisible('.card')).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.isVisible('.card')).toBe(false)
      await page.mouse.move(0, 0)
      await page.keyboard.press('Tab')
      await second.focus()
      await page.waitForSelector('.card:popover-open')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('.card') !== null)).toBe(true)
      expect(complaints).toEqual([])
      await close()
    })

    it('on a phone the facets are a panel that one opens', async () => {
      const { page, close } = await openPage(world.browser, { viewport: { width: 320, height: 700 } })
      await page.goto(world.server.url)
      expect(await page.isVisible('#facet-actor')).toBe(false)
      await page.click('.rail-switch')
      expect(await page.isVisible('#facet-actor')).toBe(true)
      await page.check('input[name="source"][value="Meridian"]')
      await page.waitForURL(/source=Meridian/)
      expect(await page.isVisible('#facet-actor')).toBe(true)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await close()
    })
  })

  it('text runs from right to left in Persian, and each article in its own direction', async () => {
    const { page, close } = await openPage(world.browser)
    await page.goto(`${world.server.url}/search?ui=fa&q=ایران`)
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl')
    await page.goto(`${world.server.url}/search?q=ایران`)
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.hit h2')!).direction)).toBe('rtl')
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.facets')!).direction)).toBe('ltr')
    await close()
  })
})
