import { diagnoseUnique } from './diagnose.ts'
import type { Known } from './known.ts'
import { diagnoseEntries, diagnoseNotCarried, type Practice } from './practice.ts'
import { type Belonging, belongs } from './profile.ts'
import type { Drill, FaqEntry, Requirement } from './schema/practice.ts'
import { type Read, reporter, type StandardFiles } from './standard-files.ts'

/** What a standard holds beside clauses: questions, drills, requirements, and what nothing carries. */
export function readEntries(files: StandardFiles, known: Known): Omit<Practice, 'moments'> {
  const notCarried = files.one('not-carried.yaml', 'not-carried')
  if (notCarried) diagnoseNotCarried(notCarried.value, known, reporter(notCarried.file, []))
  const everyFaq = entriesOf(files.many('faq'), known)
  const everyRequirement = entriesOf(files.many('requirements'), known)
  const belonging = (entry: Belonging) => belongs(entry, files.profile)
  return {
    faq: everyFaq.filter(belonging),
    everyFaq,
    drills: entriesOf(files.many('drills'), known),
    requirements: everyRequirement.filter(belonging),
    everyRequirement,
    notCarried: notCarried?.value ?? [],
  }
}

/** The questions, drills or requirements of some files, with what a schema cannot say about them reported. */
function entriesOf<T extends FaqEntry | Drill | Requirement>(files: readonly Read<T[]>[], known: Known): T[] {
  return files.flatMap(({ value, file }) => {
    diagnoseEntries(value, known, reporter(file, []))
    diagnoseUnique(value, reporter(file, []))
    return value
  })
}
