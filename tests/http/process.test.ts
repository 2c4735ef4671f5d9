/** The server as its operator starts it: a process of its own, with settings, signals and a log. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCommand, startCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { runIndexer } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const SERVER = 'server/main.ts'

/** A server over an index of one article, and what it has logged so far. */
async function startServer(settings: Record<string, string> = {}) {
  const data = temporaryFolder()
  writeFileSync(
    join(data, 'a.txt'),
    'Talks end\n\nThe ministers met in Vienna and spoke of many things for a long time.\n',
  )
  await runIndexer(data, [join(data, 'a.txt')])
  const child = startCommand(SERVER, [], {
    DATA_DIR: data,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'debug',
    ...settings,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let log = ''
  child.stdout!.on('data', (chunk: Buffer) => (log += chunk))
  while (!/Dateline is at \S+/.test(log)) await once(child.stdout!, 'data')
  const [, url] = /Dateline is at (\S+)/.exec(log)!
  return { child, url: url.replace(/\/$/, ''), log: () => log }
}

describe('a server', () => {
  it('writes no word that a reader looked for into its log', async () => {
    const { url, log, child } = await startServer()
    for (const path of [
      '/search?q=secretword',
      '/search.json?q=secretword&sort=best',
      '/suggest.json?q=secretword',
      '/nothing?q=secretword',
    ])
      await fetch(url + path)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(log()).toContain('/search')
    expect(log()).not.toContain('secretword')
  })

  it('says nothing of readers who leave before their answer comes', async () => {
    // Express says nothing itself where it is told that this is a test.
    const { child, url } = await startServer({ LOG_LEVEL: 'silent', NODE_ENV: 'production' })
    let errors = ''
    child.stderr!.on('data', (chunk: Buffer) => (errors += chunk))
    const leave = async (at: number) => {
      const gone = AbortSignal.timeout(1 + (at % 10))
      await fetch(`${url}/search?q=minist${at}`, { signal: gone }).catch(() => {})
    }
    await Promise.all(Array.from({ length: 40 }, (_, at) => leave(at)))
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(errors).toBe('')
  })

  it('lets no header make one client another, unless it is told of a proxy that writes it', async () => {
    const ask = async (url: string, from: string) => {
      const answer = await fetch(`${url}/suggest.json?q=ta`, { headers: { 'X-Forwarded-For': from } })
      return answer.status
    }
    // What comes from this machine has no limit; what says to come from elsewhere is one client, whatever it says.
    const open = await startServer({ RATE_LIMIT: '1' })
    const own = await Promise.all(Array.from({ length: 15 }, () => fetch(`${open.url}/suggest.json?q=ta`)))
    expect(new Set(own.map(({ status }) => status))).toEqual(new Set([200]))
    const sentOn = await Promise.all(Array.from({ length: 15 }, (_, at) => ask(open.url, `10.0.0.${at}`)))
    expect(sentOn.filter((status) => status === 429)).toHaveLength(5)

    const behind = await startServer({ RATE_LIMIT: '1', PROXIES: '1' })
    for (let request = 0; request < 10; request++) expect(await ask(behind.url, '10.0.0.1')).toBe(200)
    expect(await ask(behind.url, '10.0.0.1')).toBe(429)
    expect(await ask(behind.url, '6.6.6.6, 10.0.0.1')).toBe(429)
    const headers = { 'X-Forwarded-For': '10.0.0.1', 'Accept-Language': 'fa' }
    const json = await fetch(`${behind.url}/search.json`, { headers })
    expect(json.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(await json.json()).toMatchObject({ error: { code: 'too_many_requests', message: /^.+ ثانیه دیگر/ } })
    const page = await fetch(`${behind.url}/search`, { headers })
    expect(await page.text()).toContain('درخواست‌ها بیش از اندازه است')
    expect(await ask(behind.url, '10.0.0.2')).toBe(200)
  })

  it('ends with 0 when it is told to stop, and what is under way is answered', async () => {
    const { child, url } = await startServer()
    const answers = Array.from({ length: 8 }, () => fetch(`${url}/search?q=Vienna`).then((answer) => answer.text()))
    await Promise.race(answers)
    child.kill('SIGTERM')
    const [status] = (await once(child, 'exit')) as [number | null]
    expect(status).toBe(0)
    for (const page of await Promise.all(answers)) expect(page).toContain('</html>')
  })

  it.each([
    [['--port', '80'], {}, 2, /--port: the server takes no arguments/],
    [[], { PORT: 'http' }, 2, /PORT/],
  ])('ends with what is wrong: %j %j', async (args, settings, expected, said) => {
    const { status, errors } = await runCommand(SERVER, args, {
      DATA_DIR: dataFolder(),
      ...(settings as Record<string, string>),
    })
    expect(errors).toMatch(said)
    expect(status).toBe(expected)
  })

  it('says that its port is taken', async () => {
    const { url } = await startServer()
    const { status, errors } = await runCommand(SERVER, [], {
      DATA_DIR: dataFolder(),
      HOST: '127.0.0.1',
      PORT: new URL(url).port,
    })
    expect(errors).toContain('The port is taken by another program')
    expect(status).toBe(1)
  })
})
