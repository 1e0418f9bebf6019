import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inspect, temporaryFolder, THREE } from './liangyan.ts'

const timeless = (text: string) => text.replace(/生成时间<\/dt><dd>[^<]+/, '')

describe('html report', () => {
  let page = ''
  beforeAll(async () => {
    const out = join(temporaryFolder(), 'report.html')
    await inspect([THREE, '--out', out])
    page = readFileSync(out, 'utf8')
  })

  test('fetches nothing', () => {
    expect(page).not.toMatch(/<(link|img|iframe|object|embed)\b/i)
    expect(page).not.toMatch(/https?:\/\//)
    expect(page).not.toMatch(/@import|url\(/)
  })

  test('escapes what was said', () => {
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain('您好&lt;img src=x onerror=alert(1)&gt;')
    expect(page).toContain('chat&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('\u001b')
  })

  test('runs its own script and no other', () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(script).digest('base64')
    expect(page).toContain(`script-src &#39;sha256-${hash}&#39;`)
  })

  test('shows the figures, the words in place, events, scorecard, promise and source', () => {
    expect(page).toContain('<span>会话数</span><b>3</b>')
    expect(page).toContain('<span>一票否决</span><b>1</b>')
    expect(page).toContain('<mark class="major">不知道</mark>')
    expect(page).toContain('等候 71 秒')
    expect(page).toContain('触犯一票否决项')
    expect(page).toContain('禁止使用“不知道”“自己看”等服务忌语。')
    expect(page).toContain('3 个工作日内（2026-03-11 23:59 前）')
    expect(page).toContain('坐席的解释是否充分？')
  })

  test('every link on the page has its target', () => {
    const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => !targets.has(link))).toEqual([])
  })

  test('is the same for the same input, but for the time it was made', async () => {
    const again = await inspect([THREE, '--format', 'html'])
    expect(timeless(again.stdout)).toBe(timeless(page))
  })
})
