/** Text that means something in one language or another that text must never reach. */
// prettier-ignore
export const HOSTILE: readonly string[] = [
  '"', '""', '"oil', "'", "';DROP TABLE words;--", '*', 'a*', '-', '--', '(', ')', '()', 'a AND', 'OR', 'NOT', 'NEAR(', 'NEAR/3', 'a NEAR b',
  'title:oil', 'title : oil', '{title} : oil', '^oil', 'oil + gas', 'a-b', '@x', '#', '\\', '\\"', '\u0000', 'a\u0000b', '\ud800', '😀', '%', '_', '_oil', '%_',
  'actor = "x"', '" OR actor EXISTS', '" OR 1=1 --', '[x]', '{}', '$', '`', '../../etc/passwd', '<script>', '&amp;', '\n', '\u202e', 'x'.repeat(5000), '١٢٣', 'ﷺ',
]
