import type { Format } from './format.ts'
import { aliyunDialogueAnalysis } from './formats/aliyun-dialogue-analysis.ts'
import { aliyunRecording } from './formats/aliyun-recording.ts'
import { amazonCallAnalytics } from './formats/amazon-call-analytics.ts'
import { csv } from './formats/csv.ts'
import { funasr } from './formats/funasr.ts'
import { iflytek } from './formats/iflytek.ts'
import { json } from './formats/json.ts'
import { jsonl } from './formats/jsonl.ts'
import { srt } from './formats/srt.ts'
import { tencentRecording } from './formats/tencent-recording.ts'
import { transcript } from './formats/text.ts'
import { vtt } from './formats/vtt.ts'
import { whisperx } from './formats/whisperx.ts'
import { xlsx } from './formats/xlsx.ts'

/** Every format that is read. Where two are equally sure of a file, the earlier one reads it. */
export const formats: readonly Format[] = [
  json,
  jsonl,
  csv,
  xlsx,
  vtt,
  srt,
  aliyunRecording,
  aliyunDialogueAnalysis,
  tencentRecording,
  iflytek,
  funasr,
  whisperx,
  amazonCallAnalytics,
  transcript,
]

/** The format with this id, if there is one. */
export function formatOf(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}
