const NAMES: Readonly<Record<string, string>> = {
  words: '用词',
  tone: '语气',
  learned: '学到的说法',
  similarity: '近似例句',
  entity: '号码、金额等要素',
  time: '时间',
  event: '事件',
  data: '记录数据',
  absence: '应说未说',
  judgement: '语义判断',
}

/** The Chinese name of what decided a finding, one of its `decidedBy`. */
export const basisName = (basis: string): string => NAMES[basis] ?? basis
