import AuditOutlined from '@ant-design/icons/AuditOutlined'
import BarChartOutlined from '@ant-design/icons/BarChartOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import CommentOutlined from '@ant-design/icons/CommentOutlined'
import CustomerServiceOutlined from '@ant-design/icons/CustomerServiceOutlined'
import DashboardOutlined from '@ant-design/icons/DashboardOutlined'
import FieldTimeOutlined from '@ant-design/icons/FieldTimeOutlined'
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined'
import SettingOutlined from '@ant-design/icons/SettingOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'
import UserOutlined from '@ant-design/icons/UserOutlined'
import {
  addAnnouncement,
  addPlan,
  agreementFigures,
  type AnyRoute,
  APPEAL_READERS,
  clausePrecision,
  createDraft,
  listAssignments,
  listAudit,
  listCalibrations,
  listDeliveries,
  listDoubleScorings,
  listeningFigures,
  listKeys,
  listPlans,
  listTasks,
  listTeams,
  listUsers,
  listWebhooks,
  liveCustomer,
  readSettings,
  readSystem,
  type Role,
  scorecardWeights,
} from '@liangyan/contract'
import { lazy, type ComponentType, type ReactNode } from 'react'
import type { Words } from '../words/zh-CN/index.ts'

/** A page of the console. Its code is fetched when it is first opened. */
export interface Page {
  readonly path: string
  /** What the tab of the browser, and the menu, call it. */
  readonly title: keyof Words['areas']
  readonly roles: AnyRoute['roles']
  /** Absent: the page is reached from others only; the menu marks the entry its path begins with. */
  readonly menu?: {
    readonly icon: ReactNode
    /** The letter that opens it after `g`. */
    readonly letter: string
  }
  readonly Content: ComponentType
  /** Fetches the code ahead of the click. */
  readonly prepare: () => void
}

type Loader = () => Promise<{ readonly Content: ComponentType }>

function page(stated: Omit<Page, 'Content' | 'prepare'>, load: Loader): Page {
  return {
    ...stated,
    Content: lazy(async () => ({ default: (await load()).Content })),
    // a failure shows when the page is opened
    prepare: () => void load().catch(() => {}),
  }
}

const EVERYBODY_BUT_AGENTS: readonly Role[] = [
  'team-lead',
  'inspector',
  'standard-owner',
  'trainer',
  'manager',
  'administrator',
]

