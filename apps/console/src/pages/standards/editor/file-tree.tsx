import type { StandardFile } from '@liangyan/contract'
import { Badge, Input, type InputRef, Tree, type TreeDataNode } from 'antd'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import panel from '../frame/panel.module.css'
import styles from './editor.module.css'

interface Props {
  readonly files: readonly StandardFile[]
  readonly selected: string | undefined
  readonly unsaved: readonly string[]
  /** Errors by file. */
  readonly errors: ReadonlyMap<string, number>
  readonly search: RefObject<InputRef | null>
  readonly onOpen: (path: string) => void
  readonly actions: ReactNode
}

/** The files of a version by folder; those that were changed, have errors or are not saved stand out. */
export function FileTree({ files, selected, unsaved, errors, search, onOpen, actions }: Props) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const [expanded, setExpanded] = useState<readonly string[]>()
  const shown = useMemo(() => files.filter(({ path }) => path.includes(sought.trim())), [files, sought])
  const nodes = useMemo(() => nodesOf(shown, unsaved, errors), [shown, unsaved, errors])
  const tree = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // opened from elsewhere it may stand far down; folders unfold first
    const frame = requestAnimationFrame(() =>
      tree.current?.querySelector('.ant-tree-treenode-selected')?.scrollIntoView({ block: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [selected])
  const open = sought === '' ? (expanded ?? foldersOf(selected)) : shown.flatMap(({ path }) => foldersOf(path))
  return (
    <aside className={`${panel.panel} ${styles.files}`}>
      <div className={styles.filesHead}>
        <Input.Search
          ref={search}
          allowClear
          size="small"
          placeholder={t('standards.editor.searchFiles')}
          aria-label={t('standards.editor.searchFiles')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        {actions}
      </div>
      <div ref={tree} className={styles.tree}>
        <Tree.DirectoryTree
          showIcon={false}
          aria-label={t('standards.editor.files')}
          treeData={nodes}
          selectedKeys={selected === undefined ? [] : [selected]}
          expandedKeys={[...open]}
          onExpand={(keys) => setExpanded(keys.map(String))}
          onSelect={([key], { node }) => {
            if (node.isLeaf && key !== undefined) onOpen(String(key))
          }}
        />
      </div>
    </aside>
  )
}

/** `a/b/c.yaml` → `a`, `a/b`. */
function foldersOf(path: string | undefined): string[] {
  const parts = path?.split('/').slice(0, -1) ?? []
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}

function nodesOf(
  files: readonly StandardFile[],
  unsaved: readonly string[],
  errors: ReadonlyMap<string, number>,
): TreeDataNode[] {
  const roots: TreeDataNode[] = []
  const folders = new Map<string, TreeDataNode[]>([['', roots]])
  const within = (folder: string): TreeDataNode[] => {
    const known = folders.get(folder)
    if (known) return known
    const cut = folder.lastIndexOf('/')
    const children: TreeDataNode[] = []
    folders.set(folder, children)
    within(folder.slice(0, Math.max(0, cut))).push({ key: folder, title: folder.slice(cut + 1), children })
    return children
  }
  for (const { path, change } of files) {
    const cut = path.lastIndexOf('/')
    const name = path.slice(cut + 1)
    const title = (
      <FileName
        name={name}
        changed={change !== 'same'}
        unsaved={unsaved.includes(path)}
        errors={errors.get(path) ?? 0}
      />
    )
    within(path.slice(0, Math.max(0, cut))).push({ key: path, title, isLeaf: true })
  }
  return foldersFirst(roots)
}

function foldersFirst(nodes: readonly TreeDataNode[]): TreeDataNode[] {
  const opened = nodes.map((node) => (node.children ? { ...node, children: foldersFirst(node.children) } : node))
  return opened.sort((a, b) => Number(a.isLeaf ?? false) - Number(b.isLeaf ?? false))
}

interface NameProps {
  readonly name: string
  readonly changed: boolean
  readonly unsaved: boolean
  readonly errors: number
}

function FileName({ name, changed, unsaved, errors }: NameProps) {
  const { t } = useTranslation()
  return (
    <span className={`${styles.file} ${changed ? styles.changed : ''}`} title={name}>
      <span className={styles.fileName}>{name}</span>
      {errors > 0 && <Badge count={errors} size="small" overflowCount={99} />}
      {unsaved && <span className={styles.unsaved} role="img" aria-label={t('standards.editor.unsaved')} />}
    </span>
  )
}
