/** How an agent of the sample bank works: what part of the conversations go how. The rest goes well. */
export interface SampleAgent {
  readonly staffNumber: string
  readonly name: string
  readonly team: string
  /** Shares of conversations with a lapse, and of really bad ones, 0 to 1. */
  readonly slip: number
  readonly bad: number
}

/** The teams with the services that they answer for. */
export const TEAMS: Readonly<Record<string, readonly string[]>> = {
  信用卡组: ['信用卡'],
  综合服务组: ['借记卡', '网点服务'],
  贷款与理财组: ['贷款', '理财'],
  线上服务组: ['手机银行'],
}

/** Most work well; in each team one or two do not, so that there is something to see. */
export const AGENTS: readonly SampleAgent[] = [
  agent('3101', '陈晓雯', '信用卡组', 0.1, 0.01),
  agent('3102', '王思远', '信用卡组', 0.25, 0.03),
  agent('3103', '李佳怡', '信用卡组', 0.15, 0.02),
  agent('3104', '赵宇航', '信用卡组', 0.45, 0.2),
  agent('3105', '孙梦琪', '信用卡组', 0.2, 0.03),
  agent('3106', '周凯', '信用卡组', 0.35, 0.08),
  agent('3107', '吴雅婷', '信用卡组', 0.05, 0),
  agent('3201', '郑子涵', '综合服务组', 0.2, 0.03),
  agent('3202', '冯浩然', '综合服务组', 0.3, 0.05),
  agent('3203', '蒋欣悦', '综合服务组', 0.1, 0.01),
  agent('3204', '沈嘉豪', '综合服务组', 0.5, 0.16),
  agent('3205', '杨雨桐', '综合服务组', 0.15, 0.02),
  agent('3206', '朱子墨', '综合服务组', 0.25, 0.04),
  agent('3301', '秦若曦', '贷款与理财组', 0.1, 0.02),
  agent('3302', '许志强', '贷款与理财组', 0.4, 0.12),
  agent('3303', '何静怡', '贷款与理财组', 0.2, 0.02),
  agent('3304', '吕明哲', '贷款与理财组', 0.3, 0.06),
  agent('3305', '施雨薇', '贷款与理财组', 0.1, 0.01),
  agent('3401', '张可欣', '线上服务组', 0.15, 0.01),
  agent('3402', '孔令杰', '线上服务组', 0.35, 0.1),
  agent('3403', '曹雪莹', '线上服务组', 0.2, 0.03),
  agent('3404', '严俊杰', '线上服务组', 0.25, 0.05),
]

function agent(staffNumber: string, name: string, team: string, slip: number, bad: number): SampleAgent {
  return { staffNumber, name, team, slip, bad }
}
