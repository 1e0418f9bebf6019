/** How strong agreement is by Landis and Koch's scale, which quality departments know. */
export type Level = 'poor' | 'slight' | 'fair' | 'moderate' | 'substantial' | 'perfect'

/** Each level up to its κ, that one included. */
const LEVELS: readonly (readonly [number, Level])[] = [
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
]

export function levelOf(kappa: number): Level {
  if (kappa < 0) return 'poor'
  return LEVELS.find(([most]) => kappa <= most)?.[1] ?? 'perfect'
}

const COLOURS: Readonly<Record<Level, string>> = {
  poor: '#f6cfca',
  slight: '#f9dcd3',
  fair: '#fbe9cf',
  moderate: '#f3f1cf',
  substantial: '#d9ecd6',
  perfect: '#b9dfc6',
}

/** The ground of a cell with this κ; dark writing reads on all of them. */
export const groundOf = (kappa: number): string => COLOURS[levelOf(kappa)]

/** `0.72`; minus as it is printed. */
export const kappaText = (kappa: number): string => kappa.toFixed(2).replace('-', '−')
