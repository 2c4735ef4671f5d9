// The card of an actor whom an article names: opened by pointing at the name or by reaching it with the keyboard, and kept open
// while one is in it. Without this file the name is a link to the page about the actor, which it stays.

const WAIT_MS = 300
const GAP_PX = 6

const card = document.createElement('div')
card.className = 'card'
card.popover = 'manual'
// It stands in an article, which may be in another language than the page.
card.lang = document.documentElement.lang
card.dir = document.documentElement.dir

let name = null
let timer = 0
let asked = null

function hide() {
  clearTimeout(timer)
  asked?.abort()
  if (card.matches(':popover-open')) card.hidePopover()
  name = null
}

/** Below the name, or above it where there is no room. */
function place() {
  const [at, { width, height }] = [name.getBoundingClientRect(), card.getBoundingClientRect()]
  const below = at.bottom + GAP_PX
  const fits = below + height <= innerHeight
  card.style.top = `${fits ? below : Math.max(0, at.top - GAP_PX - height)}px`
  card.style.left = `${Math.max(0, Math.min(at.left, document.documentElement.clientWidth - width - GAP_PX))}px`
}

async function show(link) {
  hide()
  name = link
  asked = new AbortController()
  const address = new URL(link.href)
  address.pathname += '/card'
  try {
    const response = await fetch(address, { signal: asked.signal })
    if (!response.ok || name !== link) return
    card.innerHTML = await response.text()
    // Beside the name, so that the keyboard goes from the one into the other; its own tooltip would lie above the card.
    link.after(card)
    link.removeAttribute('title')
    card.showPopover()
    place()
  } catch {
    // Gone on, or no connection: the link works without.
  }
}

function soon(act) {
  clearTimeout(timer)
  timer = setTimeout(act, WAIT_MS)
}

function isInside(target) {
  return target === name || (target instanceof Node && card.contains(target))
}

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType !== 'mouse') return
  const link = target.closest('a.actor')
  if (isInside(link) || isInside(target)) clearTimeout(timer)
  else if (link) soon(() => show(link))
  else if (name) soon(hide)
  else clearTimeout(timer)
})
document.addEventListener('focusin', ({ target }) => {
  if (isInside(target)) return
  const link = target.closest('a.actor')
  if (link?.matches(':focus-visible')) soon(() => show(link))
  else hide()
})
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  // Who was in the card goes on where it was opened.
  if (name && card.contains(document.activeElement)) name.focus()
  hide()
})
