/** What the exit code of `liangyan` means; printed in every --help. */
export const EXIT = { fine: 0, found: 1, unusable: 2 } as const

export const EXIT_CODE_HELP = `
退出码：
  0  正常完成
  1  有达到 --fail-on 级别的命中（inspect），或规范有错误、经不起扰动（check、check --stress）
  2  输入或参数无法使用，或结果写不出去`
