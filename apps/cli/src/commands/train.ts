import { join } from 'node:path'
import { describeTone, type ToneRow } from '@liangyan/language'
import { type Standard, trainStandardTone } from '@liangyan/standard'
import { EXIT } from '../exit-codes.ts'
import { Unusable } from '../failure.ts'
import { openDestination } from '../output/destination.ts'
import { writeOut } from '../output/standard-output.ts'
import { requireUntrained } from '../standard-folder.ts'
import { table } from '../terminal/table.ts'

/** Learns the tones of a standard from its examples, and says how well: the same examples give the same file. */
export async function train(folder: string): Promise<number> {
  const standard = requireUntrained(folder)
  const { model, json } = learn(standard, folder)
  const file = join(folder, 'tone-model.json')
  const destination = openDestination(file)
  try {
    await destination.write(json)
    await destination.finish()
  } finally {
    destination.abandon()
  }
  const { sentences, neutral } = model.training
  const titles = new Map(standard.tones.map(({ id, title }) => [id, title]))
  await writeOut(
    `${table(
      COLUMNS,
      describeTone(model).map((row) => cells(row, titles)),
    )}\n` +
      `\n例句 ${sentences} 句，其中中性 ${neutral} 句；各语气平均 F1 ${share(model.macroF1)}，经识别误差扰动后 ${share(model.macroF1Heard)}\n已写入 ${file}\n`,
  )
  return EXIT.fine
}

function learn(standard: Standard, folder: string): ReturnType<typeof trainStandardTone> {
  try {
    return trainStandardTone(standard)
  } catch (error) {
    if (error instanceof RangeError) throw new Unusable(`规范 ${folder} 的语气例句不能训练：${error.message}`)
    throw error
  }
}

const COLUMNS = [
  { title: '语气' },
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
  const name = (id: string) => titles.get(id) ?? (id === 'improper' ? '不当（总）' : id)
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
