import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  AnswerFolder,
  ConversationJudge,
  DEFAULT_LIMITS,
  type Endpoint,
  type EndpointFault,
  endpointOf,
} from '@liangyan/judge'
import type { Standard } from '@liangyan/standard'
import { Unusable } from '../failure.ts'
import { Judging } from './judging.ts'
import type { JudgeChoices } from './options.ts'

const KEY = 'LIANGYAN_JUDGE_KEY'
const MINUTE = 60_000
/** Longer than any run, and still a time that timers can count. */
const MOST_MINUTES = 24 * 60
const MOST_CALLS = 1_000_000

/** The judge that the options ask for. Nothing is sent yet. */
export function openJudge(standard: Standard, choices: JudgeChoices): Judging {
  const endpoint = endpointIn(choices)
  const minutes = positive('--judge-minutes', choices.judgeMinutes, MOST_MINUTES)
  const limits = {
    calls: Math.ceil(positive('--judge-calls', choices.judgeCalls, MOST_CALLS) ?? DEFAULT_LIMITS.calls),
    totalTime: minutes === undefined ? DEFAULT_LIMITS.totalTime : minutes * MINUTE,
  }
  const store = new AnswerFolder(choices.judgeCache ?? cacheFolder())
  return new Judging(new ConversationJudge(standard, { endpoint, limits, store }), endpoint.model, store)
}

function endpointIn({ judge, judgeModel }: JudgeChoices): Endpoint {
  if (judge === undefined) throw new Unusable('--judge-model 等选项要与 --judge 一起写：--judge 写明接口的网址')
  const endpoint = endpointOf({ url: judge, model: judgeModel, key: process.env[KEY] })
  if (typeof endpoint === 'object') return endpoint
  const faults: Record<EndpointFault, string> = {
    url: `--judge ${judge} 不是网址：应如 http://10.0.0.5:8000/v1`,
    credentials: `--judge 的网址里不能写用户名和密码：密钥请写在环境变量 ${KEY} 里`,
    model: '写了 --judge，还要用 --judge-model 写明模型的名称',
    key: `环境变量 ${KEY} 里有密钥不会有的字符`,
  }
  throw new Unusable(faults[endpoint])
}

function positive(option: string, given: string | undefined, most: number): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given)
  if (!/^\d+(\.\d+)?$/.test(given) || value <= 0 || value > most)
    throw new Unusable(`选项 ${option} 不能是“${given}”：应是大于 0、不超过 ${most} 的数`)
  return value
}

function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME ?? process.env.LOCALAPPDATA ?? join(homedir(), '.cache')
  return join(base, 'liangyan', 'judge')
}
