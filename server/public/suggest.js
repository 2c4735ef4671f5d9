// What the reader may be about to type, below the box: a combobox after the pattern of the ARIA practices guide.

const box = document.querySelector('#q')
const list = document.querySelector('#suggestions')
const WAIT_MS = 120

let asked = null
let timer = 0
let from = 0
let active = -1

function options() {
  return [...list.children]
}

function close() {
  list.hidden = true
  list.replaceChildren()
  active = -1
  box.setAttribute('aria-expanded', 'false')
  box.removeAttribute('aria-activedescendant')
}

function activate(index) {
  const all = options()
  if (all.length === 0) return
  active = (index + all.length) % all.length
  all.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)))
  box.setAttribute('aria-activedescendant', all[active].id)
  all[active].scrollIntoView({ block: 'nearest' })
}

/** Puts the suggestion in the place of what it completes, and lets the page search for it. */
function choose(option) {
  const caret = box.selectionStart
  box.value = box.value.slice(0, from) + option.dataset.text + box.value.slice(caret).trimStart()
  const end = from + option.dataset.text.length
  box.setSelectionRange(end, end)
  close()
  box.focus()
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

function show(found) {
  from = found.from
  list.replaceChildren(
    ...found.suggestions.map(({ text, label, count }, index) => {
      const option = document.createElement('li')
      option.id = `suggestion-${index}`
      option.role = 'option'
      option.dataset.text = text
      const name = document.createElement('bdi')
      name.textContent = label
      option.append(name)
      if (count !== null) {
        const number = document.createElement('span')
        number.textContent = count
        option.append(' ', number)
      }
      return option
    }),
  )
  active = -1
  list.hidden = found.suggestions.length === 0
  box.setAttribute('aria-expanded', String(!list.hidden))
  box.removeAttribute('aria-activedescendant')
}

async function ask() {
  asked?.abort()
  asked = new AbortController()
  const params = new URLSearchParams({ q: box.value.slice(0, box.selectionStart) })
  const ui = new URLSearchParams(location.search).get('ui')
  if (ui) params.set('ui', ui)
  try {
    const response = await fetch(`/suggest.json?${params}`, { signal: asked.signal })
    if (response.ok && document.activeElement === box) show(await response.json())
  } catch {
    // Typed on, or no connection: the box works without.
  }
}

const KEYS = {
  ArrowDown: () => activate(active + 1),
  ArrowUp: () => activate(active < 0 ? -1 : active - 1),
  Escape: close,
  Enter: () => choose(options()[active]),
  Tab: () => choose(options()[active]),
}

if (box && list) {
  // With the list of the page's own making the browser's would stand above it.
  box.removeAttribute('list')
  box.role = 'combobox'
  box.setAttribute('aria-autocomplete', 'list')
  box.setAttribute('aria-controls', list.id)
  close()
  box.addEventListener('input', (event) => {
    clearTimeout(timer)
    // Its own input needs no suggestion for what was just chosen.
    if (event.isTrusted) timer = setTimeout(ask, WAIT_MS)
  })
  box.addEventListener('keydown', (event) => {
    if (list.hidden || !Object.hasOwn(KEYS, event.key)) return
    if ((event.key === 'Enter' || event.key === 'Tab') && active < 0) return close()
    event.preventDefault()
    KEYS[event.key]()
  })
  box.addEventListener('blur', () => setTimeout(close, 150))
  box.form.addEventListener('submit', () => {
    clearTimeout(timer)
    asked?.abort()
    close()
  })
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]')
    if (option) choose(option)
  })
}
