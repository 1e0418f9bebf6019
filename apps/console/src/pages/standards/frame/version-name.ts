import type { VersionName } from '@liangyan/contract'
import type { TFunction } from 'i18next'

/** `第 3 版 十二月修订`, or `草稿 十二月修订` before it is published. */
export function versionName(t: TFunction, { number, title }: Pick<VersionName, 'number' | 'title'>): string {
  const which = number === null ? t('standards.draftName') : t('standards.version', { number })
  return `${which} ${title}`
}
