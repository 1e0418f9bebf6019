import { createDraft, listStandardVersions, standardInForce } from '@liangyan/contract'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAct } from '../../../api/index.ts'
import { dayOf } from '../../../words/moments.ts'
import { useVersions } from '../frame/version-select.tsx'

interface Props {
  /** The version that is looked at: it is edited itself where it is a draft. */
  readonly version: number
  readonly file: string
  readonly line: number
}

/** Opens a place in the draft: the one looked at, the one that is open, else a new one. */
export function EditButton({ version, file, line }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const versions = useVersions()
  const go = (id: number) =>
    void navigate(`/standards/versions/${id}/edit?file=${encodeURIComponent(file)}&line=${line}`)
  const act = useAct(createDraft, { changes: [listStandardVersions, standardInForce], onDone: ({ id }) => go(id) })
  const open = () => {
    const here = versions?.find(({ id }) => id === version)
    const draft = here?.state === 'draft' ? here : versions?.find(({ state }) => state === 'draft')
    if (draft) go(draft.id)
    else act.mutate({ body: { title: dayOf(Date.now()), basedOn: version } })
  }
  return (
    <Button type="primary" loading={act.isPending} disabled={versions === undefined} onClick={open}>
      {t('standards.clause.edit')}
    </Button>
  )
}
