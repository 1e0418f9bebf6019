/**
 * Keeps the page as high as what is to be seen of it: on phones whose keyboard covers the page instead of making it
 * smaller, the input would otherwise lie beneath.
 */
export function followViewport(): void {
  const view = window.visualViewport
  if (!view) return
  const follow = () => {
    // while somebody zooms in, the page stays as it is
    if (view.scale > 1.01) return
    document.documentElement.style.setProperty('--page-height', `${view.height}px`)
    window.scrollTo(0, 0)
  }
  view.addEventListener('resize', follow)
  follow()
}
