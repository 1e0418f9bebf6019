/** Where the administrator removes the sample data with one click. The route is to come; until then nothing shows. */
export function SampleRemoval() {
  return null
}
