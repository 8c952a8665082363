// Loads one module per name in data-behaviour; each exports attach(element).
for (const element of document.querySelectorAll('[data-behaviour]')) {
  for (const name of element.dataset.behaviour.split(' ')) {
    import(`./behaviours/${name}.js`).then(module => module.attach(element))
  }
}
