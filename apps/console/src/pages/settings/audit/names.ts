import { AUDIT_ACTIONS } from '@liangyan/contract'

/** What an action is called; one that a later version of the server records stands for itself. */
export function actionName(action: string, language: string): string {
  return AUDIT_ACTIONS[action]?.[language === 'en' ? 'en' : 'zh-CN'] ?? action
}
