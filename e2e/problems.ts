import type { Page } from 'playwright-core'

/** Whatever goes wrong in a page without anybody asking for it: scripts that throw, complaints of the browser, answers that fail. */
export interface Problems {
  /** Thrown or complained of; answers of the server that it must never give. */
  readonly faults: readonly string[]
  /** Answers that refuse: fine where a test asks for what is not allowed. */
  readonly refusals: readonly string[]
}

/** A test has taken the network away. */
const OFFLINE = 'net::ERR_INTERNET_DISCONNECTED'

/** Listens to a page from now on. */
export function problemsOf(page: Page): Problems {
  const faults: string[] = []
  const refusals: string[] = []
  page.on('pageerror', (error) => faults.push(`thrown: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // a failed answer is told with its status below
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    if (!message.text().includes(OFFLINE)) faults.push(message.text())
  })
  page.on('response', (response) => {
    const told = `${response.status()} ${response.request().method()} ${response.url()}`
    if (response.status() >= 500) faults.push(told)
    else if (response.status() >= 400) refusals.push(told)
  })
  page.on('requestfailed', (request) => {
    const { errorText = '' } = request.failure() ?? {}
    // whoever leaves a page no longer waits for its answers
    if (errorText !== 'net::ERR_ABORTED' && errorText !== OFFLINE) faults.push(`${errorText} ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { faults, refusals }
}
