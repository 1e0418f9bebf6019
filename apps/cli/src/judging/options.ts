import type { Command } from 'commander'

/** What `inspect` is told about the language model; all undefined: none is asked. */
export interface JudgeChoices {
  readonly judge?: string
  readonly judgeModel?: string
  readonly judgeCache?: string
  readonly judgeCalls?: string
  readonly judgeMinutes?: string
}

/** Whether anything was said about a judge, be it only half of what it takes. */
export function wantsJudge(choices: JudgeChoices): boolean {
  const { judge, judgeModel, judgeCache, judgeCalls, judgeMinutes } = choices
  return [judge, judgeModel, judgeCache, judgeCalls, judgeMinutes].some((choice) => choice !== undefined)
}

/** Declares the options of the language model judge. */
export function withJudge(command: Command): Command {
  return command
    .option('--judge <网址>', '请语言模型判断规则判不了的问题：兼容 OpenAI 的接口，如 http://10.0.0.5:8000/v1')
    .option('--judge-model <名称>', '模型的名称，与 --judge 一起写；密钥写在环境变量 LIANGYAN_JUDGE_KEY 里')
    .option('--judge-calls <次数>', '至多请求几次（默认：200）')
    .option('--judge-minutes <分钟>', '至多用多少分钟（默认：10）')
    .option('--judge-cache <目录>', '存放模型回答的目录；不写则放在用户的缓存目录里')
}
