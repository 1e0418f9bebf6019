import type { Conversation } from '@liangyan/conversation'
import { formatDiagnostic, loadStandard, parseDialogues, type Standard } from '@liangyan/standard'
import { Engine, type Inspection } from '../src/index.ts'

/** A standard in memory: each test writes only the files it speaks of. */
const EMPTY: Record<string, string> = {
  'standard.yaml': 'id: test\ntitle: 测试规范\nversion: "1"\n',
  'criteria.yaml':
    '- { id: c, title: 评分项, level: turn, kinds: { k: 种类 } }\n- { id: d, title: 另一项, level: turn }\n',
}

export function standardOf(files: Record<string, string>): Standard {
  const { standard, diagnostics } = loadStandard(new Map(Object.entries({ ...EMPTY, ...files })))
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return standard
}

/** Clauses as YAML list items; id, title and criterion may be left out. */
export function clausesOf(...clauses: string[]): string {
  return clauses.map((body, i) => `- { id: r${i + 1}, title: 条款${i + 1}, criterion: c, ${body} }\n`).join('')
}

export function engineOf(clauses: string[], files: Record<string, string> = {}): Engine {
  return new Engine(standardOf({ 'moments/m.yaml': clausesOf(...clauses), ...files }))
}

/** A conversation in the notation of the example dialogues. */
export function talk(text: string): Conversation {
  const { dialogues, diagnostics } = parseDialogues('talk', text)
  if (diagnostics.length > 0) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return { ...(dialogues[0]?.conversation ?? { channel: 'phone', turns: [], events: [] }), id: 'talk' }
}

/** `clause@turn`, `clause@?turn` where undecided, `clause@` where no turn proves it. */
export function told(inspection: Inspection): string[] {
  return inspection.findings.map((f) => `${f.clause}@${f.verdict === 'undecided' ? '?' : ''}${f.turns.join(',')}`)
}

/** What one clause finds in a conversation. */
export function inspect(clause: string, dialogue: string, files: Record<string, string> = {}): string[] {
  return told(engineOf([clause], files).inspect(talk(dialogue))).map((f) => f.replace('r1@', ''))
}
