import type { ThemeConfig } from 'antd'

/** Colours that mean something, for charts and marks as well; all of them 4.5:1 or better on white. */
export const COLOURS = {
  /** Ink of the menu and the entrance. */
  ink: '#0b2c35',
  inkRaised: '#12404b',
  /** What can be acted upon. */
  primary: '#0f5b66',
  good: '#1f6f4a',
  fair: '#8a5a00',
  poor: '#b3401f',
  bad: '#a8201a',
  text: '#16262c',
  textQuiet: '#55666d',
  line: '#dfe5e7',
  ground: '#f2f5f6',
} as const

/** As base.css has them: they depend on the language. */
export const FONT = 'var(--text)'
export const FONT_OF_CODE = 'var(--code)'

/**
 * For charts, which know no variables. The machine's own Chinese font where it has one, else the one that comes with the
 * console: only a machine without one fetches it, and of it only the parts whose characters it shows.
 */
export const FONT_OF_CHARTS =
  "'PingFang SC', 'Microsoft YaHei', 'HarmonyOS Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', system-ui, sans-serif"

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorInfo: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorSuccess: COLOURS.good,
    colorWarning: COLOURS.fair,
    colorError: COLOURS.bad,
    colorTextBase: COLOURS.text,
    colorTextSecondary: COLOURS.textQuiet,
    colorTextTertiary: COLOURS.textQuiet,
    colorTextDescription: COLOURS.textQuiet,
    // grounds of messages: what would be derived from colours this dark is muddy
    colorErrorBg: '#fdf1ef',
    colorErrorBorder: '#efc1bb',
    colorWarningBg: '#fdf6e6',
    colorWarningBorder: '#ecd9a6',
    colorSuccessBg: '#eef7f2',
    colorSuccessBorder: '#b9dcc9',
    colorInfoBg: '#eaf4f5',
    colorInfoBorder: '#b5d5d9',
    // stands for the label of many a field
    colorTextPlaceholder: '#6b787e',
    colorBgLayout: COLOURS.ground,
    colorBorderSecondary: COLOURS.line,
    fontFamily: FONT,
    fontFamilyCode: FONT_OF_CODE,
    fontSize: 14,
    controlHeight: 30,
    borderRadius: 4,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Tree: { directoryNodeSelectedBg: '#dcebed', directoryNodeSelectedColor: '#16262c' },
    Layout: {
      siderBg: COLOURS.ink,
      headerBg: '#ffffff',
      headerHeight: 52,
      headerPadding: '0 20px',
      triggerBg: COLOURS.ink,
    },
    Menu: {
      darkItemBg: COLOURS.ink,
      darkItemColor: '#c3d3d8',
      darkItemHoverBg: '#103742',
      darkItemSelectedBg: COLOURS.inkRaised,
      darkItemSelectedColor: '#ffffff',
      itemHeight: 38,
      itemBorderRadius: 4,
    },
    // stands on the ground of pages as well
    Segmented: { trackBg: '#e6ecee' },
    Table: { headerBg: '#f7f9fa', cellPaddingBlock: 9 },
  },
}
