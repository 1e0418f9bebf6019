import { describe, expect, it } from 'vitest'
import { findEntities } from '../src/entities/index.ts'

const read = (text: string): string[] => findEntities(text).map(({ kind, text }) => `${kind} ${text}`)

describe('names', () => {
  it.each([
    ['我叫李建国', ['person-name 李建国']],
    ['我叫李建国我想查一下余额', ['person-name 李建国']],
    ['我叫王芳手机号报给你', ['person-name 王芳']],
    ['姓名是欧阳小明', ['person-name 欧阳小明']],
    ['户名：张三', ['person-name 张三']],
    ['持卡人是陈晓东对吧', ['person-name 陈晓东']],
    ['我叫阿依古丽·买买提', ['person-name 阿依古丽·买买提']],
    ['请问是李明先生吗', ['person-name 李明']],
    ['王小明女士您好', ['person-name 王小明']],
    ['我姓张叫张伟', ['surname 张', 'person-name 张伟']],
    ['请问您姓名是什么', []],
    ['收款人是单位', []],
    ['这个叫什么', []],
    ['我叫你们经理', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('forms of address and surnames', () => {
  it.each([
    ['张先生您好', ['form-of-address 张先生']],
    ['您好张先生', ['form-of-address 张先生']],
    ['感谢王女士的来电', ['form-of-address 王女士']],
    ['欧阳女士', ['form-of-address 欧阳女士']],
    ['司马老师', ['form-of-address 司马老师']],
    ['李阿姨', ['form-of-address 李阿姨']],
    ['刘大爷您慢点', ['form-of-address 刘大爷']],
    ['王总您好', ['form-of-address 王总']],
    ['赵经理', ['form-of-address 赵经理']],
    ['我姓李', ['surname 李']],
    ['免贵姓王', ['surname 王']],
    ['姓欧阳', ['surname 欧阳']],
    ['弓长张', ['surname 张']],
    ['先生您好', []],
    ['您贵姓', []],
    ['请问您贵姓张先生', ['form-of-address 张先生']],
    ['我和先生一起', []],
    ['任何先生女士', []],
    ['对方先生', []],
    ['这张总额不对', []],
    ['老百姓', []],
    ['客户经理', []],
    ['总经理', []],
    ['员工总共', []],
    ['李总共有', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})
