import { expect, it } from 'vitest'
import { withJoinedEndings } from '../../engine/text/persian-endings.ts'
import { parseQuery } from '../../server/search/query/parse-query.ts'

it.each([
  ['خامنه ای', 'خامنه‌ای'],
  ['کتاب های تازه', 'کتاب‌های تازه'],
  ['هسته اي', 'هسته‌اي'],
  ['کتاب ها و خانه هایی', 'کتاب‌ها و خانه‌هایی'],
])('%s is %s', (apart, joined) => {
  expect(withJoinedEndings(apart)).toBe(joined)
})

it.each(['ای ایران', 'گفت ای کاش', 'راه هایل', 'قال أي شيء', 'گفت که ای کاش', 'به ای'])('%s stays as it is', (text) => {
  expect(withJoinedEndings(text)).toBe(text)
})

it('is one word of a query, with or without quotation marks', () => {
  expect(parseQuery('خامنه ای').tree).toEqual({ type: 'word', text: 'خامنه‌ای', prefix: false })
  expect(parseQuery('"خامنه ای گفت"').tree).toMatchObject({ type: 'phrase', text: 'خامنه‌ای گفت' })
})
