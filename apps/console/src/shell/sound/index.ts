export { Sound } from './sound.ts'
export { SoundSwitch } from './sound-switch.tsx'
