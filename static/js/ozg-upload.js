// Shows how far an upload is, and takes a file that is dropped on the form. Without this script the plain form works.
(function () {
  const form = document.querySelector('form[data-hochladen]');
  if (!form || !window.FormData) return;
  const datei = form.querySelector('input[type=file]'), knopf = form.querySelector('button[type=submit]');
  const stand = document.createElement('div'), text = document.createElement('p'), balken = document.createElement('progress');
  stand.className = 'ozg-stand-upload'; stand.hidden = true; text.setAttribute('role', 'status');
  balken.max = 1; balken.setAttribute('aria-label', 'Fortschritt');
  stand.append(text, balken); form.append(stand);
  const mb = n => (n / 1048576).toLocaleString('de-DE', { maximumFractionDigits: 1, minimumFractionDigits: 1 }) + ' MB';

  const traegtDatei = e => e.dataTransfer && Array.from(e.dataTransfer.types).includes('Files');
  for (const art of ['dragenter', 'dragover']) form.addEventListener(art, e => {
    if (traegtDatei(e)) { e.preventDefault(); form.classList.add('ozg-ablage'); }
  });
  form.addEventListener('dragleave', e => { if (!form.contains(e.relatedTarget)) form.classList.remove('ozg-ablage'); });
  form.addEventListener('drop', e => {
    if (!traegtDatei(e)) return;
    e.preventDefault();
    form.classList.remove('ozg-ablage');
    const eine = new DataTransfer();
    if (e.dataTransfer.files[0]) eine.items.add(e.dataTransfer.files[0]);
    datei.files = eine.files;
    knopf.focus();
  });

  function scheitert(grund) {
    knopf.disabled = false; balken.hidden = true; stand.hidden = false;
    stand.classList.add('ozg-spat'); text.setAttribute('role', 'alert'); text.textContent = grund;
  }
  form.addEventListener('submit', e => {
    e.preventDefault();
    const x = new XMLHttpRequest();
    x.open('POST', form.action);
    x.setRequestHeader('Accept', 'application/json');
    x.upload.onprogress = p => {
      if (!p.lengthComputable) return;
      balken.value = p.loaded / p.total;
      text.textContent = mb(p.loaded) + ' von ' + mb(p.total) + ' übertragen';
    };
    x.upload.onload = () => { balken.removeAttribute('value'); text.textContent = 'Die Datei wird gelesen …'; };
    x.onerror = () => scheitert('Die Verbindung wurde unterbrochen. Es wurde nichts gespeichert. Versuchen Sie es noch einmal.');
    x.onload = () => {
      let antwort = {};
      try { antwort = JSON.parse(x.responseText); } catch { /* a proxy may answer with a page */ }
      if (antwort.weiter) location.assign(antwort.weiter);
      else scheitert(antwort.text || 'Die Datei konnte nicht übertragen werden. Es wurde nichts gespeichert.');
    };
    stand.classList.remove('ozg-spat'); text.setAttribute('role', 'status');
    stand.hidden = balken.hidden = false; balken.value = 0; text.textContent = 'Die Datei wird übertragen …';
    knopf.disabled = true;
    x.send(new FormData(form));
  });
  // Back from the Vorschau the form can be used again.
  addEventListener('pageshow', () => { knopf.disabled = false; stand.hidden = true; });
})();
