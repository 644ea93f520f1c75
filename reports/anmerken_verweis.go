package reports

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// verweis is a relationship of a part: what the part named by ziel is to it.
type verweis struct {
	id, typ, ziel string // ziel is the real name of a part, "" outside of the file or where it is missing
}

// art is the last segment of the type: "worksheet".
func (v verweis) art() string { return path.Base(v.typ) }

// verweise are the relationships of a part.
type verweise struct {
	name   string // of the part that holds them
	liste  []verweis
	wurzel *xmlElement // nil: the part has none yet
}

func verweisTeil(teil string) string {
	ordner, datei := path.Split(teil)
	return ordner + "_rels/" + datei + ".rels"
}

// verweise reads the relationships of a part, "" for the package itself.
func (o *original) verweise(teil string) (verweise, error) {
	v := verweise{name: verweisTeil(teil)}
	if !o.hat(v.name) {
		return v, nil
	}
	b, err := o.lies(v.name)
	if err != nil {
		return v, err
	}
	if v.wurzel, err = baum(b, 2); err != nil {
		return v, unlesbar(v.name, err)
	}
	for _, k := range v.wurzel.alle("Relationship") {
		var e verweis
		e.id, _ = attr(b, k.xmlMarke, "Id")
		e.typ, _ = attr(b, k.xmlMarke, "Type")
		ziel, _ := attr(b, k.xmlMarke, "Target")
		if modus, _ := attr(b, k.xmlMarke, "TargetMode"); modus != "External" {
			e.ziel = o.loese(teil, ziel)
		}
		v.liste = append(v.liste, e)
	}
	return v, nil
}

// loese finds the part that a target means, seen from the part that holds it.
func (o *original) loese(teil, ziel string) string {
	ziel = strings.ReplaceAll(ziel, `\`, "/")
	if !strings.HasPrefix(ziel, "/") {
		ziel = path.Join("/", path.Dir("/"+teil), ziel)
	}
	for _, name := range []string{ziel, entschluesselt(ziel)} {
		if f := o.teile[kanonisch(path.Clean(name))]; f != nil {
			return f.Name
		}
	}
	return ""
}

func entschluesselt(ziel string) string {
	if s, err := url.PathUnescape(ziel); err == nil {
		return s
	}
	return ziel
}

// finde is the first relationship of this kind whose part is there.
func (v verweise) finde(art string) (verweis, bool) {
	for _, e := range v.liste {
		if strings.EqualFold(e.art(), art) && e.ziel != "" {
			return e, true
		}
	}
	return verweis{}, false
}

func (v verweise) mitID(id string) (verweis, bool) {
	for _, e := range v.liste {
		if e.id == id {
			return e, true
		}
	}
	return verweis{}, false
}

// freieID is an Id that no relationship of the part has; nr tells several new ones apart.
func (v verweise) freieID(nr int) string {
	for ; ; nr += 10 {
		id := fmt.Sprintf("rIdOzg%d", nr)
		if _, ok := v.mitID(id); !ok {
			return id
		}
	}
}

// ergaenze adds relationships of a part to those it has.
func (o *original) ergaenze(teil string, v verweise, neu []verweis) error {
	if len(neu) == 0 {
		return nil
	}
	praefix := ""
	if v.wurzel != nil {
		praefix = v.wurzel.praefix()
	}
	var s strings.Builder
	for _, n := range neu {
		fmt.Fprintf(&s, `<%sRelationship Id="%s" Type="%s" Target="%s"/>`, praefix, xmlText(n.id), xmlText(n.typ), xmlText(relativ(teil, n.ziel)))
	}
	if v.wurzel != nil {
		return o.schneide(v.name, []schnitt{v.wurzel.anhang(s.String())})
	}
	o.neu = append(o.neu, neuerTeil{v.name, xmlKopf + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + s.String() + `</Relationships>`})
	return nil
}

const xmlKopf = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// relativ is the target that leads from one part to another.
func relativ(von, zu string) string {
	a := strings.Split(strings.TrimPrefix(path.Dir("/"+von), "/"), "/")
	b := strings.Split(strings.TrimPrefix(zu, "/"), "/")
	if a[0] == "" {
		a = nil
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for i, stueck := range b {
		b[i] = url.PathEscape(stueck)
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// neuerTyp is a content type that a new part needs.
type neuerTyp struct {
	endung string // for all parts with this extension, unless there is a type for it
	teil   string // else for one part
	typ    string
}

// ergaenzeTypen adds the content types of the new parts.
func (o *original) ergaenzeTypen() error {
	if len(o.typen) == 0 {
		return nil
	}
	b, err := o.lies(teilTypen)
	if err != nil {
		return err
	}
	wurzel, err := baum(b, 2)
	if err != nil {
		return unlesbar(teilTypen, err)
	}
	vorhanden := map[string]string{}
	for _, k := range wurzel.alle("Default") {
		endung, _ := attr(b, k.xmlMarke, "Extension")
		vorhanden[strings.ToLower(endung)], _ = attr(b, k.xmlMarke, "ContentType")
	}
	teile := map[string]*xmlElement{} // some programs name parts that are not there
	for _, k := range wurzel.alle("Override") {
		name, _ := attr(b, k.xmlMarke, "PartName")
		teile[kanonisch(entschluesselt(name))] = k
	}
	var s strings.Builder
	var schnitte []schnitt
	for _, t := range o.typen {
		schon, ok := vorhanden[t.endung]
		switch k := teile[kanonisch(t.teil)]; {
		case k != nil:
			if typ, _ := attr(b, k.xmlMarke, "ContentType"); typ != t.typ {
				schnitte = append(schnitte, setze(b, k.xmlMarke, "ContentType", t.typ))
			}
		case t.endung != "" && ok && strings.EqualFold(schon, t.typ):
		case t.endung != "" && !ok:
			fmt.Fprintf(&s, `<%sDefault Extension="%s" ContentType="%s"/>`, wurzel.praefix(), t.endung, t.typ)
			vorhanden[t.endung] = t.typ
		default:
			fmt.Fprintf(&s, `<%sOverride PartName="%s" ContentType="%s"/>`, wurzel.praefix(), xmlText("/"+(&url.URL{Path: t.teil}).EscapedPath()), t.typ)
		}
	}
	if s.Len() > 0 {
		schnitte = append(schnitte, wurzel.anhang(s.String()))
	}
	return o.schneide(teilTypen, schnitte)
}
