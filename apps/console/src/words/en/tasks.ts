import type { Words } from '../zh-CN/index.ts'

export const tasks: Words['tasks'] = {
  title: 'Tasks',
  subtitle: 'Progress of imports, exports, back-tests and re-inspections',
  columns: {
    title: 'Task',
    state: 'State',
    progress: 'Progress',
    startedBy: 'Started by',
    createdAt: 'Created',
    finishedAt: 'Finished',
  },
  empty: 'No tasks yet',
  emptyText: 'Imports, exports, back-tests and re-inspections show their progress here.',
  system: 'System',
  skipped: '{{number}} skipped',
  problems: 'Problems: {{number}}',
  problemsTitle: 'Problems',
  progress: '{{done}} / {{total}}',
  progressUnknown: '{{done}} done',
}
