/** Nothing of the bank's page gets in here, nothing of this gets out: it stands in a shadow tree. */
export const STYLE = `
:host { all: initial !important; }
* { box-sizing: border-box; }
.launcher, .panel {
  position: fixed; z-index: 2147483000; right: 24px; bottom: 24px;
  right: calc(24px + env(safe-area-inset-right, 0px)); bottom: calc(24px + env(safe-area-inset-bottom, 0px));
}
.launcher {
  display: flex; align-items: center; gap: 8px; min-width: 56px; height: 56px; margin: 0; padding: 0 22px 0 18px;
  border: 0; border-radius: 28px; color: #fff; background: #0f5b66; cursor: pointer;
  font: 600 16px/1 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif;
  box-shadow: 0 4px 16px rgba(11, 44, 53, .28); -webkit-tap-highlight-color: transparent;
}
.launcher:hover { background: #0b4851; }
.launcher:focus { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1a8a99; }
.launcher:focus:not(:focus-visible) { outline: 0; box-shadow: 0 4px 16px rgba(11, 44, 53, .28); }
.launcher svg { flex: none; width: 26px; height: 26px; }
.badge {
  position: absolute; top: -4px; right: -2px; min-width: 22px; height: 22px; padding: 0 6px; border: 2px solid #fff;
  border-radius: 11px; background: #c22a22; font-size: 12px; line-height: 18px; text-align: center;
}
.panel {
  width: 400px; height: 660px; max-height: calc(100% - 48px); overflow: hidden; border-radius: 14px;
  background: #f3f5f6; box-shadow: 0 8px 40px rgba(11, 44, 53, .32);
}
iframe { display: block; width: 100%; height: 100%; border: 0; }
[hidden] { display: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }
@media (max-width: 560px), (max-height: 460px) {
  .panel { top: 0; right: 0; bottom: auto; left: 0; width: 100%; height: 100%; max-height: none; border-radius: 0; }
  .launcher { right: 16px; bottom: 16px; bottom: calc(16px + env(safe-area-inset-bottom, 0px)); padding: 0 15px; }
  .launcher .name { display: none; }
}
@media (prefers-color-scheme: dark) { .panel { background: #10191c; } }
@media print { .launcher, .panel { display: none; } }
`

/**
 * Puts the style into the tree. As a sheet made by script where browsers can: pages whose content policy forbids styles in
 * the page allow those.
 */
export function dress(tree: ShadowRoot): void {
  if ('adoptedStyleSheets' in tree && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    tree.adoptedStyleSheets = [sheet]
    return
  }
  const style = document.createElement('style')
  style.textContent = STYLE
  tree.prepend(style)
}
