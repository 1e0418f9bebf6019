import type { Diagnostic } from './diagnostic.ts'

const READ_FILES: ReadonlySet<string> = new Set([
  'standard.yaml',
  'profiles.yaml',
  'criteria.yaml',
  'contact.yaml',
  'commitments.yaml',
  'moments.yaml',
  'not-carried.yaml',
  'calendar.yaml',
  'replacements.yaml',
  'live.yaml',
])
const READ_FOLDERS = ['words/', 'acts/', 'moments/', 'tones/', 'scorecards/', 'faq/', 'drills/', 'requirements/']

/** A file that nobody reads is most often one with a slip in its name. */
export function diagnoseStrayFiles(names: readonly string[]): Diagnostic[] {
  const [, ...furtherScorecards] = names.filter((name) => /^scorecards\/.*\.ya?ml$/.test(name)).sort()
  return [
    ...names.flatMap((name) => {
      const why = whyUnread(name)
      return why ? [warning(name, `这个文件不会被读取：${why}`)] : []
    }),
    ...furtherScorecards.map((name) => warning(name, '这份评分表不起作用：只用第一份')),
  ]
}

function whyUnread(name: string): string | undefined {
  if (/\.ya?ml$/.test(name)) {
    const read = READ_FILES.has(name) || READ_FOLDERS.some((folder) => name.startsWith(folder))
    return read ? undefined : `YAML 文件只能是 ${[...READ_FILES].join('、')}，或放在 ${READ_FOLDERS.join('、')} 里`
  }
  const [holdsExamples, inTones] = [name.endsWith('.examples.txt'), name.startsWith('tones/')]
  if (holdsExamples && !/^(tones|reasons|learned)\//.test(name)) return '例句文件要放在 tones/、reasons/ 或 learned/ 里'
  if (inTones && name.endsWith('.txt') && !holdsExamples && !name.endsWith('.dialogues.txt'))
    return '例句文件的名称要以 .examples.txt 结尾'
  return undefined
}

const warning = (file: string, message: string): Diagnostic => ({
  severity: 'warning',
  file,
  line: 1,
  column: 1,
  message,
})
