import type { ComponentChildren } from 'preact'

const Icon = ({ children }: { readonly children: ComponentChildren }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path
      d="M8 6.5h16A2.5 2.5 0 0 1 26.5 9v11a2.5 2.5 0 0 1-2.5 2.5h-8.2L10 27v-4.5H8A2.5 2.5 0 0 1 5.5 20V9A2.5 2.5 0 0 1 8 6.5Z"
      fill="currentColor"
    />
    <path
      d="m11.3 14.7 3.2 3.1 6.4-6"
      fill="none"
      stroke="var(--mark-tick)"
      stroke-width="2.3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" />
  </Icon>
)
export const MinimiseIcon = () => (
  <Icon>
    <path d="m6 9 6 6 6-6" />
  </Icon>
)
export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" />
  </Icon>
)
