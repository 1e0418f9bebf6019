import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Engine, type Finding } from '../src/index.ts'
import { builtInStandard } from './built-in.ts'
import { engineOf, talk } from './small-standard.ts'

const standard = builtInStandard()
const bank = new Engine(standard)
const pairs = readFileSync(new URL('replacement-pairs.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [source: string, said: string, instead: string])

/** What is offered for the agent's words, each text once. */
function offered(engine: Engine, said: string): string[] {
  const { findings } = engine.inspect(talk(`C: 我想查一下我的账单\nA: ${said}`))
  return [...new Set(findings.filter(({ turns }) => turns.includes(1)).flatMap((f) => f.suggestion ?? []))]
}

describe('the replacement table of the bank', () => {
  test.each(pairs)('%s %s → %s', (_, said, instead) => {
    const told = offered(bank, said).map((text) => text.replaceAll('{时限}', '3个工作日'))
    expect(
      told.some((text) => text.includes(instead)),
      told.join('\n') || 'nothing is offered',
    ).toBe(true)
  })

  test('every sentence of the table is offered for some of these pairs', () => {
    const all = new Set(pairs.flatMap(([, said]) => offered(bank, said)))
    const sentences = standard.rewordings.flatMap(({ rewording }) => rewording.say ?? [])
    expect(sentences.filter((text) => !all.has(text))).toEqual([])
  })

  test('all pairs and all forbidden words of the source are in it', () => {
    const cited = new Set(standard.rewordings.flatMap(({ rewording }) => rewording.sources ?? []))
    const words = [...standard.sources.values()].filter(
      // whole sentences about conduct and names of tones are no words to replace
      ({ kind, text }) => kind === 'rewrite' || (kind === 'taboo' && text.startsWith('「')),
    )
    expect(words.length).toBeGreaterThan(80)
    expect(words.filter(({ id }) => !cited.has(id))).toEqual([])
  })

  test('a rude sentence is not put right by 您 alone', () => {
    const rude = pairs.filter(([source, said]) => said.includes('你') && source !== 'D18-006')
    expect(rude.length).toBeGreaterThan(40)
    for (const [, said] of rude) expect(offered(bank, said), said).not.toContain(said.replaceAll('你', '您'))
    expect(offered(bank, '你烦不烦。你稍等。').join()).not.toContain('您稍等')
  })

  test('what is offered for these is itself forbidden by nothing', () => {
    const forbidding = new Set(standard.clauses.filter(({ clause }) => clause.forbid).map(({ clause }) => clause.id))
    const texts = new Set(pairs.flatMap(([, said]) => offered(bank, said)))
    for (const text of texts) {
      const { findings } = bank.inspect(talk(`A: ${text.replaceAll(/\{[^}]+\}/g, '3个工作日')}`))
      expect(
        findings.map(({ clause }) => clause).filter((clause) => forbidding.has(clause)),
        text,
      ).toEqual([])
    }
  })

  test('every slang word has a plain equal', () => {
    for (const word of slang()) {
      const [first] = offered(bank, `这个${word}您看`)
      expect(first, word).toBeDefined()
      expect(first, word).not.toContain(word)
    }
  })

  test.each(['好的，请您稍等，我为您查询。', '您自己保管好密码。', '如果您不知道密码，可以到网点重置。'])(
    '%s needs no other words',
    (said) => expect(offered(bank, said)).toEqual([]),
  )
})

const slang = () => {
  const text = readFileSync(new URL('../../../standards/bank/words/slang.yaml', import.meta.url), 'utf8')
  return (/\[(.*)\]/.exec(text)?.[1] ?? '').split(', ')
}

describe('what is said instead', () => {
  const table = (...rows: string[]) => ({ 'replacements.yaml': rows.map((row) => `- { ${row} }\n`).join('') })
  const engine = (clause: string, ...rows: string[]) => engineOf([clause], table(...rows))
  const suggestions = (e: Engine, dialogue: string): (string | undefined)[] =>
    e.inspect(talk(dialogue)).findings.map((finding: Finding) => finding.suggestion)

  test('comes before what a clause says for want of better, whichever clause found the words', () => {
    const e = engine('forbid: { says: [不归我管, 烦] }, otherwise: 请稍等', 'instead_of: 不归我管, say: 我帮您转接')
    expect(suggestions(e, 'A: 这不归我管')).toEqual(['我帮您转接'])
    expect(suggestions(e, 'A: 真烦')).toEqual(['请稍等'])
  })

  test('comes after what a clause has for these very words, and that goes by the longest of them', () => {
    const own =
      'forbid: { says: [主管在忙, 主管不在] }, replace: [{ instead_of: 主管, say: 甲 }, { instead_of: 主管在忙, say: 乙 }]'
    const e = engine(own, 'instead_of: [在忙, 真的主管不在], say: 丙')
    expect(suggestions(e, 'A: 主管在忙')).toEqual(['乙'])
    expect(suggestions(e, 'A: 真的主管不在')).toEqual(['甲'])
    const any = engine('forbid: { says: 在忙 }, replace: [{ instead_of: 主管, say: 甲 }]', 'instead_of: 在忙, say: 丙')
    expect(suggestions(any, 'A: 主管在忙')).toEqual(['丙'])
    expect(
      suggestions(engine('forbid: { says: 在忙 }, replace: [{ say: 丁 }]', 'instead_of: 在忙, say: 丙'), 'A: 在忙'),
    ).toEqual(['丁'])
  })

  test('is for the words that were found, not for others of the turn', () => {
    const e = engine('forbid: { says: 烦 }', 'instead_of: 不归我管, say: 我帮您转接')
    expect(suggestions(e, 'A: 不归我管，烦')).toEqual([undefined])
  })

  test('of several rows the one with the most words', () => {
    const e = engine('forbid: { says: 我不知道 }', 'instead_of: 不知道, say: 甲', 'instead_of: 我…不知道, say: 乙')
    expect(suggestions(e, 'A: 我真不知道')).toEqual([])
    expect(suggestions(e, 'A: 我不知道')).toEqual(['乙'])
  })

  test('does not follow an exception, a quotation or the customer', () => {
    const e = engine('forbid: { says: 不知道 }', 'instead_of: 不知道, except: 您不知道, say: 甲')
    expect(suggestions(e, 'A: 您不知道')).toEqual([undefined])
    expect(suggestions(e, 'C: 不知道\nA: 他说“不知道”，我也不知道')).toEqual(['甲'])
  })

  test('puts words into the sentence in which they stand, and leaves all others alone', () => {
    const e = engine('forbid: { says: [搞定, 啥] }', 'instead_of: 搞定, put: 办好', 'instead_of: 啥, put: 什么')
    expect(suggestions(e, 'A: 您好！办啥？我帮您搞定，啥都行。再见。')).toEqual(['办什么？我帮您办好，什么都行。'])
  })

  test('puts nothing in where more than those words was found', () => {
    const e = engine('forbid: { says: 咋还不懂 }, replace: [{ say: 我再说明一下 }]', 'instead_of: 咋, put: 怎么')
    expect(suggestions(e, 'A: 您咋还不懂')).toEqual(['我再说明一下'])
  })

  test('is a sentence of its own where the sentence put right would still be harsh', () => {
    const rows = ['instead_of: 啥, put: 什么', 'instead_of: 不归我管, say: 我帮您转接']
    const e = engine('forbid: { says: 啥 }', ...rows)
    expect(suggestions(e, 'A: 啥事都不归我管')).toEqual(['我帮您转接'])
  })

  test('so it is where another clause forbids the rest of the turn, and that clause says what to say', () => {
    const rows = table('instead_of: 啥, put: 什么')
    const clauses = ['forbid: { says: 啥 }', 'forbid: { says: [烦, 啥] }, replace: [{ say: 您请讲 }]']
    const e = engineOf(clauses, rows)
    expect(suggestions(e, 'A: 啥事，真烦')[0]).toBe('您请讲')
    expect(suggestions(e, 'A: 啥事？真烦')[0]).toBe('您请讲')
    expect(suggestions(e, 'A: 啥事？您请讲')[0]).toBe('什么事？')
  })

  test('of several worse faults the gravest has the word, one on trial last', () => {
    const clauses = [
      'forbid: { says: 啥 }',
      'forbid: { says: 烦 }, otherwise: 甲',
      'forbid: { says: 滚 }, severity: major, otherwise: 乙',
      'forbid: { says: 哎 }, severity: fatal, status: trial, otherwise: 丙',
    ]
    const e = engineOf(clauses, table('instead_of: 啥, put: 什么'))
    expect(suggestions(e, 'A: 啥？烦，滚，哎')[0]).toBe('乙')
    expect(suggestions(e, 'A: 啥？烦，哎')[0]).toBe('甲')
    expect(suggestions(e, 'A: 啥？哎')[0]).toBe('丙')
  })

  test('nothing is put right beside a worse fault for which nobody has kind words', () => {
    const e = engineOf(['forbid: { says: 啥 }', 'forbid: { says: 滚 }'], table('instead_of: 啥, put: 什么'))
    expect(suggestions(e, 'A: 啥？滚')).toEqual([undefined, undefined])
  })

  test('words of an act are put right where the act was done', () => {
    const e = engineOf(['forbid: { act: ni }'], {
      'acts/a.yaml': '- { id: ni, title: 你, is: { says: { any: [你], exact: true }, except: [你好] } }\n',
      ...table('act: ni, put: 您'),
    })
    expect(suggestions(e, 'A: 你好，你的卡到了')).toEqual(['你好，您的卡到了'])
  })
})
