import { readFileSync } from 'node:fs'
import type { Inspection } from '@liangyan/inspection'
import { outputOf } from '../output.ts'
import { authorOf, caseOf, linesOf, type Part } from './material.ts'
import { accusation, type Wanted } from './misses.ts'

const CODES = new Set(['improper-wording', 'informal-address', 'net-slang', 'image-damage', 'privacy-disclosure'])
const AGENT_TURN = 1

/** Utterances that were missed, falsely found, or found with the wrong kind: one or two lines each. */
export function utteranceMisses(part: Part, wanted: Wanted): string {
  const rows = linesOf(readFileSync(part.truth, 'utf8'))
    .slice(1)
    .map((line) => line.split('\t'))
    .filter(([id]) => (!wanted.author || authorOf(id) === wanted.author) && (!wanted.id || id === wanted.id))
  const lines = rows.flatMap((row) => judge(row, caseOf(part, row[0]).inspection, wanted.criterion))
  lines.sort((a, b) => a.localeCompare(b))
  return [`── utterances: ${lines.length} misjudged`, ...lines].join('\n')
}

function judge([id, customer, agent, label, kind = '']: string[], inspection: Inspection, only?: string): string[] {
  const words = `${id}  C ${customer} ⏎ A ${agent}`
  const found = outputOf(inspection).findings.filter((f) => CODES.has(f.criterion) && f.turns.includes(AGENT_TURN))
  const proof = (criterion: string) =>
    inspection.findings
      .filter((f) => f.criterion === criterion && f.verdict === 'broken' && f.turns.includes(AGENT_TURN))
      .map((f) => `\n    ${accusation(f)}`)
      .join('')
  const lines: string[] = []
  const hit = found.find((f) => f.criterion === label)
  const concerns = (criterion: string) => CODES.has(criterion) && (!only || only === criterion)
  if (concerns(label) && !hit) lines.push(`MISSED ${label} ${kind}  ${words}`)
  if (concerns(label) && hit && kind.trim() !== '' && hit.kind !== kind.trim())
    lines.push(`KIND   ${kind.trim()} taken for ${hit.kind ?? 'none'}  ${words}${proof(label)}`)
  for (const { criterion } of found)
    if (criterion !== label && concerns(criterion))
      lines.push(`FALSE  ${criterion} (is ${label})  ${words}${proof(criterion)}`)
  return lines
}
