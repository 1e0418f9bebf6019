import { storableText } from '../ingest/storable.ts'

const LONGEST_NAME = 200

/** A file's name to be shown: without folders, without characters that control or turn around what is shown. */
export function shownName(given: string | undefined): string {
  const name = storableText(given ?? '')
    .replace(/^.*[\\/]/s, '')
    // oxlint-disable-next-line no-control-regex -- these are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return name.slice(-LONGEST_NAME) || '未命名文件'
}
