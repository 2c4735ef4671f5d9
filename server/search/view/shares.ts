/** Each number of the greatest of them, in whole percent: how long bars are that stand in one table. */
export function sharesOf(numbers: readonly number[]): number[] {
  const greatest = Math.max(1, ...numbers)
  return numbers.map((number) => Math.round((number / greatest) * 100))
}
