import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** The way from a browser to the server, which can be lost. */
export interface Network {
  /** The server's, behind this network. */
  readonly address: string
  /** From now on nothing arrives, on no line, in neither direction; nobody is told. Lines can be opened, and are silent. */
  lose(): void
  /** What was on its way arrives after all, also on lines that one end has given up. */
  restore(): void
  close(): void
}

/** Opens a network of its own in front of a server at `http://host:port`. */
export async function openNetwork(server: string): Promise<Network> {
  const { hostname, port } = new URL(server)
  const ends = new Set<Socket>()
  let lost = false
  const relay = (from: Socket, to: Socket) => {
    ends.add(from)
    if (lost) from.pause()
    from.on('data', (data) => to.write(data))
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => ends.delete(from))
  }
  const door = createServer({ allowHalfOpen: true }, (browser) => {
    const line = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    relay(browser, line)
    relay(line, browser)
  })
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    lose: () => {
      lost = true
      for (const end of ends) end.pause()
    },
    restore: () => {
      lost = false
      for (const end of ends) end.resume()
    },
    close: () => {
      door.close()
      for (const end of ends) end.destroy()
    },
  }
}
