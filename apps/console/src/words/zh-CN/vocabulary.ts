/** The Chinese names of the contract's codes. */
export const vocabulary = {
  role: {
    agent: '坐席',
    'team-lead': '班组长',
    inspector: '质检员',
    'standard-owner': '规范管理员',
    trainer: '培训师',
    manager: '管理者',
    administrator: '系统管理员',
  },
  severity: { minor: '一般', major: '较重', fatal: '一票否决' },
  speaker: { agent: '坐席', customer: '客户', system: '系统' },
  channel: { phone: '电话', chat: '在线', email: '邮件', video: '视频', counter: '柜面', message: '留言' },
  direction: { inbound: '呼入', outbound: '呼出' },
  verdict: { broken: '违规', kept: '合规', undecided: '判不了' },
  reviewState: { none: '未复核', assigned: '待复核', reviewed: '已复核', appealed: '申诉中', settled: '申诉已结' },
  opinion: { machine: '机检', confirmed: '已确认', overturned: '已推翻', added: '人工补充' },
  taskState: { waiting: '排队中', running: '进行中', done: '已完成', failed: '失败' },
  unknown: { channel: '渠道不明', contact: '原因不明', team: '未分班组', service: '未分业务', agent: '坐席不明' },
}
