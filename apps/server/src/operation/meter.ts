import { channel } from 'node:diagnostics_channel'

/** What a batch of inspections took, from opened originals to stored findings. */
export interface InspectionsMade {
  readonly conversations: number
  readonly seconds: number
}

const made = channel('liangyan.inspections')

/** Says that inspections were made, in whatever process; the server's metrics hear of it. */
export const noteInspections = (one: InspectionsMade): void => made.publish(one)

export function onInspections(heard: (one: InspectionsMade) => void): void {
  made.subscribe((message) => heard(message as InspectionsMade))
}
