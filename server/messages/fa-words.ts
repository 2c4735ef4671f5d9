import { localeFormats } from './formats.ts'

export const formats = localeFormats('fa')
export const { number } = formats
export const quoted = (text: string) => `«${text}»`
