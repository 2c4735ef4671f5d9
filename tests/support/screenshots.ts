/** `npm run screenshots -- http://localhost:3000`: pictures of every page for docs/screenshots, wide and narrow, light and dark. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser, openPage } from './browser.ts'

const base = process.argv[2] ?? 'http://localhost:3000'
const folder = join(import.meta.dirname, '../../docs/screenshots')

const PAGES = {
  search: '/search?q=sanctions',
  filtered: '/search?q=talks&actor=iran',
  nothing: '/search?q=zeppelin+iran&words=all',
  actor: '/actors/sergey-lavrov',
  facet: '/facets/actor',
  clauses: '/clauses?q=sanctions+oil&language=en',
  pictures: '/pictures?q=talks',
  names: `/names?names=${encodeURIComponent('Lavrov\nAraghchi\n"nuclear deal"\nsaid:biden')}`,
  sources: '/about/sources',
  saved: '/saved',
  help: '/help',
  comparison: '/articles/meridian-tehran-2025-02-25/compare/8Zn7VhJSGowmI4cG',
} as const
const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 320, height: 700 } } as const
const SCHEMES = ['light', 'dark'] as const

mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
for (const [size, viewport] of Object.entries(SIZES))
  for (const colorScheme of SCHEMES) {
    const { page, close } = await openPage(browser, { viewport, colorScheme })
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(base + path)
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
    }
    await page.goto(`${base}/search?q=talks`)
    await page.focus('#q')
    await page.keyboard.press('End')
    await page.keyboard.type(' said:l')
    await page.waitForSelector('#suggestions [role=option]')
    await page.screenshot({ path: join(folder, `typing-${size}-${colorScheme}.png`) })
    await page.goto(`${base}/search?q=lavrov`)
    await page.click('.hit h2 a')
    await page.waitForSelector('.article-body')
    await page.screenshot({ path: join(folder, `article-${size}-${colorScheme}.png`) })
    await page.locator('.article-body a.actor').first().hover()
    await page.waitForSelector('.card:popover-open')
    await page.screenshot({ path: join(folder, `card-${size}-${colorScheme}.png`) })
    await close()
  }
await browser.close()
console.log(`pictures are in ${folder}`)
