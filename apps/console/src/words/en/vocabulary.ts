import type { Words } from '../zh-CN/index.ts'

export const vocabulary: Words['vocabulary'] = {
  role: {
    agent: 'Agent',
    'team-lead': 'Team lead',
    inspector: 'Inspector',
    'standard-owner': 'Standard owner',
    trainer: 'Trainer',
    manager: 'Manager',
    administrator: 'Administrator',
  },
  severity: { minor: 'Minor', major: 'Major', fatal: 'Fatal' },
  speaker: { agent: 'Agent', customer: 'Customer', system: 'System' },
  channel: { phone: 'Phone', chat: 'Chat', email: 'E-mail', video: 'Video', counter: 'Counter', message: 'Message' },
  direction: { inbound: 'Inbound', outbound: 'Outbound' },
  verdict: { broken: 'Broken', kept: 'Kept', undecided: 'Undecided' },
  reviewState: {
    none: 'None',
    assigned: 'Assigned',
    reviewed: 'Reviewed',
    appealed: 'Appealed',
    settled: 'Settled',
  },
  opinion: { machine: 'Machine', confirmed: 'Confirmed', overturned: 'Overturned', added: 'Added' },
  taskState: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' },
  unknown: {
    channel: 'Unknown channel',
    contact: 'Unknown reason',
    team: 'No team',
    service: 'No service',
    agent: 'Unknown agent',
  },
}
