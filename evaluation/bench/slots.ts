import type { SeededRandom } from './random.ts'

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'.split('')
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华建国文'.split('')
const SPOKEN = '零幺二三四五六七八九'
const LISTS: Record<string, readonly string[]> = {
  product: ['金穗白金卡', '青禾信用卡', '车主联名卡', '工资卡', '储蓄卡', '随心贷'],
  phonebrand: ['苹果手机', '安卓手机', '平板'],
  branch: ['滨江支行', '城东路支行', '大学城网点', '南山营业部'],
  days: ['三个工作日', '两天', '二十四小时', '一个工作日', '五个工作日', '明天下午'],
  month: ['上个月', '这个月', '三月份'],
  months: ['三', '六', '十二', '24'],
  date: ['昨天', '上周五', '三月五号', '本月15号', '前天下午', '2月28日', '下周一'],
}

/** Fills the slots of sentences; a name or number once given in a call can be said again. */
export class Slots {
  private readonly random: SeededRandom
  private surname = ''
  private digits4 = ''

  constructor(random: SeededRandom) {
    this.random = random
    this.nextCall()
  }

  nextCall(): void {
    this.surname = this.random.of(SURNAMES)
    this.digits4 = this.digits(4)
  }

  fill(sentence: string): string {
    return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => this.value(slot))
  }

  private value(slot: string): string {
    const { random } = this
    if (LISTS[slot]) return random.of(LISTS[slot])
    switch (slot) {
      case 'surname':
        return this.surname
      case 'name':
        return this.surname + random.of(GIVEN) + (random.chance(0.5) ? random.of(GIVEN) : '')
      case 'amount':
        return this.amount()
      case 'phone':
        return `1${random.of(['38', '59', '86'])}0000${this.digits(4)}`
      case 'same4':
        return this.digits4
      case 'digits4':
        return this.digits4
      case 'digits6':
        return this.digits(6)
      default:
        return String(random.below(9) + 1)
    }
  }

  private amount(): string {
    const { random } = this
    return random.of([
      `${random.below(900) + 100}块`,
      `${random.below(90_000) + 1000}元`,
      `${random.of(['三', '五', '八'])}千${random.of(['二', '六', ''])}百块`.replace('千百', '千'),
      `${random.of(['两', '五', '十'])}万`,
      `${random.below(5000)}.${random.below(90) + 10}元`,
    ])
  }

  /** Some callers and recognisers write digits, others words. */
  private digits(count: number): string {
    const spoken = this.random.chance(0.4)
    return Array.from({ length: count }, () => {
      const digit = this.random.below(10)
      return spoken ? SPOKEN[digit] : String(digit)
    }).join('')
  }
}
