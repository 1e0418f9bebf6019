/** Where the model is found. */
export interface Endpoint {
  /** Base URL of an OpenAI-compatible server, e.g. `http://10.0.0.5:8000/v1`. */
  readonly url: string
  readonly model: string
  /** Sent as bearer token; none where absent. */
  readonly key?: string
}

/**
 * What is wrong with an endpoint. `url`: no http(s) address; `credentials`: a user or password stands in the address;
 * `model`: no name; `key`: characters that no key has.
 */
export type EndpointFault = 'url' | 'credentials' | 'model' | 'key'

/** An endpoint as people write it; the address may be that of the whole interface, an empty key is none. */
export function endpointOf(given: {
  readonly url: string
  readonly model: string | undefined
  readonly key: string | undefined
}): Endpoint | EndpointFault {
  const model = given.model?.trim() ?? ''
  const key = given.key?.trim() ?? ''
  const url = URL.parse(given.url)
  if (!url || !/^https?:$/.test(url.protocol)) return 'url'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (model === '') return 'model'
  if (/[^\x21-\x7e]/.test(key)) return 'key'
  return { url: url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, ''), model, ...(key !== '' && { key }) }
}
