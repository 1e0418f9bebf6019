const OF_FILES: Readonly<Record<string, string>> = {
  'standard.yaml': 'standard',
  'criteria.yaml': 'criteria',
  'contact.yaml': 'contact',
  'commitments.yaml': 'commitments',
  'moments.yaml': 'moment-tree',
  'not-carried.yaml': 'not-carried',
  'calendar.yaml': 'calendar',
  'profiles.yaml': 'profiles',
  'replacements.yaml': 'replacements',
  'live.yaml': 'live',
}

/** Which schema describes a file; undefined for one that none describes. */
export function schemaOf(path: string): string | undefined {
  if (!/\.ya?ml$/.test(path)) return undefined
  return OF_FILES[path] ?? (path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined)
}
