export const conversation = {
  transcript: '对话',
  findings: '命中',
  noFindings: '没有发现违规，也没有待判定的项目',
  notInspected: '尚未质检',
  notInspectedText: '会话已入库，质检完成后结果会显示在这里。',
  evidence: '证据',
  suggestion: '建议说法',
  advice: '建议',
  question: '待判定的问题',
  sources: '规范原文',
  turn: '第 {{number}} 轮',
  backToList: '返回列表',
}
