/** The areas of the console, as the menu names them. */
export const areas = {
  desk: '坐席台',
  floor: '班组长台',
  overview: '总览',
  conversations: '会话',
  conversation: '会话详情',
  review: '复核',
  appeals: '申诉',
  appeal: '申诉详情',
  standards: '规范',
  mine: '我的结果',
  results: '组员结果',
  tasks: '任务',
  settings: '设置',
}
