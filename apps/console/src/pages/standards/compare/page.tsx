import SwapOutlined from '@ant-design/icons/SwapOutlined'
import { compareStandards, type StandardVersion, type VersionComparison } from '@liangyan/contract'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type Refused, useRoute } from '../../../api/index.ts'
import { LinkButton } from '../../../shell/link-button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../shell/states/index.ts'
import { figure } from '../../../words/figures.ts'
import panel from '../frame/panel.module.css'
import { StandardsFrame } from '../frame/standards-frame.tsx'
import { useVersions, VersionSelect } from '../frame/version-select.tsx'
import { type Choice, type Pair, type Part, PARTS, readChoice, writeChoice } from './address.ts'
import { ChangedClauses } from './changed-clauses.tsx'
import { ChangedFiles } from './changed-files.tsx'
import { ChangedItems } from './changed-items.tsx'
import styles from './compare.module.css'
import { FieldChanges } from './field-changes.tsx'

/** Two versions of the standard, clause by clause. */
export function Content() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const versions = useVersions()
  const choice = withUsual(readChoice(address), versions)
  const choose = (next: Choice) => setAddress(writeChoice(next), { replace: true })
  const { from, to } = choice
  return (
    <StandardsFrame title={t('standards.compare.title')} text={t('standards.compare.text')}>
      <div className={`${panel.panel} ${panel.padded} ${panel.bar}`}>
        <VersionSelect
          width={320}
          label={t('standards.compare.from')}
          value={from}
          onChange={(id) => choose({ ...choice, from: id })}
        />
        <Button
          icon={<SwapOutlined />}
          aria-label={t('standards.compare.swap')}
          title={t('standards.compare.swap')}
          disabled={from === undefined || to === undefined}
          onClick={() => from !== undefined && to !== undefined && choose({ ...choice, from: to, to: from })}
        />
        <VersionSelect
          width={320}
          label={t('standards.compare.to')}
          value={to}
          onChange={(id) => choose({ ...choice, to: id })}
        />
      </div>
      {from !== undefined && to !== undefined ? (
        <Compared key={`${from} ${to}`} choice={{ ...choice, from, to }} versions={versions} onChoose={choose} />
      ) : versions === undefined ? (
        <LoadingState />
      ) : (
        <div className={panel.panel}>
          <EmptyState title={t('standards.compare.choose')} text={t('standards.compare.chooseText')} />
        </div>
      )}
    </StandardsFrame>
  )
}

/** Where the address names none: the version that was made last, and what it was made from. */
function withUsual(choice: Choice, versions: readonly StandardVersion[] | undefined): Choice {
  if (choice.from !== undefined || choice.to !== undefined) return choice
  const last = versions?.find(({ basedOn }) => basedOn !== null)
  return last?.basedOn ? { ...choice, from: last.basedOn.id, to: last.id } : choice
}

interface Props {
  readonly choice: Choice & Pair
  readonly versions: readonly StandardVersion[] | undefined
  readonly onChoose: (choice: Choice) => void
}

function Compared({ choice, versions, onChoose }: Props) {
  const { t } = useTranslation()
  const { from, to } = choice
  const { data, error, refetch } = useRoute(compareStandards, { query: { from, to } })
  if (error)
    return (
      <div className={panel.panel}>
        <ErrorState
          error={error}
          onRetry={error.code === 'unusable-standard' ? undefined : refetch}
          actions={<ToDraft error={error} versions={versions} choice={choice} />}
        />
      </div>
    )
  if (data === undefined) return <LoadingState />
  if (data.files.length === 0)
    return (
      <div className={panel.panel}>
        <EmptyState title={t('standards.compare.same')} text={t('standards.compare.sameText')} />
      </div>
    )
  return (
    <>
      <div className={panel.bar}>
        <Segmented<Part>
          value={choice.part}
          onChange={(part) => onChoose({ from, to, part })}
          options={PARTS.map((part) => ({
            value: part,
            label: `${t(`standards.compare.parts.${part}`)} ${figure(data[part].length)}`,
          }))}
        />
      </div>
      <ShownPart data={data} choice={choice} onChoose={onChoose} />
    </>
  )
}

function ShownPart({
  data,
  choice,
  onChoose,
}: {
  readonly data: VersionComparison
  readonly choice: Props['choice']
  readonly onChoose: Props['onChoose']
}) {
  const { t } = useTranslation()
  const { part } = choice
  if (data[part].length === 0)
    return (
      <div className={panel.panel}>
        <EmptyState title={t('standards.compare.nothing')} text={t(`standards.compare.nothingText.${part}`)} />
      </div>
    )
  switch (part) {
    case 'clauses':
      return <ChangedClauses clauses={data.clauses} choice={choice} onChoose={onChoose} />
    case 'files':
      return <ChangedFiles files={data.files} choice={choice} onChoose={onChoose} />
    case 'scorecard':
      return (
        <div className={`${panel.panel} ${styles.item}`}>
          <FieldChanges fields={data.scorecard} />
        </div>
      )
    default:
      return <ChangedItems items={data[part]} />
  }
}

/** A draft with mistakes cannot be compared: the way to mend it. */
function ToDraft({ error, versions, choice: { from, to } }: Omit<Props, 'onChoose'> & { readonly error: Refused }) {
  const { t } = useTranslation()
  const draft = versions?.find(({ id, state }) => state === 'draft' && (id === to || id === from))
  if (error.code !== 'unusable-standard' || !draft) return null
  return (
    <LinkButton type="primary" to={`/standards/versions/${draft.id}/edit`}>
      {t('standards.life.edit')}
    </LinkButton>
  )
}
