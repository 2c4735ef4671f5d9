/** What docker-compose.yml and Dockerfile promise an operator. No container is started: the files are read. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ENGINE_SETTINGS } from '../../engine/settings.ts'
import { INDEXER_SETTINGS } from '../../indexer/settings.ts'
import { SERVER_SETTINGS } from '../../server/settings.ts'

interface Service {
  readonly image?: string
  readonly build?: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly privileged?: boolean
  readonly user?: string
}

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
const compose = parse(read('docker-compose.yml')) as {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>
}
const { meilisearch, ...ours } = compose.services
const dockerfile = read('Dockerfile')

describe('docker-compose.yml', () => {
  it('pins Meilisearch to one version and asks for a key', () => {
    expect(meilisearch.image).toMatch(/^getmeili\/meilisearch:v1\.50\.\d+$/)
    expect(meilisearch.environment).toMatchObject({ MEILI_ENV: 'production', MEILI_NO_ANALYTICS: 'true' })
    expect(meilisearch.environment?.MEILI_MASTER_KEY).toMatch(/^\$\{MEILI_MASTER_KEY:\?/)
    expect(meilisearch.healthcheck?.test.join(' ')).toContain('/health')
    expect(meilisearch.volumes).toHaveLength(1)
  })

  it('holds no secret and no version that moves', () => {
    expect(read('docker-compose.yml')).not.toMatch(/:latest\b/)
    for (const [name, { environment = {} }] of Object.entries(compose.services))
      for (const [setting, value] of Object.entries(environment))
        if (/KEY|SECRET|PASSWORD|TOKEN/.test(setting)) expect(value, `${name} ${setting}`).toMatch(/^\$\{|^\/keys\//)
  })

  it('opens one port, to this machine alone, and keeps Meilisearch off the outside', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? [])
    expect(ports).toEqual(['127.0.0.1:3000:3000'])
    expect(compose.networks.index?.internal).toBe(true)
    expect(meilisearch.networks).toEqual(['index'])
  })

  it('gives the master key to nobody but Meilisearch and the step that makes keys', () => {
    const holders = Object.entries(compose.services).filter(([, { environment }]) => environment?.MEILI_MASTER_KEY)
    expect(holders.map(([name]) => name).sort()).toEqual(['keys', 'meilisearch'])
  })

  it('starts each step when the one before it is ready', () => {
    expect(ours.keys.depends_on?.meilisearch.condition).toBe('service_healthy')
    expect(ours.indexer.depends_on?.keys.condition).toBe('service_completed_successfully')
    expect(ours.server.depends_on?.indexer.condition).toBe('service_completed_successfully')
  })

  it('runs our programs without rights and without a file system to write to', () => {
    for (const [name, service] of Object.entries(ours)) {
      expect(service.read_only, name).toBe(true)
      expect(service.cap_drop, name).toEqual(['ALL'])
      expect(service.security_opt, name).toEqual(['no-new-privileges:true'])
      expect([service.privileged, service.user], name).toEqual([undefined, undefined])
    }
  })

  it('starts programs that are there, on the articles that are mounted, each with its own key', () => {
    const commands = [
      ...Object.values(ours).flatMap(({ command }) => (command ? [command] : [])),
      JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]) as string[],
    ]
    expect(commands).toHaveLength(3)
    for (const command of commands)
      expect(
        existsSync(
          join(
            import.meta.dirname,
            '../..',
            command.find((part) => part.endsWith('.ts'))!,
          ),
        ),
        command.join(' '),
      ).toBe(true)
    const [, articles] = /ARTICLES=(\S+)/.exec(dockerfile)!
    expect(ours.indexer.volumes).toContain(`./articles:${articles}:ro`)
    for (const name of ['indexer', 'server'])
      expect(ours[name].environment?.MEILI_API_KEY_FILE).toBe(`/keys/${name}.key`)
  })

  it('lets its operator set what a proxy needs', () => {
    for (const setting of ['PUBLIC_URL', 'PROXIES', 'RATE_LIMIT', 'LOG_LEVEL'])
      expect(ours.server.environment?.[setting]).toMatch(new RegExp(`^\\$\\{${setting}:-`))
  })

  it('sets nothing that the programs do not know', () => {
    const known = new Set(Object.keys({ ...ENGINE_SETTINGS, ...INDEXER_SETTINGS, ...SERVER_SETTINGS }))
    for (const [name, { environment = {} }] of Object.entries(ours))
      for (const setting of Object.keys(environment))
        expect(known.has(setting.replace(/_FILE$/, '')), `${name} ${setting}`).toBe(true)
  })
})

describe('Dockerfile', () => {
  it('pins its base, installs what the lock file says without scripts, and runs as an ordinary user', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
    expect(bases).toHaveLength(2)
    for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-alpine$/)
    expect(dockerfile).toMatch(/npm ci --omit=dev --ignore-scripts/)
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '))
    expect(dockerfile).toMatch(/^HEALTHCHECK /m)
  })

  it('uses the Node that the tests ran on', () => {
    const version = /node:(\d+)\.(\d+)/.exec(dockerfile)!.slice(1).join('.')
    const installed = (JSON.parse(read('package.json')) as { devDependencies: { node: string } }).devDependencies.node
    expect(installed.replace(/^\D+/, '').split('.').slice(0, 2).join('.')).toBe(version)
  })

  it('takes along what the programs need, and nothing else', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => paths.split(' '))
    const allowed = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1)) // prettier-ignore
    expect([...new Set(copied)].sort()).toEqual(allowed.sort())
  })
})
