// Searches a reader keeps, in this browser's own storage and nowhere else.

const KEY = 'dateline.saved'
const MOST = 200

/** Whatever stands in the storage: only addresses of searches of this site are taken from it. */
function isSaved(entry) {
  return typeof entry?.href === 'string' && /^\/search(\?|$)/.test(entry.href) && typeof entry.title === 'string'
}

function read() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(list) ? list.filter(isSaved).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Storage may be full or forbidden: then nothing is said to be saved. */
function write(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)))
    return true
  } catch {
    return false
  }
}

function showButton() {
  const button = document.querySelector('#save')
  if (!button) return
  const isKept = read().some(({ href }) => href === button.dataset.href)
  button.hidden = false
  button.textContent = isKept ? button.dataset.saved : button.dataset.save
  button.setAttribute('aria-pressed', String(isKept))
}

function toggle({ href, title }) {
  const list = read()
  const rest = list.filter((entry) => entry.href !== href)
  write(rest.length < list.length ? rest : [{ href, title }, ...list])
}

function link(href, text) {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.textContent = text
  anchor.dir = 'auto'
  return anchor
}

function showList() {
  const shown = document.querySelector('#saved')
  if (!shown) return
  const list = read()
  document.querySelector('#saved-empty').hidden = list.length > 0
  shown.replaceChildren(
    ...list.map((entry, at) => {
      const item = document.createElement('li')
      const remove = document.createElement('button')
      remove.type = 'button'
      remove.textContent = shown.dataset.remove
      remove.setAttribute('aria-label', `${shown.dataset.remove}: ${entry.title}`)
      remove.addEventListener('click', () => {
        toggle(entry)
        showList()
        // Whoever goes by keyboard goes on from where they were.
        const buttons = [...shown.querySelectorAll('button')]
        const next = buttons[at] ?? buttons.at(-1) ?? document.querySelector('h1')
        next.focus()
      })
      const feed = entry.href.replace('/search', '/search.atom')
      item.append(link(entry.href, entry.title), ' ', link(feed, shown.dataset.feed), ' ', remove)
      return item
    }),
  )
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('#save')
  if (!button) return
  toggle(button.dataset)
  showButton()
})
document.addEventListener('htmx:after:swap', showButton)
showButton()
showList()
