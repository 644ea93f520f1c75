package dashboard

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// knoten is a mapping of the OpenAPI document; values are knoten, []any or strings.
type knoten map[string]any

// objekt walks down to a mapping.
func (k knoten) objekt(weg ...string) knoten {
	for _, w := range weg {
		k, _ = k[w].(knoten)
	}
	return k
}

// ausYAML reads the part of YAML that openapi.yaml keeps to: mappings by indentation, lists of "- ", and
// flow mappings and lists on one line.
func ausYAML(t testing.TB) knoten {
	t.Helper()
	var zeilen []string
	for z := range strings.Lines(string(openapi)) {
		if z = strings.TrimRight(z, "\n "); z != "" {
			zeilen = append(zeilen, z)
		}
	}
	p := &yamlLeser{zeilen: zeilen}
	wurzel := p.mapping(0)
	if p.i != len(zeilen) {
		t.Fatalf("openapi.yaml: cannot read line %q", zeilen[p.i])
	}
	return wurzel
}

type yamlLeser struct {
	zeilen []string
	i      int
}

func einzug(z string) int { return len(z) - len(strings.TrimLeft(z, " ")) }

func (p *yamlLeser) mapping(tiefe int) knoten {
	k := knoten{}
	for p.i < len(p.zeilen) && einzug(p.zeilen[p.i]) == tiefe && !strings.HasPrefix(p.zeilen[p.i][tiefe:], "- ") {
		name, rest, _ := strings.Cut(p.zeilen[p.i][tiefe:], ":")
		name, rest = strings.Trim(name, `"`), strings.TrimSpace(rest)
		p.i++
		switch {
		case rest != "":
			k[name], _ = flow(rest)
		case p.i < len(p.zeilen) && strings.HasPrefix(strings.TrimSpace(p.zeilen[p.i]), "- "):
			k[name] = p.liste(einzug(p.zeilen[p.i]))
		case p.i < len(p.zeilen) && einzug(p.zeilen[p.i]) > tiefe:
			k[name] = p.mapping(einzug(p.zeilen[p.i]))
		}
	}
	return k
}

func (p *yamlLeser) liste(tiefe int) (l []any) {
	for p.i < len(p.zeilen) && einzug(p.zeilen[p.i]) == tiefe && strings.HasPrefix(p.zeilen[p.i][tiefe:], "- ") {
		p.zeilen[p.i] = strings.Repeat(" ", tiefe+2) + p.zeilen[p.i][tiefe+2:]
		l = append(l, p.mapping(tiefe+2))
	}
	return l
}

// flow reads {a: b, c: [d, e]}, [a, b] or a scalar, and gives what follows it.
func flow(s string) (v any, rest string) {
	s = strings.TrimLeft(s, " ")
	switch {
	case strings.HasPrefix(s, "{"):
		k := knoten{}
		for s = strings.TrimLeft(s[1:], " "); !strings.HasPrefix(s, "}"); s = strings.TrimLeft(s, ", ") {
			name, nach, ok := strings.Cut(s, ":")
			if !ok {
				panic("openapi.yaml: no value in " + s)
			}
			k[strings.Trim(name, `" `)], s = flow(nach)
		}
		return k, s[1:]
	case strings.HasPrefix(s, "["):
		l := []any{}
		for s = strings.TrimLeft(s[1:], " "); !strings.HasPrefix(s, "]"); s = strings.TrimLeft(s, ", ") {
			var w any
			w, s = flow(s)
			l = append(l, w)
		}
		return l, s[1:]
	case strings.HasPrefix(s, `"`):
		ende := strings.IndexByte(s[1:], '"') + 1
		return s[1:ende], s[ende+1:]
	}
	if i := strings.IndexAny(s, ",}]"); i >= 0 {
		return strings.TrimSpace(s[:i]), s[i:]
	}
	return s, ""
}

// verstoesse lists where a value differs from its schema. Properties that the schema does not name are a
// difference too: the document must tell all.
func (k knoten) verstoesse(ort string, v any, schema knoten) (fs []string) {
	if ref, ok := schema["$ref"].(string); ok {
		return k.verstoesse(ort, v, k.objekt(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...))
	}
	if alle, ok := schema["anyOf"].([]any); ok {
		for _, s := range alle {
			if len(k.verstoesse(ort, v, s.(knoten))) == 0 {
				return nil
			}
		}
		return []string{fmt.Sprintf("%s: %v fits none of anyOf", ort, v)}
	}
	if werte, ok := schema["enum"].([]any); ok {
		if !slices.Contains(werte, v) {
			return []string{fmt.Sprintf("%s: %v is not in the list", ort, v)}
		}
		return nil
	}
	if !passtTyp(v, schema["type"]) {
		return []string{fmt.Sprintf("%s: %v (%T) is not of type %v", ort, v, v, schema["type"])}
	}
	switch v := v.(type) {
	case map[string]any:
		return k.pruefeObjekt(ort, v, schema)
	case []any:
		items, _ := schema["items"].(knoten)
		for i, w := range v {
			if items != nil {
				fs = append(fs, k.verstoesse(fmt.Sprintf("%s[%d]", ort, i), w, items)...)
			}
		}
	case string:
		if schema["format"] == "date" && !regexp.MustCompile(`^\d{4}-\d\d-\d\d$`).MatchString(v) {
			fs = append(fs, ort+": "+v+" is no date")
		}
	}
	return fs
}

func (k knoten) pruefeObjekt(ort string, v map[string]any, schema knoten) (fs []string) {
	noetig, _ := schema["required"].([]any)
	for _, n := range noetig {
		if _, ok := v[n.(string)]; !ok {
			fs = append(fs, ort+": lacks "+n.(string))
		}
	}
	felder, _ := schema["properties"].(knoten)
	uebrige, _ := schema["additionalProperties"].(knoten)
	for name, w := range v {
		feld, ok := felder[name].(knoten)
		if !ok {
			feld = uebrige
		}
		if feld == nil {
			fs = append(fs, ort+": the document does not know "+name)
			continue
		}
		fs = append(fs, k.verstoesse(ort+"."+name, w, feld)...)
	}
	return fs
}

func passtTyp(v, typ any) bool {
	if mehrere, ok := typ.([]any); ok {
		return slices.ContainsFunc(mehrere, func(t any) bool { return passtTyp(v, t) })
	}
	switch typ {
	case "object":
		_, ok := v.(map[string]any)
		return ok
	case "array":
		_, ok := v.([]any)
		return ok
	case "string":
		_, ok := v.(string)
		return ok
	case "boolean":
		_, ok := v.(bool)
		return ok
	case "null":
		return v == nil
	case "number":
		_, ok := v.(float64)
		return ok
	case "integer":
		n, ok := v.(float64)
		return ok && n == float64(int64(n))
	}
	return false
}
