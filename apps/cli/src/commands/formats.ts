import { formats as known } from '@liangyan/conversation'
import { EXIT } from '../exit-codes.ts'
import { writeOut } from '../output/standard-output.ts'
import { table } from '../terminal/table.ts'

/** Chinese names of the formats; one that is new here keeps its own title. */
const NAMES: Readonly<Record<string, string>> = {
  json: '良言会话（JSON）',
  jsonl: '良言会话，一行一通（JSONL）',
  csv: '话轮表（CSV、TSV）',
  xlsx: '话轮表（Excel）',
  vtt: 'WebVTT 字幕',
  srt: 'SubRip 字幕',
  'aliyun-recording': '阿里云录音文件识别',
  'aliyun-dialogue-analysis': '阿里云对话分析',
  'tencent-recording': '腾讯云录音文件识别',
  iflytek: '讯飞语音转写',
  funasr: 'FunASR 识别结果',
  whisperx: 'WhisperX 识别结果',
  'amazon-call-analytics': 'Amazon Transcribe 通话分析',
  text: '文字稿（坐席：…… 客户：……）',
}

export async function formats(): Promise<number> {
  const columns = [{ title: '编号' }, { title: '格式' }, { title: '后缀' }, { title: '读取方式' }]
  const rows = known.map((format) => [
    format.id,
    NAMES[format.id] ?? format.title,
    format.extensions.map((extension) => `.${extension}`).join(' '),
    format.stream ? '逐行读取，大小不限' : '整个读入',
  ])
  await writeOut(`${table(columns, rows)}\n\n格式由内容识别，也可用 --input-format 指定编号。\n`)
  return EXIT.fine
}
