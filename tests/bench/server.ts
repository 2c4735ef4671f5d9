import { memoryMb, startProgram, type Program } from './program.ts'

export interface MeasuredServer {
  readonly child: Program
  readonly url: string
  residentMb(): number | null
}

/** The server as its users start it, over the index in the folder. */
export async function startServer(dataFolder: string): Promise<MeasuredServer> {
  const child = startProgram('serve', [], { DATA_DIR: dataFolder, PORT: '0', LOG_LEVEL: 'silent' })
  const url = await new Promise<string>((found) =>
    child.stdout.on('data', (chunk: Buffer) => /http:\S+/.exec(String(chunk))?.forEach(found)),
  )
  return { child, url, residentMb: () => memoryMb(child, 'VmRSS') }
}
