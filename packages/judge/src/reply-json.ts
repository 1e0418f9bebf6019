/** Models that think aloud do it before the answer; some put the answer into a fence. Nothing else may stand around it. */
const THOUGHT = /^\s*<think>[\s\S]*?<\/think>/
const FENCE = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/

/** The JSON value that a reply is; undefined where it is anything else. */
export function jsonIn(reply: string): unknown {
  const text = reply.replace(THOUGHT, '')
  try {
    return JSON.parse(FENCE.exec(text)?.[1] ?? text)
  } catch {
    return undefined
  }
}
