import {
  approveVersion,
  importDraft,
  lastCheck,
  publishVersion,
  startCheck,
  type StandardCheck,
  type StandardVersion,
  submitDraft,
} from '@liangyan/contract'
import type { Client, Running } from './running.ts'
import { type Zipped, zipOf } from './zips.ts'

/** A standard of few words: what the tests of versions are about, checked in no time. */
export const SMALL: Readonly<Record<string, string>> = {
  'standard.yaml': 'id: small\ntitle: 小规范\nversion: "1"\n',
  'criteria.yaml': '- { id: c, title: 用语, level: turn, kinds: { k: 种类 } }\n',
  'sources.tsv':
    'id\tdocument\tkind\ttext\nS-1\t客服手册\tduty\t不得说不知道。\nS-2\t客服手册\tduty\t要感谢客户等候。\n',
  'moments.yaml': '- { title: 通话 }\n- { title: 用语, in: 通话 }\n',
  'words/w.yaml': '不知道: [不知道, 不清楚]\n',
  'acts/a.yaml':
    '- { id: thank, title: 感谢等候, is: { says: [感谢…等, 久等] }, examples: [感谢您的耐心等待。], counterexamples: [好的。] }\n',
  'moments/m.yaml': `- id: curt
  title: 不得说不知道
  moment: 用语
  sources: [S-1]
  criterion: c
  forbid: { says: <不知道> }
  wording: [我帮您核实一下。]
# 等候之后
- id: thanks
  title: 等候之后致谢
  moment: 用语
  sources: [S-2]
  criterion: c
  when: { event: resume }
  require: { act: thank }
  within: next agent turn
`,
  'moments/m.dialogues.txt': `== 不知道
A: 这个我不知道。   # hit: curt
A: 我帮您核实。   # pass: curt
== 等候
-- hold 20s
A: 感谢您的耐心等待。   # pass: thanks
== 没有致谢
-- hold 20s
A: 查到了。   # hit: thanks
`,
  'scorecards/s.yaml': `id: s
title: 评分表
groups:
  - { id: g, title: 组, points: 100, items: [{ id: i, title: 用语, criteria: [c], deduct: 10 }] }
grades: [{ at_least: 90, title: 优 }, { at_least: 0, title: 差 }]
`,
}

export const zipOfTexts = (texts: Readonly<Record<string, string>>, folder = '') =>
  zipOf(Object.entries(texts).map(([path, content]): Zipped => ({ name: `${folder}${path}`, content })))

export function importZip(client: Client, zip: Uint8Array<ArrayBuffer>, title = '小规范') {
  const form = new FormData()
  form.set('file', new Blob([zip]), 'standard.zip')
  return client.ask(importDraft, { body: form, query: { title } })
}

/** A draft of the small standard, with some files otherwise. */
export async function smallDraft(client: Client, changes: Readonly<Record<string, string>> = {}): Promise<number> {
  const answer = await importZip(client, zipOfTexts({ ...SMALL, ...changes }))
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<StandardVersion>().id
}

/** Runs all examples of a version to the end. */
export async function checked({ idle }: Running, client: Client, id: number): Promise<StandardCheck> {
  await client.get(startCheck, { params: { id } })
  await idle()
  const { check } = await client.get<{ check: StandardCheck }>(lastCheck, { params: { id } })
  return check
}

/** A version of the small standard in force, with some files otherwise: checked, approved by another, published. */
export async function published(
  world: Running,
  [author, second]: readonly [Client, Client],
  changes: Readonly<Record<string, string>> = {},
): Promise<number> {
  const id = await smallDraft(author, changes)
  const { green, report } = await checked(world, author, id)
  if (!green) throw new Error(JSON.stringify(report))
  await author.get(submitDraft, { params: { id }, body: { note: '试' + id } })
  await second.get(approveVersion, { params: { id } })
  await author.get(publishVersion, { params: { id }, body: {} })
  return id
}
