import { listTasks } from '@liangyan/contract'
import { Badge, Button, Popover, Progress } from 'antd'
import FieldTimeOutlined from '@ant-design/icons/FieldTimeOutlined'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoute } from '../../api/index.ts'
import { mayOpen } from '../../access.ts'
import { isOpen, percentOf } from '../../signs/task.ts'
import { useMe } from '../session.ts'
import styles from './frame.module.css'

const BUSY = 2_000
const IDLE = 15_000

/** How far long work is, wherever one is; nothing where the role sees no tasks. */
export function TaskProgress() {
  const { role } = useMe()
  return mayOpen(listTasks, role) ? <OpenTasks /> : null
}

function OpenTasks() {
  const { t } = useTranslation()
  const { data } = useRoute(
    listTasks,
    { query: { limit: 20 } },
    {
      every: (page) => (page?.items.some(isOpen) ? BUSY : IDLE),
    },
  )
  const open = data?.items.filter(isOpen) ?? []
  const label = open.length > 0 ? t('shell.tasks.running', { count: open.length }) : t('shell.tasks.idle')
  return (
    <Popover
      trigger={['click']}
      placement="bottomRight"
      title={label}
      content={
        <div className={styles.running}>
          {open.map((task) => (
            <div key={task.id} className={styles.task}>
              <span>{task.title}</span>
              <Progress size="small" percent={percentOf(task)} status="active" aria-label={task.title} />
            </div>
          ))}
          <Link to="/tasks">{t('shell.tasks.all')}</Link>
        </div>
      }
    >
      <Button type="text" aria-label={label}>
        <Badge count={open.length} size="small" color="#0f5b66" offset={[2, -2]}>
          <FieldTimeOutlined spin={open.length > 0} style={{ fontSize: 16 }} />
        </Badge>
      </Button>
    </Popover>
  )
}
