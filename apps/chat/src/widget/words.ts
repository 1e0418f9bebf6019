/** What the widget says on the bank's page. */
export const WORDS = {
  zh: {
    service: '在线客服',
    open: '打开在线客服',
    unread: (count: number) => `在线客服有 ${count} 条新消息`,
    window: '在线客服对话窗口',
  },
  en: {
    service: 'Chat with us',
    open: 'Open the chat with the bank',
    unread: (count: number) => `${count} new ${count === 1 ? 'message' : 'messages'} from the bank`,
    window: 'Chat with the bank',
  },
}
export type WidgetWords = (typeof WORDS)['zh']
