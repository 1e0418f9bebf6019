const KEY = 'liangyan-chat-widget'

/** How the widget stood on the page of the bank before this one, in this tab: with a chat behind it or none. */
export function remembered(): 'open' | 'minimised' | null {
  try {
    const kept = sessionStorage.getItem(KEY)
    return kept === 'open' || kept === 'minimised' ? kept : null
  } catch {
    return null
  }
}

/** Where the bank's page may keep nothing the widget begins anew on each. */
export function remember(standing: 'open' | 'minimised' | null): void {
  try {
    if (standing === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, standing)
  } catch {
    // nothing can be kept here
  }
}
