import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../findings/findings.module.css'
import type { Item } from '../items.ts'
import { ReasonField } from './reason-field.tsx'

/** What can be done with a finding in a review; the keys do the same. */
export interface Deeds {
  readonly confirm: () => void
  /** Asks for the reason. */
  readonly overturn: () => void
  readonly kept: () => void
  readonly broken: () => void
  readonly undo: () => void
  readonly note: () => void
  readonly remove: () => void
}

/** A field that is open on a card: the reason of an overturning, or a note. */
export interface OpenField {
  readonly kind: 'reason' | 'note'
  readonly key: string
}

interface Props {
  readonly item: Item
  readonly isSelected: boolean
  readonly field: OpenField | undefined
  readonly deeds: Deeds
  readonly onField: (text: string) => void
  readonly onClose: () => void
}

export function CardActions({ item, isSelected, field, deeds, onField, onClose }: Props) {
  const { t } = useTranslation()
  if (field?.key === item.key)
    return (
      <ReasonField
        kind={field.kind}
        text={item.said?.comment ?? item.draft?.comment ?? ''}
        onSave={onField}
        onClose={onClose}
      />
    )
  if (!isSelected) return null
  const { said, draft, finding } = item
  const byPerson = finding.decidedBy.includes('person')
  if (draft)
    return (
      <Bar>
        <Deed name={t('conversation.review.note')} letter="I" act={deeds.note} />
        <Deed name={t('conversation.review.remove')} letter="X" act={deeds.remove} danger />
      </Bar>
    )
  if (finding.verdict === 'undecided')
    return (
      <Bar>
        <Deed
          name={t('conversation.review.broken')}
          letter="B"
          act={deeds.broken}
          chosen={said?.opinion === 'confirmed'}
          danger
        />
        <Deed
          name={t('conversation.review.kept')}
          letter="K"
          act={deeds.kept}
          chosen={said?.opinion === 'overturned'}
        />
        {said && <After deeds={deeds} />}
      </Bar>
    )
  return (
    <Bar>
      {!byPerson && (
        <Deed
          name={t('conversation.review.confirm')}
          letter="C"
          act={deeds.confirm}
          chosen={said?.opinion === 'confirmed'}
        />
      )}
      <Deed
        name={t('conversation.review.overturn')}
        letter="O"
        act={deeds.overturn}
        chosen={said?.opinion === 'overturned'}
        danger
      />
      {said && <After deeds={deeds} />}
    </Bar>
  )
}

const Bar = ({ children }: { readonly children: ReactNode }) => <div className={styles.actions}>{children}</div>

function After({ deeds }: { readonly deeds: Deeds }) {
  const { t } = useTranslation()
  return (
    <>
      <Deed name={t('conversation.review.note')} letter="I" act={deeds.note} quiet />
      <Deed name={t('conversation.review.undo')} letter="U" act={deeds.undo} quiet />
    </>
  )
}

interface DeedProps {
  readonly name: string
  readonly letter: string
  readonly act: () => void
  readonly chosen?: boolean
  readonly danger?: boolean
  readonly quiet?: boolean
}

function Deed({ name, letter, act, chosen = false, danger = false, quiet = false }: DeedProps) {
  return (
    <Button
      size="small"
      type={quiet ? 'text' : chosen ? 'primary' : 'default'}
      danger={danger}
      aria-keyshortcuts={letter.toLowerCase()}
      aria-pressed={quiet ? undefined : chosen}
      onClick={(event) => {
        event.stopPropagation()
        act()
      }}
    >
      {name}
      <span className={styles.key}>{letter}</span>
    </Button>
  )
}
