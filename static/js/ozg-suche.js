// Search as you type in the list of Leistungen: asks for the page that the form would send for and puts its
// title, list, counts and control bar in place of the old ones. Without it, or when a request fails, the
// form still works.
(function () {
  const form = document.querySelector('form[data-suche]');
  const feld = form && form.elements.q;
  if (!feld) return;
  const stand = document.getElementById('suchstand');
  let uhr, laufend;
  const adresse = () => {
    const p = new URLSearchParams();
    for (const [name, wert] of new FormData(form)) if (wert !== '') p.append(name, wert);
    const q = p.toString();
    return form.getAttribute('action') + (q ? '?' + q : '');
  };
  const tausche = (neu, wahl) => {
    for (const alt of document.querySelectorAll(wahl)) {
      const ersatz = alt.dataset.facette ? neu.querySelector(`[data-facette="${alt.dataset.facette}"]`) : neu.querySelector(wahl);
      if (ersatz && !alt.contains(document.activeElement)) alt.replaceWith(document.importNode(ersatz, true));
    }
  };
  async function suche() {
    const ziel = adresse(), wort = feld.value;
    if (laufend) laufend.abort();
    laufend = new AbortController();
    let antwort;
    try {
      antwort = await fetch(ziel, { signal: laufend.signal });
      if (!antwort.ok) return;
      antwort = await antwort.text();
    } catch (e) {
      return; // overtaken by the next letter, or no connection
    }
    const neu = new DOMParser().parseFromString(antwort, 'text/html');
    for (const wahl of ['#titel', '#treffer', '.ozg-steuer', '[data-facette]']) tausche(neu, wahl);
    history.replaceState(null, '', ziel);
    stand.textContent = document.querySelector('#titel h1').textContent;
    form.dataset.gesucht = wort; // what the list now shows
  }
  feld.addEventListener('input', () => { clearTimeout(uhr); uhr = setTimeout(suche, 200); });
})();
