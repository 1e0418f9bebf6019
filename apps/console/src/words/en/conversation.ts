import type { Words } from '../zh-CN/index.ts'

export const conversation: Words['conversation'] = {
  transcript: 'Transcript',
  findings: 'Findings',
  noFindings: 'Nothing broken, nothing undecided',
  notInspected: 'Not inspected yet',
  notInspectedText: 'The conversation is stored; its result appears here once it is inspected.',
  evidence: 'Evidence',
  suggestion: 'Better wording',
  advice: 'Advice',
  question: 'To be decided',
  sources: 'Source',
  turn: 'Turn {{number}}',
  backToList: 'Back to the list',
}
