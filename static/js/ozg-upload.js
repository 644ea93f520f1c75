// Shows how far an upload is, and takes files that are dropped on the form; several are sent one by one. Without this
// script the plain form works.
(function () {
  const form = document.querySelector('form[data-hochladen]');
  if (!form || !window.FormData) return;
  const datei = form.querySelector('input[type=file]'), knopf = form.querySelector('button[type=submit]');
  const stand = document.createElement('div'), text = document.createElement('p'), balken = document.createElement('progress');
  stand.className = 'ozg-stand-upload'; stand.hidden = true; text.setAttribute('role', 'status');
  balken.max = 1; balken.setAttribute('aria-label', 'Fortschritt');
  stand.append(text, balken); form.append(stand);
  const mb = n => (n / 1048576).toLocaleString('de-DE', { maximumFractionDigits: 1, minimumFractionDigits: 1 }) + ' MB';
  const maxMB = Number(form.dataset.maxMb) || 32;

  const traegtDatei = e => e.dataTransfer && Array.from(e.dataTransfer.types).includes('Files');
  for (const art of ['dragenter', 'dragover']) form.addEventListener(art, e => {
    if (traegtDatei(e)) { e.preventDefault(); form.classList.add('ozg-ablage'); }
  });
  form.addEventListener('dragleave', e => { if (!form.contains(e.relatedTarget)) form.classList.remove('ozg-ablage'); });
  form.addEventListener('drop', e => {
    if (!traegtDatei(e)) return;
    e.preventDefault();
    form.classList.remove('ozg-ablage');
    datei.files = e.dataTransfer.files;
    knopf.focus();
  });

  function scheitert(grund) {
    knopf.disabled = false; balken.hidden = true; stand.hidden = false;
    stand.classList.add('ozg-spat'); text.setAttribute('role', 'alert'); text.textContent = grund;
  }
  // Sends one form and gives its answer; fails with a German reason.
  const sende = (daten, vor) => new Promise((fertig, fehler) => {
    const x = new XMLHttpRequest();
    x.open('POST', form.action);
    x.setRequestHeader('Accept', 'application/json');
    x.upload.onprogress = p => {
      if (!p.lengthComputable) return;
      balken.value = p.loaded / p.total;
      text.textContent = vor + mb(p.loaded) + ' von ' + mb(p.total) + ' übertragen';
    };
    x.upload.onload = () => { balken.removeAttribute('value'); text.textContent = vor + 'Die Datei wird gelesen …'; };
    x.onerror = () => fehler('Die Verbindung wurde unterbrochen. Es wurde nichts gespeichert. Versuchen Sie es noch einmal.');
    x.onload = () => {
      let antwort = {};
      try { antwort = JSON.parse(x.responseText); } catch { /* a proxy may answer with a page */ }
      if (antwort.weiter) fertig(antwort);
      else fehler(antwort.text || 'Die Datei konnte nicht übertragen werden. Es wurde nichts gespeichert.');
    };
    x.send(daten);
  });
  async function sendeAlle(dateien) {
    if (dateien.length < 2) return sende(new FormData(form), '');
    let antwort = {}, nr = 0;
    for (const d of dateien) {
      const daten = new FormData(form), vor = 'Datei ' + ++nr + ' von ' + dateien.length + ' („' + d.name + '“): ';
      daten.set('datei', d, d.name);
      daten.set('mehrere', 'ja');
      if (antwort.stapel) daten.set('stapel', antwort.stapel);
      balken.value = 0;
      antwort = await sende(daten, vor);
    }
    return antwort;
  }
  form.addEventListener('submit', e => {
    e.preventDefault();
    const dateien = Array.from(datei.files), zuGross = dateien.find(d => d.size > maxMB * 1048576);
    stand.classList.remove('ozg-spat'); text.setAttribute('role', 'status');
    if (zuGross) { // said before it travels
      scheitert('„' + zuGross.name + '“ ist größer als ' + maxMB + ' MB. Teilen Sie den Plan oder entfernen Sie Bilder. Es wurde nichts gespeichert.');
      return;
    }
    stand.hidden = balken.hidden = false; balken.value = 0; text.textContent = 'Die Datei wird übertragen …';
    knopf.disabled = true;
    sendeAlle(dateien).then(antwort => location.assign(antwort.weiter), scheitert);
  });
  // Back from the Vorschau the form can be used again.
  addEventListener('pageshow', () => { knopf.disabled = false; stand.hidden = true; });
})();
