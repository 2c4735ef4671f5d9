import { existsSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe } from 'vitest'
import { TestServer } from './server.ts'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** The first is the same browser without its windows, at half the cost. */
const CHROMIUM = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
  .map((name) => `/usr/bin/${name}`)
  .find((path) => existsSync(path))

/** Why browser tests cannot run here, or null when they can. */
export const NO_BROWSER = CHROMIUM ? null : 'no chromium is installed (Debian: apt-get install chromium-headless-shell)'

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    // A test machine's browser has no business beyond the page under test.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Tests in a browser, on a server over the archive: both are there when a test runs. */
export function describeInBrowser(name: string, tests: (world: BrowserWorld) => void): void {
  if (NO_BROWSER) console.warn(`Browser tests are skipped: ${NO_BROWSER}.`)
  describe.skipIf(NO_BROWSER)(name, () => {
    const world = {} as { browser: Browser; server: TestServer }
    beforeAll(async () => {
      world.server = await TestServer.withArchive()
      world.browser = await launchBrowser()
    })
    afterAll(async () => {
      await world.browser.close()
      await world.server.close()
    })
    tests(world)
  })
}

export interface BrowserWorld {
  readonly browser: Browser
  readonly server: TestServer
}

export interface TestPage {
  readonly page: Page
  /** What the browser complained of: script errors, and what our own policy forbade. */
  readonly complaints: string[]
  close(): Promise<void>
}

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<TestPage> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  const thrown: Error[] = []
  page.on('pageerror', (error) => {
    complaints.push(error.message)
    thrown.push(error)
  })
  const close = async () => {
    await context.close()
    if (thrown.length > 0) throw thrown[0]
  }
  return { page, complaints, close }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Tags of axe for the rules we hold to. */
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Those that another scheme of colours can break. */
export const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds wrong with the page, a line each; run outside the page's policy, which forbids foreign scripts.
 *
 * @param rules ids of axe's rules, or their tags
 */
export async function axeViolations(page: Page, rules: readonly string[] = ALL_RULES): Promise<string[]> {
  return page.evaluate(
    async ([source, runOnly]) => {
      const run = new Function('runOnly', `${source}; return axe.run(document, { runOnly })`)
      const { violations } = (await run(runOnly)) as {
        violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[]
      }
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map(
            (node) => `${id}: ${node.html.slice(0, 150)} ${node.failureSummary.replaceAll('\n', ' ').slice(0, 250)}`,
          ),
      )
    },
    [AXE, rules] as const,
  )
}
