/** Where to go after signing in: back to where one was, within this console only; else to the start page. */
export function wayBack(search: URLSearchParams): string {
  const to = search.get('to') ?? '/'
  // `//elsewhere` and `/\elsewhere` lead to another server
  return /^\/(?![/\\])/.test(to) ? to : '/'
}
