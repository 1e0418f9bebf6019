/** A sound that tells something to whoever looks elsewhere: off until somebody switches it on in this browser. */
export class Sound {
  readonly #kept: string

  /** `kept`: under what name the browser remembers it. */
  constructor(kept: string) {
    this.#kept = kept
  }

  get isOn(): boolean {
    return localStorage.getItem(this.#kept) === 'on'
  }

  /** Switched on, it is heard once. */
  set(on: boolean): void {
    localStorage.setItem(this.#kept, on ? 'on' : 'off')
    this.ring()
  }

  /** Sounds, where it is on. */
  ring(): void {
    if (this.isOn) chime()
  }
}

/** Two soft tones, made here: there is no file to fetch. */
function chime(): void {
  const context = new AudioContext()
  const volume = context.createGain()
  volume.connect(context.destination)
  volume.gain.setValueAtTime(0.06, context.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.5)
  for (const [place, frequency] of [660, 880].entries()) {
    const tone = context.createOscillator()
    tone.frequency.value = frequency
    tone.connect(volume)
    tone.start(context.currentTime + place * 0.12)
    tone.stop(context.currentTime + 0.5)
    if (place === 1) tone.addEventListener('ended', () => void context.close())
  }
}
