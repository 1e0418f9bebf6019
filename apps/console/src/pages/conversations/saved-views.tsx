import DeleteOutlined from '@ant-design/icons/DeleteOutlined'
import EditOutlined from '@ant-design/icons/EditOutlined'
import FilterOutlined from '@ant-design/icons/FilterOutlined'
import { addView, changeView, listViews, removeView, type SavedView } from '@liangyan/contract'
import { Button, Form, Input, Popconfirm, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useRoute } from '../../api/index.ts'
import type { ListActionProps } from './list-action.ts'
import type { ListChoice } from './list-address.ts'
import styles from './saved-views.module.css'

/** Filters that somebody gave a name: shown again with one click, saved, renamed, deleted. */
export function SavedViews({ choice, onChoose }: ListActionProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <Panel
          choice={choice}
          onChoose={(chosen) => {
            onChoose(chosen)
            setOpen(false)
          }}
        />
      }
    >
      <Button icon={<FilterOutlined />} aria-expanded={open}>
        {t('conversations.views.button')}
      </Button>
    </Popover>
  )
}

interface PanelProps {
  readonly choice: ListChoice
  readonly onChoose: (choice: ListChoice) => void
}

function Panel({ choice, onChoose }: PanelProps) {
  const { t } = useTranslation()
  const { data } = useRoute(listViews, {})
  const add = useAct(addView, { changes: [listViews] })
  const [form] = Form.useForm<{ name: string }>()
  const isEverything = Object.values(filterIn(choice)).every((value) => value === undefined)
  return (
    <div className={styles.panel}>
      {data?.length === 0 && <p className={styles.quiet}>{t('conversations.views.none')}</p>}
      <ul className={styles.views} aria-label={t('conversations.views.title')}>
        {data?.map((view) => (
          <View key={view.id} view={view} choice={choice} onChoose={onChoose} />
        ))}
      </ul>
      <Form
        form={form}
        className={styles.save}
        onFinish={({ name }) =>
          add.mutate({ body: { name, filter: filterIn(choice) } }, { onSuccess: () => form.resetFields() })
        }
      >
        <Form.Item name="name" noStyle rules={[{ required: true, whitespace: true, max: 40 }]}>
          <Input
            placeholder={t('conversations.views.name')}
            aria-label={t('conversations.views.name')}
            disabled={isEverything}
            maxLength={40}
          />
        </Form.Item>
        <Button htmlType="submit" type="primary" disabled={isEverything} loading={add.isPending}>
          {t('conversations.views.save')}
        </Button>
      </Form>
      {isEverything && <p className={styles.quiet}>{t('conversations.views.everything')}</p>}
    </div>
  )
}

function View({ view, choice, onChoose }: PanelProps & { readonly view: SavedView }) {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  const change = useAct(changeView, { changes: [listViews], onDone: () => setRenaming(false) })
  const remove = useAct(removeView, { changes: [listViews] })
  if (renaming) {
    return (
      <li>
        <Input
          autoFocus
          defaultValue={view.name}
          maxLength={40}
          aria-label={t('conversations.views.name')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setRenaming(false)
          }}
          onPressEnter={({ currentTarget: { value } }) => {
            if (value.trim() !== '') change.mutate({ params: { id: view.id }, body: { name: value } })
          }}
          onBlur={() => setRenaming(false)}
        />
      </li>
    )
  }
  return (
    <li className={styles.view}>
      <button type="button" className={styles.name} onClick={() => onChoose(choiceOf(view))}>
        {view.name}
      </button>
      <Button
        type="link"
        size="small"
        onClick={() => change.mutate({ params: { id: view.id }, body: { filter: filterIn(choice) } })}
      >
        {t('conversations.views.replace')}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t('conversations.views.rename', { name: view.name })}
        title={t('conversations.views.rename', { name: view.name })}
        onClick={() => setRenaming(true)}
      />
      <Popconfirm
        title={t('conversations.views.removeConfirm', { name: view.name })}
        onConfirm={() => remove.mutate({ params: { id: view.id } })}
      >
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('conversations.views.remove', { name: view.name })}
          title={t('conversations.views.remove', { name: view.name })}
        />
      </Popconfirm>
    </li>
  )
}

function filterIn({ period, filter, order }: ListChoice): SavedView['filter'] {
  return { ...filter, ...(period !== undefined && { period }), ...(order !== undefined && { order }) }
}

function choiceOf({ filter: { period, order, ...filter } }: SavedView): ListChoice {
  return { filter, ...(period !== undefined && { period }), ...(order === 'risk' && { order }) }
}
