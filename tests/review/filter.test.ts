import { describe, expect, test } from 'vitest'
import { fold, matcher } from '../../cli/review/filter.ts'

const hay = (text: string): string => fold(text)

describe('a filter', () => {
  test.each([
    ['as it stands', '公务接待', '公务接待费'],
    ['every word somewhere', '接待 p7', '公务接待费\np7'],
    ['whatever the width and case', 'ＷＲＯＮＧ', 'wrong-completion'],
    ['by pinyin', 'gongwujiedai', '公务接待费'],
    ['by a part of the pinyin', 'jiedai', '公务接待费'],
    ['by first letters', 'gwjd', '公务接待费'],
    ['by two first letters', 'jd', '公务接待费'],
    ['with a wrong letter', 'complation', 'wrong-completion'],
    ['with letters changed about', 'compeltion', 'wrong-completion'],
    ['by the characters that come to mind', '公费', '公务接待费'],
  ])('finds %s', (_how, typed, text) => {
    expect(matcher(typed)(hay(text))).toBe(true)
  })

  test.each([
    ['a figure with a digit more', '106', '1006.86'],
    ['a figure with a digit less', '106.86', '16.86'],
    ['other pinyin', 'jiaoyu', '公务接待费'],
    ['first letters that do not follow each other', 'gj', '公务接待费'],
    ['short words that are only like it', 'cat', 'rate'],
    ['characters in another order', '费公', '公务接待费'],
    ['one word where two are asked for', '接待 住房', '公务接待费'],
  ])('does not find %s', (_how, typed, text) => {
    expect(matcher(typed)(hay(text))).toBe(false)
  })

  test('that is empty finds all', () => {
    expect(matcher('  ')('anything')).toBe(true)
  })
})
