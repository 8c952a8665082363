// Shows which code a bot gets when its author leaves the field empty.
const CYRILLIC = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ye', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'yi',
  й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts',
  ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ß: 'ss'
}

function latin(name) {
  return [...name.toLowerCase()].map(letter => CYRILLIC[letter] ?? letter).join('')
    .normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 30)
}

export default function code(element) {
  const field = element.querySelector('input')
  const names = [...document.querySelectorAll(element.dataset.names)]
  const suggest = () => {
    field.placeholder = `parley_${latin(names.map(name => name.value).join(' ')) || 'bot'}`
  }
  names.forEach(name => name.addEventListener('input', suggest))
  suggest()
}
