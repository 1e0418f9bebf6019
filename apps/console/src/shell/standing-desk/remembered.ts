const KEPT = 'liangyan.desk-of'

// Only while the page is loaded anew does this stand in the tab's storage: a tab that is opened from this one gets a
// copy of the storage, and must not take the desk away.
let standsFor = sessionStorage.getItem(KEPT)
sessionStorage.removeItem(KEPT)
window.addEventListener('pagehide', () => {
  if (standsFor !== null) sessionStorage.setItem(KEPT, standsFor)
})
window.addEventListener('pageshow', () => sessionStorage.removeItem(KEPT))

/** Whether this person's desk was open in this tab. */
export const wasOpen = (login: string): boolean => standsFor === login

export function rememberDesk(login: string): void {
  standsFor = login
}

/** Somebody signs out: whoever comes next opens a desk or does not. */
export function forgetDesk(): void {
  standsFor = null
}
