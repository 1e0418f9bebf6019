import { join } from 'node:path'
import { describeTone, type ToneModel, type ToneRow } from '@liangyan/language'
import { LEARNERS, trainStandardActs, trainStandardReasons, trainStandardTone } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { openDestination } from '../output/destination.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireUntrained } from '../standard-folder.ts'
import { table } from '../terminal/table.ts'

/** Learns the tones and the reasons of contact of a standard from its examples, and says how well. Deterministic. */
export async function train(folder: string): Promise<number> {
  const standard = requireUntrained(folder)
  const titles = new Map([...standard.tones, ...standard.contact].map(({ id, title }) => [id, title]))
  await learn(folder, 'tone-model.json', '语气', titles, () => trainStandardTone(standard))
  if (standard.reasons.length > 0)
    await learn(folder, 'reason-model.json', '来电原因', titles, () => trainStandardReasons(standard))
  for (const who of LEARNERS) {
    const acts = new Map(standard.learned[who].map(({ id, title }) => [id, title]))
    if (acts.size > 0)
      await learn(folder, `${who}-act-model.json`, WHOSE_ACTS[who], acts, () => trainStandardActs(standard, who))
  }
  return EXIT.fine
}

const WHOSE_ACTS = { agent: '坐席的言语行为', customer: '客户的言语行为' } as const

/** Trains one model, writes it into the standard's folder and prints what cross-validation says of it. */
async function learn(
  folder: string,
  name: string,
  what: string,
  titles: ReadonlyMap<string, string>,
  train: () => { model: ToneModel; json: string },
): Promise<void> {
  const { model, json } = trained(folder, what, train)
  const file = join(folder, name)
  const destination = openDestination(file)
  try {
    await destination.write(json)
    await destination.finish()
  } finally {
    destination.abandon()
  }
  const { sentences, neutral } = model.training
  const rows = describeTone(model).map((row) => cells(row, titles))
  await writeOut(
    `${what}\n\n${unseenWriters(model)}${table(COLUMNS, rows)}\n` +
      `\n例句 ${sentences} 句，其中中性 ${neutral} 句；各项平均 F1 ${share(model.macroF1)}，经识别误差扰动后 ${share(model.macroF1Heard)}\n已写入 ${file}\n\n`,
  )
}

function trained<T>(folder: string, what: string, train: () => T): T {
  try {
    return train()
  } catch (error) {
    if (error instanceof RangeError) throw new Unusable(`规范 ${folder} 的${what}例句不能训练：${error.message}`)
    throw error
  }
}

/** First what to expect of a writer who is not among the examples: that is nearer to life than the table after it. */
function unseenWriters({ voices }: Pick<ToneModel, 'voices'>): string {
  if (voices.length === 0) return ''
  const rows = voices.map((figures) => voiceCells(figures))
  return `对没见过的说话人（每次留出一位作者的例句，只用其余作者的训练）：\n\n${table(VOICE_COLUMNS, rows)}\n\n对见过的说话人（交叉验证）：\n\n`
}

const VOICE_COLUMNS = [
  { title: '留出的作者' },
  { title: '例句', align: 'right' },
  { title: '非中性', align: 'right' },
  { title: '精确率', align: 'right' },
  { title: '召回率', align: 'right' },
  { title: 'F1', align: 'right' },
  { title: '平均精确率', align: 'right' },
  { title: '精确率 0.95 时的召回率', align: 'right' },
  { title: '种类判对', align: 'right' },
] as const

function voiceCells(figures: ToneModel['voices'][number]): string[] {
  const { voice, examples, improper, precision, recall, f1, averagePrecision, recallAtPrecision95, rightTone } = figures
  const shares = [precision, recall, f1, averagePrecision, recallAtPrecision95, rightTone]
  return [voice || '（未署名）', String(examples), String(improper), ...shares.map(share)]
}

const COLUMNS = [
  { title: '名称' },
  { title: '例句', align: 'right' },
  { title: '精确率', align: 'right' },
  { title: '召回率', align: 'right' },
  { title: 'F1', align: 'right' },
  { title: '扰动后 F1', align: 'right' },
  { title: '误报率', align: 'right' },
  { title: '门槛', align: 'right' },
  { title: '易误判为' },
] as const

function cells(row: ToneRow, titles: ReadonlyMap<string, string>): string[] {
  const name = (id: string) => titles.get(id) ?? (id === 'improper' ? '合计' : id)
  return [
    name(row.label),
    String(row.examples),
    share(row.precision),
    share(row.recall),
    share(row.f1),
    share(row.f1Heard),
    share(row.falseAlarms),
    row.threshold.toFixed(2),
    row.mistakenFor === null ? '' : name(row.mistakenFor),
  ]
}

const share = (value: number) => value.toFixed(3)
