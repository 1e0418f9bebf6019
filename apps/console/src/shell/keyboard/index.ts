export { KeyboardHelp } from './keyboard-help.tsx'
export { KeyboardListener, useShortcuts, type Shortcut } from './keyboard.tsx'