/** Every page, in the order of the menu. The first that a role may open is where it begins. */
export const PAGES: readonly Page[] = [
  page(
    {
      path: '/overview',
      title: 'overview',
      roles: EVERYBODY_BUT_AGENTS,
      menu: { icon: <BarChartOutlined />, letter: 'o' },
    },
    () => import('./overview/page.tsx'),
  ),
  page(
    {
      path: '/desk',
      title: 'desk',
      roles: liveCustomer.roles,
      menu: { icon: <CustomerServiceOutlined />, letter: 'd' },
    },
    () => import('./desk/page.tsx'),
  ),
  page(
    {
      path: '/floor',
      title: 'floor',
      roles: addAnnouncement.roles,
      menu: { icon: <DashboardOutlined />, letter: 'f' },
    },
    () => import('./floor/page.tsx'),
  ),
  page(
    { path: '/mine', title: 'mine', roles: ['agent'], menu: { icon: <UserOutlined />, letter: 'm' } },
    () => import('./my-results/page.tsx'),
  ),
  page(
    {
      path: '/conversations',
      title: 'conversations',
      roles: 'signed-in',
      menu: { icon: <CommentOutlined />, letter: 'c' },
    },
    () => import('./conversations/page.tsx'),
  ),
  page(
    { path: '/conversations/:id', title: 'conversation', roles: 'signed-in' },
    () => import('./conversation/page.tsx'),
  ),
  page(
    { path: '/results', title: 'results', roles: ['team-lead'], menu: { icon: <TeamOutlined />, letter: 'm' } },
    () => import('./my-results/page.tsx'),
  ),
  page(
    {
      path: '/review',
      title: 'review',
      roles: listAssignments.roles,
      menu: { icon: <SafetyCertificateOutlined />, letter: 'r' },
    },
    () => import('./review/queue/page.tsx'),
  ),
  page({ path: '/review/plans', title: 'review', roles: listPlans.roles }, () => import('./review/plans/page.tsx')),
  page(
    { path: '/review/plans/new', title: 'review', roles: addPlan.roles },
    () => import('./review/plans/new-page.tsx'),
  ),
  page(
    { path: '/review/plans/:id', title: 'review', roles: listPlans.roles },
    () => import('./review/plans/plan-page.tsx'),
  ),
  page(
    { path: '/review/plans/:id/edit', title: 'review', roles: addPlan.roles },
    () => import('./review/plans/edit-page.tsx'),
  ),
  page(
    { path: '/review/double', title: 'review', roles: listDoubleScorings.roles },
    () => import('./review/double/page.tsx'),
  ),
  page(
    { path: '/review/calibrations', title: 'review', roles: listCalibrations.roles },
    () => import('./review/calibrations/page.tsx'),
  ),
  page(
    { path: '/review/calibrations/:id', title: 'review', roles: listCalibrations.roles },
    () => import('./review/calibrations/calibration-page.tsx'),
  ),
  page(
    { path: '/review/agreement', title: 'review', roles: agreementFigures.roles },
    () => import('./review/figures/agreement-page.tsx'),
  ),
  page(
    { path: '/review/curve', title: 'review', roles: listeningFigures.roles },
    () => import('./review/figures/curve-page.tsx'),
  ),
  page(
    { path: '/review/precision', title: 'review', roles: clausePrecision.roles },
    () => import('./review/figures/precision-page.tsx'),
  ),
  page(
    {
      path: '/appeals',
      title: 'appeals',
      roles: APPEAL_READERS,
      menu: { icon: <AuditOutlined />, letter: 'a' },
    },
    () => import('./appeals/page.tsx'),
  ),
  page({ path: '/appeals/:id', title: 'appeal', roles: APPEAL_READERS }, () => import('./appeals/detail/page.tsx')),
  page(
    { path: '/standards', title: 'standards', roles: 'signed-in', menu: { icon: <BookOutlined />, letter: 's' } },
    () => import('./standards/page.tsx'),
  ),
  page(
    { path: '/standards/clauses/:clause', title: 'standards', roles: 'signed-in' },
    () => import('./standards/clause/page.tsx'),
  ),
  page(
    { path: '/standards/versions', title: 'standards', roles: 'signed-in' },
    () => import('./standards/versions/page.tsx'),
  ),
  page(
    { path: '/standards/versions/:id', title: 'standards', roles: 'signed-in' },
    () => import('./standards/versions/version-page.tsx'),
  ),
  page(
    { path: '/standards/versions/:id/edit', title: 'standards', roles: EVERYBODY_BUT_AGENTS },
    () => import('./standards/editor/page.tsx'),
  ),
  page(
    { path: '/standards/versions/:id/new-clause', title: 'standards', roles: createDraft.roles },
    () => import('./standards/form/page.tsx'),
  ),
  page(
    { path: '/standards/compare', title: 'standards', roles: EVERYBODY_BUT_AGENTS },
    () => import('./standards/compare/page.tsx'),
  ),
  page(
    { path: '/standards/back-tests/:id', title: 'standards', roles: createDraft.roles },
    () => import('./standards/back-test/page.tsx'),
  ),
  page(
    { path: '/tasks', title: 'tasks', roles: listTasks.roles, menu: { icon: <FieldTimeOutlined />, letter: 't' } },
    () => import('./tasks/page.tsx'),
  ),
  page(
    {
      path: '/settings',
      title: 'settings',
      roles: readSettings.roles,
      menu: { icon: <SettingOutlined />, letter: ',' },
    },
    () => import('./settings/page.tsx'),
  ),
  page(
    { path: '/settings/users', title: 'settings', roles: listUsers.roles },
    () => import('./settings/users/page.tsx'),
  ),
  page(
    { path: '/settings/teams', title: 'settings', roles: listTeams.roles },
    () => import('./settings/teams/page.tsx'),
  ),
  page({ path: '/settings/keys', title: 'settings', roles: listKeys.roles }, () => import('./settings/keys/page.tsx')),
  page(
    { path: '/settings/webhooks', title: 'settings', roles: listWebhooks.roles },
    () => import('./settings/webhooks/page.tsx'),
  ),
  page(
    { path: '/settings/webhooks/:id', title: 'settings', roles: listDeliveries.roles },
    () => import('./settings/webhooks/deliveries-page.tsx'),
  ),
  page(
    { path: '/settings/calendar', title: 'settings', roles: readSettings.roles },
    () => import('./settings/calendar/page.tsx'),
  ),
  page(
    { path: '/settings/retention', title: 'settings', roles: readSettings.roles },
    () => import('./settings/retention/page.tsx'),
  ),
  page(
    { path: '/settings/appeals', title: 'settings', roles: readSettings.roles },
    () => import('./settings/appeals/page.tsx'),
  ),
  page(
    { path: '/settings/chat', title: 'settings', roles: readSettings.roles },
    () => import('./settings/chat/page.tsx'),
  ),
  page(
    { path: '/settings/scorecard', title: 'settings', roles: scorecardWeights.roles },
    () => import('./settings/scorecard/page.tsx'),
  ),
  page(
    { path: '/settings/audit', title: 'settings', roles: listAudit.roles },
    () => import('./settings/audit/page.tsx'),
  ),
  page(
    { path: '/settings/system', title: 'settings', roles: readSystem.roles },
    () => import('./settings/system/page.tsx'),
  ),
]
