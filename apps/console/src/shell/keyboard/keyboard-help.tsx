import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chord } from './chords.ts'
import { useShortcutGroups } from './keyboard.tsx'
import styles from './keyboard-help.module.css'

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
  Escape: 'Esc',
  ' ': '␣',
}

/** All that can be pressed on this page. */
export function KeyboardHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const groups = useShortcutGroups()
  return (
    <Modal title={t('shell.keyboard.title')} open={open} onCancel={onClose} footer={null} width={560} destroyOnHidden>
      {open &&
        groups().map(({ title, shortcuts }) => (
          <section key={title} className={styles.group}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.list}>
              {shortcuts.map(({ keys, label }) => (
                <Fragment key={label}>
                  <dt>
                    {keys.map((chord, index) => (
                      <Fragment key={chord}>
                        {index > 0 && <span className={styles.word}>{t('shell.keyboard.or')}</span>}
                        <Keys chord={chord} />
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
    </Modal>
  )
}

function Keys({ chord }: { readonly chord: Chord }) {
  const { t } = useTranslation()
  const held = /^(Alt|Ctrl)\+(.+)$/.exec(chord)
  if (held)
    return (
      <>
        <kbd>{held[1]}</kbd> + <KeySign name={held[2]} />
      </>
    )
  const keys = chord === ' ' ? [' '] : chord.split(' ')
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && <span className={styles.word}>{t('shell.keyboard.afterwards')}</span>}
      <KeySign name={key} />
    </Fragment>
  ))
}

function KeySign({ name }: { readonly name: string }) {
  return <kbd>{SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name)}</kbd>
}
