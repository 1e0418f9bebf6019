// Measures how well the built-in standard inspects conversations that people have labelled: those of the project and those
// of a set that lies outside the repository, which also brings the scorers. What unseen authors may expect comes first.
//
// npm run evaluate -- [--misses [CRITERION]] [--only plain|noisy|utterances|situations] [--author an] [--id an-002] [--whole]
//                     [--only turns|ordinary] [--set DIR] [--standard DIR] [--json]
// `commitment`, `contact` and `situations` may stand for CRITERION too. Misses of what is held out are not printed unasked.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Engine } from '@liangyan/inspection'
import type { Standard } from '@liangyan/standard'
import { attributeMisses } from './accuracy/attribute-misses.ts'
import { authorTable, firstLookTable } from './accuracy/author-table.ts'
import { ownAuthors } from './accuracy/authors.ts'
import { criteriaTable, headlineTable, measure, undecided } from './accuracy/figures.ts'
import { leftOutTable } from './accuracy/left-out.ts'
import { authorOf, authorsOf, inspectPlace, ofAuthors, type Part, PARTS, written } from './accuracy/material.ts'
import { missesReport, type Wanted } from './accuracy/misses.ts'
import { everything, type Place, placeAt } from './accuracy/place.ts'
import type { Figures } from './accuracy/scorer.ts'
import { ordinaryMisses, ordinaryTable, ordinaryTurns } from './accuracy/ordinary.ts'
import { situationMisses, situationsOf, situationTable } from './accuracy/situations.ts'
import { turnMisses, turnsOf, turnTable } from './accuracy/turns.ts'
import { utteranceMisses } from './accuracy/utterance-misses.ts'
import { BUILT_IN, CACHE, readStandard } from './built-in-standard.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string' },
    standard: { type: 'string', default: BUILT_IN },
    misses: { type: 'boolean', default: false },
    only: { type: 'string' },
    author: { type: 'string' },
    id: { type: 'string' },
    whole: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

function main(): void {
  const place = options.set === undefined ? everything() : placeAt(resolve(options.set))
  if (!place) {
    console.log(
      `No evaluation set ${options.set ? `at ${options.set}` : 'beside the repository'}: nothing is measured.`,
    )
    return
  }
  const standard = readStandard(resolve(options.standard))
  if (options.misses) printMisses(place, standard)
  else printFigures(place, standard)
}

/** What the options leave of all parts; `keep` says which authors where none is named. */
function partsOf(place: Place, standard: Standard, keep: (author: string) => boolean): Part[] {
  if (options.only && !PARTS.some((name) => name === options.only))
    throw new Error(`--only ${options.only}: one of ${[...PARTS, ...Object.keys(ASIDES)].join(', ')}`)
  const parts = inspectPlace(place, new Engine(standard)).filter((p) => !options.only || p.name === options.only)
  return parts.map((part) => ofAuthors(part, new Set(options.author ? [options.author] : authorsOf(part).filter(keep))))
}

/** What is measured besides conversations and utterances. */
interface Aside {
  readonly figures: (place: Place, standard: Standard) => string
  readonly misses: (place: Place, standard: Standard, wanted: Wanted, isOpen: (author: string) => boolean) => string
}

const ASIDES: Readonly<Record<string, Aside>> = {
  situations: {
    figures: (place, standard) => situationTable(situationsOf(place, standard)),
    misses: (place, standard, wanted, isOpen) => situationMisses(situationsOf(place, standard), wanted, isOpen),
  },
  turns: {
    figures: (_, standard) => turnTable(turnsOf(standard)),
    misses: (_, standard, wanted, isOpen) => turnMisses(openOf(turnsOf(standard), isOpen), wanted),
  },
  ordinary: {
    figures: (_, standard) => ordinaryTable(ordinaryTurns(standard)),
    misses: (_, standard, wanted, isOpen) => ordinaryMisses(openOf(ordinaryTurns(standard), isOpen), wanted),
  },
}

/** The cases whose author may be looked at. */
function openOf<C extends { readonly id: string }>(cases: readonly C[], isOpen: (author: string) => boolean): C[] {
  return cases.filter(({ id }) => isOpen(authorOf(id)))
}

function printMisses(place: Place, standard: Standard): void {
  const heldOut = new Set(ownAuthors().flatMap((author) => (author.heldOut ? [author.name] : [])))
  const isOpen = (author: string) => !heldOut.has(author)
  const wanted: Wanted = { criterion: positionals[0], author: options.author, id: options.id, whole: options.whole }
  const aside = ASIDES[options.only ?? (wanted.criterion === 'situations' ? wanted.criterion : '')]
  if (aside) {
    console.log(aside.misses(place, standard, wanted, isOpen))
    return
  }
  const known = new Set<string>()
  for (const part of partsOf(place, standard, isOpen)) {
    if (part.name === 'utterances') console.log(utteranceMisses(part, wanted))
    else {
      console.log(missesReport(place.scorers, part, standard, wanted, known))
      const attributes = attributeMisses(part, wanted)
      if (attributes !== '') console.log(attributes)
    }
  }
}

function printFigures(place: Place, standard: Standard): void {
  const aside = ASIDES[options.only ?? '']
  if (aside) {
    console.log(aside.figures(place, standard))
    return
  }
  const own = ownAuthors()
  const all = partsOf(place, standard, () => true)
  const isOwn = new Set(own.map(({ name }) => name))
  // the goals are those of the given set; a set that is looked at alone is measured whole
  const given = options.set || options.author ? all : all.map((part) => ofAuthors(part, notAmong(part, isOwn)))
  const result = measure(place.scorers, given)
  if (options.json) {
    console.log(JSON.stringify({ figures: result.figures, scores: Object.fromEntries(result.scores) }))
    return
  }
  const whole = !options.set && !options.author && !options.only
  if (whole) print(firstLookTable(own), authorTable(place.scorers, all, own), leftOutTable(place, standard))
  if (result.scores.size > 0) print(criteriaTable(result.scores))
  if (result.utterances) print(`utterances\n${result.utterances.lines.map((l) => `  ${l}`).join('\n')}`)
  print(
    headlineTable(result, before()),
    undecided(all.flatMap(({ cases }) => [...cases.values()].map((c) => c.inspection))),
  )
  const asides = whole ? Object.values(ASIDES) : options.only ? [] : [ASIDES.situations]
  for (const { figures } of asides) print(figures(place, standard))
  if (whole) written(LAST, [JSON.stringify(result.figures)])
}

const notAmong = (part: Part, own: ReadonlySet<string>) => new Set(authorsOf(part).filter((author) => !own.has(author)))

function print(...blocks: string[]): void {
  for (const block of blocks) console.log(`${block}\n`)
}

const LAST = 'last.json'

function before(): Figures {
  const file = join(CACHE, 'evaluation', LAST)
  const figures: Figures = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return figures
}

try {
  main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
