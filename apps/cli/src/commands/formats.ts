import { formats as known } from '@liangyan/conversation'
import { EXIT } from '../exit-codes.ts'
import { writeOut } from '../output/standard-output.ts'
import { table } from '../terminal/table.ts'

/** Prints what can be read. */
export async function formats(): Promise<number> {
  const columns = [{ title: '编号' }, { title: '格式' }, { title: '后缀' }, { title: '读取方式' }]
  const rows = known.map((format) => [
    format.id,
    format.title,
    format.extensions.map((extension) => `.${extension}`).join(' '),
    format.stream ? '逐行读取，大小不限' : '整个读入',
  ])
  await writeOut(`${table(columns, rows)}\n\n格式由内容识别，也可用 --input-format 指定编号。\n`)
  return EXIT.fine
}
