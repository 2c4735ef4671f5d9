// What markup alone cannot say. Everything works without this file.

/** A box of a tree whose branch is selected in part. */
function markPartly() {
  for (const box of document.querySelectorAll('input[data-partly]')) box.indeterminate = !box.checked
}

/** A selected year is in sight in the list of years. */
function showSelected() {
  for (const list of document.querySelectorAll('.facet-date ul')) {
    const selected = list.querySelector('[aria-current]')?.closest('li')
    if (selected) list.scrollTop = selected.offsetTop - list.clientHeight / 2
  }
}

for (const show of [markPartly, showSelected]) {
  show()
  document.addEventListener('htmx:after:swap', show)
}

// Typing a year, a date field changes with every figure: only what it holds when one leaves it is searched for.
let typedIn = null
document.addEventListener(
  'keydown',
  ({ target, key }) => {
    if (target.type === 'date' && key !== 'Tab' && key !== 'Enter') typedIn = target
  },
  { capture: true },
)
document.addEventListener(
  'change',
  (event) => {
    if (event.isTrusted && event.target === typedIn) event.stopImmediatePropagation()
  },
  { capture: true },
)
document.addEventListener('focusout', ({ target }) => {
  if (target !== typedIn) return
  typedIn = null
  if (target.value !== target.defaultValue) target.dispatchEvent(new Event('change', { bubbles: true }))
})
document.addEventListener('submit', () => (typedIn = null))

// Of what one types, Back leads to what was searched for before, not to each letter.
let isTyping = false
document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  const isInput = ctx.sourceEvent?.type === 'input'
  if (isInput && isTyping) ctx.request.headers['Dateline-Typing'] = 'true'
  isTyping = isInput
})

/** An answer that does not come is said, and the fields are again those of what is shown. */
const problem = document.querySelector('#problem')
document.addEventListener('htmx:error', ({ target }) => {
  if (!problem || !target.closest?.('#search')) return
  problem.textContent = problem.dataset.unreachable
  for (const box of document.querySelectorAll('#results input[type=checkbox]')) box.checked = box.defaultChecked
})
for (const [event, isBusy] of [
  ['htmx:before:request', 'true'],
  ['htmx:finally:request', 'false'],
])
  document.addEventListener(event, () => document.querySelector('#results')?.setAttribute('aria-busy', isBusy))

/** What j and k step through: hits of a list, marks of an article, whichever the page has. */
function steps() {
  const hits = [...document.querySelectorAll('.hit h2 a')]
  return hits.length > 0 ? hits : [...document.querySelectorAll('.article-body mark')]
}

let at = -1

/** Focus follows, so that Enter opens the hit and a screen reader says where one is. */
function step(by) {
  const all = steps()
  if (all.length === 0) return
  const focused = all.indexOf(document.activeElement)
  at = Math.min(all.length - 1, Math.max(0, (focused >= 0 ? focused : at) + by))
  if (all[at].tagName === 'MARK') all[at].tabIndex = -1
  all[at].focus()
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  '/': () => document.querySelector('input[type="search"]')?.focus(),
  '?': () => document.querySelector('[aria-keyshortcuts="?"]')?.click(),
}

/** Single letters are in the way of those who dictate: who turned them off is remembered by the browser. */
const KEYS_OFF = 'dateline.keys.off'

function areKeysOff() {
  try {
    return localStorage.getItem(KEYS_OFF) !== null
  } catch {
    return false
  }
}

const keysChoice = document.querySelector('#keys-choice')
if (keysChoice) {
  const box = keysChoice.querySelector('input')
  box.checked = !areKeysOff()
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(KEYS_OFF)
      else localStorage.setItem(KEYS_OFF, 'yes')
    } catch {
      // Storage is forbidden: nothing can be remembered, and the box says so.
      box.checked = true
    }
  })
  keysChoice.hidden = false
}

document.addEventListener('keydown', (event) => {
  const isInField = event.target.closest('input, select, textarea, [contenteditable]')
  if (areKeysOff() || isInField || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key))
    return
  event.preventDefault()
  KEYS[event.key]()
})
