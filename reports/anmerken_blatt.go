package reports

// merkeAn notes all that changes for one sheet.
func (o *original) merkeAn(b originalBlatt, v vermerke, stile *stilvorlagen) error {
	verweise, err := o.verweise(b.teil)
	if err != nil {
		return err
	}
	k, err := o.kommentare(verweise)
	if err != nil {
		return err
	}
	frueher := k.fruehere()
	if len(v) == 0 && len(frueher) == 0 {
		return nil
	}
	xml, err := o.lies(b.teil)
	if err != nil {
		return err
	}
	r, err := liesRahmen(xml)
	if err != nil {
		return err
	}
	r.sammle(v)
	k.raeumeFaeden(v)
	schnitte, err := faerbe(xml, r, stile, v.ziele(frueher, r.verbunden))
	if err != nil {
		return err
	}
	k.schreibe(v)
	neu, err := o.zeichne(b, xml, r, v, k, verweise)
	if err != nil {
		return err
	}
	if r.zeichnung == nil && len(k.gezeigt) > 0 {
		schnitte = append(schnitte, r.neueZeichnung(neu[len(neu)-1].id, b.mappe.typ))
	}
	if err := o.ergaenze(b.teil, verweise, neu); err != nil {
		return err
	}
	return o.schneide(b.teil, schnitte)
}

// zeichne notes the comments and their shapes. It gives the new relationships of the sheet; the drawing
// is the last one.
func (o *original) zeichne(b originalBlatt, xml []byte, r *rahmen, v vermerke, k *kommentare, verweise verweise) ([]verweis, error) {
	var neu []verweis
	neueKommentare, err := k.schliesse(o, b.mappe)
	if err != nil {
		return nil, err
	}
	if neueKommentare {
		neu = append(neu, verweis{id: verweise.freieID(1), typ: b.mappe.typ + "comments", ziel: k.teil})
	}
	if len(k.gezeigt) == 0 && len(k.entfernt) == 0 {
		return neu, nil
	}
	z, err := o.zeichnung(xml, r, verweise)
	if err != nil {
		return nil, err
	}
	z.entferne(k.entfernt)
	if err := z.zeige(k.gezeigt, v, r); err != nil {
		return nil, err
	}
	if z.teil != "" {
		return neu, o.schneide(z.teil, z.schnitte)
	}
	if len(z.schnitte) == 0 {
		return neu, nil
	}
	z.teil = o.freierName(b.mappe.ordner + "drawings/vmlDrawing%d.vml")
	inhalt, err := gespleisst(z.b, 0, len(z.b), z.schnitte...)
	if err != nil {
		return nil, err
	}
	o.neu = append(o.neu, neuerTeil{z.teil, inhalt})
	o.typen = append(o.typen, neuerTyp{endung: "vml", teil: z.teil, typ: "application/vnd.openxmlformats-officedocument.vmlDrawing"})
	return append(neu, verweis{id: verweise.freieID(2), typ: b.mappe.typ + "vmlDrawing", ziel: z.teil}), nil
}

// neueZeichnung is the cut that makes the sheet name its drawing.
func (r *rahmen) neueZeichnung(id, typ string) schnitt {
	rPraefix, raum := r.rPraefix, ""
	if rPraefix == "" {
		rPraefix, raum = "r:", ` xmlns:r="`+typ[:max(0, len(typ)-1)]+`"`
	}
	return schnitt{r.vorZeichnung, r.vorZeichnung, "<" + r.praefix + "legacyDrawing" + raum + " " + rPraefix + `id="` + id + `"/>`}
}
