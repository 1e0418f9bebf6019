export const appeals = {
  title: '申诉',
}
