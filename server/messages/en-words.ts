import { localeFormats } from './formats.ts'

export const formats = localeFormats('en-GB')
export const { number } = formats
export const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`
export const quoted = (text: string) => `“${text}”`
