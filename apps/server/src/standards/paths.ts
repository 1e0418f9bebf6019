const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u
const KINDS = /\.(ya?ml|txt|tsv|json|md)$/
const LONGEST = 200

/** Why a path cannot be that of a file of a standard; undefined where it can. */
export function pathProblem(path: string): string | undefined {
  if (path.length > LONGEST) return `文件路径过长，至多 ${LONGEST} 个字符`
  const segments = path.split('/')
  if (!segments.every((segment) => SEGMENT.test(segment)))
    return '文件路径只能由文字、数字、下划线、连字符、句点组成，以 / 分隔，各段不能以句点开头'
  return KINDS.test(path) ? undefined : '规范只由 .yaml、.txt、.tsv、.json、.md 文件组成'
}
