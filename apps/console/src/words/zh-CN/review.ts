export const review = {
  title: '复核',
}
