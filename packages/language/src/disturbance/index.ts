export { digitPlaces } from './digits.ts'
export { TEXT_DISTURBANCES, type TextDisturbance, TextDisturber } from './disturb.ts'
