import { readStandardFile, type VersionComparison } from '@liangyan/contract'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../api/index.ts'
import { ErrorState } from '../../../shell/states/index.ts'
import { Difference } from '../difference/difference.tsx'
import panel from '../frame/panel.module.css'
import type { Choice, Pair } from './address.ts'
import { ChangeTag } from './change-tag.tsx'
import styles from './compare.module.css'

type ChangedFile = VersionComparison['files'][number]

interface Props {
  readonly files: readonly ChangedFile[]
  readonly choice: Choice & Pair
  readonly onChoose: (choice: Choice) => void
}

/** Files of any kind; the one that the address names shows both its texts. */
export function ChangedFiles({ files, choice, onChoose }: Props) {
  const { t } = useTranslation()
  const { file, ...none } = choice
  return (
    <ul className={styles.items}>
      {files.map((one) => {
        const open = one.path === file
        return (
          <li key={one.path} className={`${panel.panel} ${styles.item}`}>
            <div className={styles.itemHead}>
              <ChangeTag change={one.change} />
              <b>{one.path}</b>
              <span className={panel.space} />
              <Button
                size="small"
                type="link"
                aria-expanded={open}
                onClick={() => onChoose(open ? none : { ...choice, file: one.path })}
              >
                {t(open ? 'standards.compare.closeFile' : 'standards.compare.openFile')}
              </Button>
            </div>
            {open && <Texts file={one} pair={choice} />}
          </li>
        )
      })}
    </ul>
  )
}

function Texts({ file: { path, change }, pair }: { readonly file: ChangedFile; readonly pair: Pair }) {
  const before = useRoute(
    readStandardFile,
    { params: { id: pair.from }, query: { path } },
    { enabled: change !== 'added' },
  )
  const after = useRoute(
    readStandardFile,
    { params: { id: pair.to }, query: { path } },
    { enabled: change !== 'removed' },
  )
  const error = before.error ?? after.error
  if (error) return <ErrorState error={error} />
  if (before.isLoading || after.isLoading) return <Skeleton active title={false} />
  return <Difference label={path} before={before.data?.text ?? ''} after={after.data?.text ?? ''} />
}
