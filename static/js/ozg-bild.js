// Images of the chart of a page, to be put into a paper: PNG and SVG with title, what is measured, source
// and Blick inside, always on white, in the page's own font. Everything is made here; nothing leaves the site.
(function () {
  const BREITE = 1200, RAND = 32, HOEHE = { karte: 900, sonst: 480 };
  const SCHRIFT = '"Fira Sans", sans-serif';
  const el = document.querySelector('.ozg-chart');
  if (!el || !window.echarts) return;
  const text = wahl => (document.querySelector(wahl)?.textContent || '').trim();
  const stand = document.getElementById('bildstand');

  // lines of a text that fit the width, measured in the font they are drawn with
  const stift = document.createElement('canvas').getContext('2d');
  const zeilen = (inhalt, font) => {
    stift.font = font;
    const fertig = [];
    let zeile = '';
    for (const wort of inhalt.split(/[ \n]+/).filter(Boolean)) {
      const neu = zeile ? zeile + ' ' + wort : wort;
      if (zeile && stift.measureText(neu).width > BREITE - 2 * RAND) { fertig.push(zeile); zeile = wort; } else zeile = neu;
    }
    return zeile ? [...fertig, zeile] : fertig;
  };

  // what stands where: texts with their baselines, and the place of the drawing
  function entwurf(css) {
    const texte = [];
    let y = RAND;
    const schreibe = (inhalt, groesse, gewicht, farbe) => {
      for (const z of zeilen(inhalt, `${gewicht} ${groesse}px ${SCHRIFT}`)) {
        y += Math.round(groesse * 1.3);
        texte.push({ z, y, groesse, gewicht, farbe });
      }
    };
    const dunkel = css.getPropertyValue('--ozg-text').trim(), grau = css.getPropertyValue('--ozg-text-2').trim();
    schreibe(text('figcaption h1'), 24, 600, dunkel);
    y += 4;
    schreibe(text('figcaption p'), 15, 400, grau);
    const oben = y + 16, hoehe = el.dataset.geo ? HOEHE.karte : HOEHE.sonst;
    y = oben + hoehe + 4;
    schreibe(text('figure .ozg-quelle'), 13, 400, grau);
    return { texte, oben, hoehe, gesamt: y + RAND };
  }

  // the light tokens, whatever the screen shows
  function hell(tu) {
    const wurzel = document.documentElement, war = wurzel.dataset.kernTheme;
    wurzel.dataset.kernTheme = 'light';
    try { return tu(getComputedStyle(wurzel)); } finally {
      if (war === undefined) delete wurzel.dataset.kernTheme; else wurzel.dataset.kernTheme = war;
    }
  }
  const zeichnung = (css, e, art) => {
    const c = echarts.init(art === 'svg' ? null : document.createElement('div'), null, { renderer: art === 'svg' ? 'svg' : 'canvas', ssr: art === 'svg', locale: 'DE', width: BREITE - 2 * RAND, height: e.hoehe, devicePixelRatio: 2 });
    c.setOption(el.ozgOption(css));
    return c;
  };

  const maskiere = s => s.replace(/[&<>"]/g, z => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[z]);
  // the faces of Fira Sans as the style sheet names them, embedded
  async function schriften() {
    const regeln = [];
    for (const blatt of document.styleSheets) {
      for (const r of blatt.cssRules) {
        if (!(r instanceof CSSFontFaceRule) || !r.style.getPropertyValue('font-family').includes('Fira Sans')) continue;
        const gewicht = r.style.getPropertyValue('font-weight'), quelle = /url\("?([^")]+)"?\)/.exec(r.style.getPropertyValue('src'));
        if (!quelle || (gewicht !== '400' && gewicht !== '600')) continue;
        const bytes = new Uint8Array(await (await fetch(new URL(quelle[1], blatt.href))).arrayBuffer());
        let roh = '';
        for (let i = 0; i < bytes.length; i += 8192) roh += String.fromCharCode(...bytes.subarray(i, i + 8192));
        regeln.push(`@font-face{font-family:"Fira Sans";font-weight:${gewicht};src:url(data:font/woff2;base64,${btoa(roh)}) format("woff2")}`);
      }
    }
    return regeln.join('');
  }
  async function svg() {
    const css = await schriften();
    return hell(tokens => {
      const e = entwurf(tokens), c = zeichnung(tokens, e, 'svg');
      const innen = c.renderToSVGString().replace('<svg', `<svg x="${RAND}" y="${e.oben}"`);
      c.dispose();
      const zeile = t => `<text x="${RAND}" y="${t.y}" font-family="Fira Sans, sans-serif" font-size="${t.groesse}" font-weight="${t.gewicht}" fill="${t.farbe}">${maskiere(t.z)}</text>`;
      const s = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${BREITE}" height="${e.gesamt}" viewBox="0 0 ${BREITE} ${e.gesamt}" role="img"><title>${maskiere(text('figcaption h1'))}</title><style>${css}</style><rect width="100%" height="100%" fill="#fff"/>${e.texte.map(zeile).join('')}${innen}</svg>`;
      return new Blob([s], { type: 'image/svg+xml' });
    });
  }
  function png() {
    return hell(tokens => {
      const e = entwurf(tokens), c = zeichnung(tokens, e, 'canvas');
      const bild = document.createElement('canvas');
      bild.width = 2 * BREITE; bild.height = 2 * e.gesamt;
      const k = bild.getContext('2d');
      k.scale(2, 2);
      k.fillStyle = '#fff'; k.fillRect(0, 0, BREITE, e.gesamt);
      for (const t of e.texte) { k.font = `${t.gewicht} ${t.groesse}px ${SCHRIFT}`; k.fillStyle = t.farbe; k.fillText(t.z, RAND, t.y); }
      k.drawImage(c.renderToCanvas({ pixelRatio: 2 }), RAND, e.oben, BREITE - 2 * RAND, e.hoehe);
      c.dispose();
      return new Promise(fertig => bild.toBlob(fertig, 'image/png'));
    });
  }

  for (const knopf of document.querySelectorAll('[data-bild]')) {
    knopf.hidden = false;
    knopf.addEventListener('click', async () => {
      await Promise.all(['400', '600'].map(w => document.fonts.load(w + ' 13px "Fira Sans"')));
      const art = knopf.dataset.bild, adresse = URL.createObjectURL(await (art === 'svg' ? svg() : png()));
      const a = document.createElement('a');
      a.href = adresse; a.download = `${knopf.dataset.datei}.${art}`;
      a.click();
      setTimeout(() => URL.revokeObjectURL(adresse), 60000);
      stand.textContent = `${a.download} wurde heruntergeladen.`;
    });
  }
})();
