/** What the page was called with: the queue in its address, the bank's ticket behind the `#`, where no log sees it. */
export interface Arrival {
  readonly queue: string | null
  readonly customer: string | null
}

export function arrivalOf(search: string, hash: string): Arrival {
  return {
    queue: new URLSearchParams(search).get('queue'),
    customer: new URLSearchParams(hash.slice(1)).get('customer'),
  }
}
