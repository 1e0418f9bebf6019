export const standards = {
  title: '规范',
}
