/** What holds of every page: nothing that axe finds wrong, and no scrolling sideways on a phone. */
import { expect, it } from 'vitest'
import { axeViolations, describeInBrowser, openPage, RULES_OF_COLOUR } from '../support/browser.ts'

/** Every kind of page there is. */
const PAGES = [
  '/',
  '/search?q=sanctions&actor=usa&not.source=Meridian',
  '/search?q=zeppelin',
  '/search?published=2025-02',
  '/articles/tehran?q=sanctions',
  '/search?sort=best',
  '/search?ui=fa&q=ایران',
  '/actors/lavrov',
  '/facets/actor',
  '/help',
  '/names?names=Lavrov%0AAraghchi',
  '/about/sources',
  '/saved',
  '/clauses?q=oil+sanctions',
  '/pictures',
  '/articles/tehran?q=oil&hit=1',
  '/articles/tehran/compare/war',
  '/articles/tehran?ui=fa',
]

describeInBrowser('every page in a browser', (world) => {
  it('pictures take on the colours a reader has forced on all pages', async () => {
    const { page, close } = await openPage(world.browser, { forcedColors: 'active', colorScheme: 'dark' })
    await page.goto(`${world.server.url}/search`)
    const colours = await page.evaluate(() => {
      const colourOf = (element: Element, name: 'fill' | 'color') => getComputedStyle(element)[name]
      return {
        text: colourOf(document.querySelector('.totals')!, 'color'),
        bar: colourOf(document.querySelector('.bar')!, 'fill'),
      }
    })
    expect(colours.bar).toBe(colours.text)
    await close()
  })

  it('axe finds nothing wrong, in light colours and in dark ones', async () => {
    const { page, complaints, close } = await openPage(world.browser)
    for (const path of PAGES) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(world.server.url + path)
      expect(await axeViolations(page), path).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await axeViolations(page, RULES_OF_COLOUR), `${path}, dark`).toEqual([])
    }
    expect(complaints.filter((complaint) => !isOfRefusal(complaint))).toEqual([])
    await close()
  })

  it('axe finds nothing wrong on a phone, and no page grows wider', async () => {
    const { page, complaints, close } = await openPage(world.browser, { viewport: { width: 320, height: 700 } })
    for (const path of PAGES) {
      await page.goto(world.server.url + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
      expect(await axeViolations(page), path).toEqual([])
    }
    expect(complaints.filter((complaint) => !isOfRefusal(complaint))).toEqual([])
    await close()
  })
})

/** A refused page's own status is no complaint about what it holds. */
const isOfRefusal = (complaint: string) => complaint.includes('400 (Bad Request)')
