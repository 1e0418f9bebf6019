// The list of a report: filter, search, sort, and links between words and findings.
const point = (target) => {
  if (!target) return
  target.scrollIntoView({ behavior: 'smooth', block: 'center' })
  target.classList.remove('pointed')
  void target.offsetWidth
  target.classList.add('pointed')
}

;(() => {
  const list = document.getElementById('conversations')
  const items = [...list.querySelectorAll('details.conversation')]
  const [search, sort, filterButton, count, all, nothing] = ['search', 'sort', 'filter', 'count', 'all', 'nothing'].map((id) => document.getElementById(id))
  const texts = new Map()
  let filter = null

  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase())
    return texts.get(item)
  }

  const matches = (item, words) =>
    (filter === null || item.dataset[filter.kind].split(' ').includes(filter.id)) &&
    words.every((word) => textOf(item).includes(word))

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const item of items) {
      item.hidden = !matches(item, words)
      if (!item.hidden) shown++
    }
    count.textContent = shown === items.length ? `${shown} 通` : `${shown} / ${items.length} 通`
    nothing.hidden = shown > 0
    filterButton.hidden = filter === null
    if (filter !== null) filterButton.textContent = `只看：${filter.title} ✕`
    for (const bar of document.querySelectorAll('button.bar'))
      bar.classList.toggle('chosen', filter !== null && bar.dataset.kind === filter.kind && bar.dataset.id === filter.id)
  }

  const order = () => {
    const key = sort.value.replace('-', '')
    const sign = sort.value.startsWith('-') ? -1 : 1
    const value = (item) => Number(item.dataset[key])
    items.sort((a, b) => sign * (value(a) - value(b)) || Number(a.dataset.position) - Number(b.dataset.position))
    list.append(...items)
  }

  document.addEventListener('click', (event) => {
    const bar = event.target.closest('button.bar')
    if (bar) {
      const { kind, id, title } = bar.dataset
      filter = filter !== null && filter.kind === kind && filter.id === id ? null : { kind, id, title }
      show()
      if (filter !== null) document.querySelector('.toolbar').scrollIntoView({ behavior: 'smooth' })
    }
    const link = event.target.closest('a[href^="#"]')
    if (link) {
      event.preventDefault()
      point(document.getElementById(link.getAttribute('href').slice(1)))
    }
  })

  filterButton.addEventListener('click', () => {
    filter = null
    show()
  })
  let typing
  search.addEventListener('input', () => {
    clearTimeout(typing)
    typing = setTimeout(show, 120)
  })
  sort.addEventListener('change', order)
  all.addEventListener('click', () => {
    const open = all.textContent === '全部展开'
    for (const item of items) item.open = open && !item.hidden
    all.textContent = open ? '全部收起' : '全部展开'
  })
  const asked = document.getElementById(location.hash.slice(1))
  if (asked?.matches('details')) {
    asked.open = true
    asked.scrollIntoView()
  }
})()
