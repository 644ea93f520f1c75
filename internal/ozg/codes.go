package ozg

// The closed lists of values. The constant is the code of the contract (JSON, database, URL);
// Titel is the German word a reader sees.

// Typ says who regulates and who executes a Leistung (LeiKa-Typisierung). Empty: not stated.
type Typ string

// The Typen as plans state them; most sources merge 2 and 3, 4 and 5.
const (
	Typ1  Typ = "1"
	Typ2  Typ = "2"
	Typ3  Typ = "3"
	Typ23 Typ = "2/3"
	Typ4  Typ = "4"
	Typ5  Typ = "5"
	Typ45 Typ = "4/5"
)

// Typen lists all Typen in order.
var Typen = []Typ{Typ1, Typ2, Typ3, Typ23, Typ4, Typ5, Typ45}

// TypGruppe is one of the three groups 1 · 2/3 · 4/5, or empty (keine Angabe).
type TypGruppe string

// The groups of Typen, as the programme counts them.
const (
	TypGruppe1     TypGruppe = "1"
	TypGruppe23    TypGruppe = "2/3"
	TypGruppe45    TypGruppe = "4/5"
	TypGruppeKeine TypGruppe = ""
)

// TypGruppen lists the groups in order, keine Angabe last.
var TypGruppen = []TypGruppe{TypGruppe1, TypGruppe23, TypGruppe45, TypGruppeKeine}

// Gruppe gives the group that counts a Typ.
func (t Typ) Gruppe() TypGruppe {
	switch t {
	case Typ1:
		return TypGruppe1
	case Typ2, Typ3, Typ23:
		return TypGruppe23
	case Typ4, Typ5, Typ45:
		return TypGruppe45
	}
	return TypGruppeKeine
}

// Titel is the heading of the group.
func (g TypGruppe) Titel() string {
	if g == TypGruppeKeine {
		return "keine Angabe"
	}
	return "Typ " + string(g)
}

// Erlaeuterung says who regulates and who executes.
func (g TypGruppe) Erlaeuterung() string {
	switch g {
	case TypGruppe1:
		return "Bund regelt und vollzieht"
	case TypGruppe23:
		return "Bund regelt, Länder und Kommunen vollziehen"
	case TypGruppe45:
		return "Länder und Kommunen regeln und vollziehen"
	}
	return "Typ nicht gemeldet"
}

// Modell is the Nachnutzungsmodell. Empty: not stated.
type Modell string

// The models: A developed and operated together, B developed together and operated locally, C both
// locally. The fourth cell of that matrix does not exist ("nicht anwendbar").
const (
	ModellA     Modell = "A"
	ModellB     Modell = "B"
	ModellC     Modell = "C"
	ModellKeine Modell = ""
)

// Modelle lists the models in order, keine Angabe last.
var Modelle = []Modell{ModellA, ModellB, ModellC, ModellKeine}

// Titel is the name of the model.
func (m Modell) Titel() string {
	switch m {
	case ModellA:
		return "Einer für Alle"
	case ModellB:
		return "Nachnutzbare Software, dezentral betrieben"
	case ModellC:
		return "FIM-basierte Eigenentwicklung"
	}
	return "keine Angabe"
}

// Stand is how far a Leistung is, as reported. Empty: not stated.
type Stand string

// The reported states; online means usable in at least one place.
const (
	StandOffen           Stand = "offen"
	StandPlanung         Stand = "planung"
	StandUmsetzung       Stand = "umsetzung"
	StandOnline          Stand = "online"
	StandFlaechendeckend Stand = "flaechendeckend"
	StandZurueckgestellt Stand = "zurueckgestellt"
	StandEntfallen       Stand = "entfallen"
)

// Staende lists the reported states in order.
var Staende = []Stand{StandOffen, StandPlanung, StandUmsetzung, StandOnline, StandFlaechendeckend, StandZurueckgestellt, StandEntfallen}

// Phase is the finer step where the source names it.
type Phase string

// The phases of the programme (Planung, Labor, Konzeption, Referenzimplementierung, Rollout).
const (
	PhaseLabor      Phase = "labor"
	PhaseKonzeption Phase = "konzeption"
	PhaseReferenz   Phase = "referenz"
	PhaseRollout    Phase = "rollout"
)

// Weg says whether an existing solution is integrated, a Labor made it, or it is built otherwise.
type Weg string

// The ways to a solution.
const (
	WegBestand Weg = "bestand"
	WegLabor   Weg = "labor"
	WegEigen   Weg = "eigen"
)

// Baustein is the state of one of the three FIM-Bausteine.
type Baustein string

// The states of a FIM-Baustein.
const (
	BausteinOffen    Baustein = "offen"
	BausteinInArbeit Baustein = "in_arbeit"
	BausteinFertig   Baustein = "fertig"
)

// LandStand says whether a Leistung can be used online in a Land.
type LandStand string

// The states of a Leistung in a Land; nicht_zustaendig takes the Land out of the denominator.
const (
	LandNein            LandStand = "nein"
	LandGeplant         LandStand = "geplant"
	LandOnline          LandStand = "online"
	LandNichtZustaendig LandStand = "nicht_zustaendig"
)

// CodeTitel is the German word for a code of a closed list; other texts come back as they are.
func CodeTitel(code string) string {
	if t, ok := codeTitel[code]; ok {
		return t
	}
	return code
}

var codeTitel = map[string]string{
	"offen": "offen", "planung": "in Planung", "umsetzung": "in Umsetzung", "online": "online",
	"flaechendeckend": "flächendeckend", "zurueckgestellt": "zurückgestellt", "entfallen": "entfallen",
	"labor": "Labor", "konzeption": "Konzeption", "referenz": "Referenzimplementierung", "rollout": "Rollout",
	"bestand": "bestehende Lösung", "eigen": "eigene Umsetzung",
	"in_arbeit": "in Arbeit", "fertig": "fertig",
	"nein": "nein", "geplant": "geplant", "nicht_zustaendig": "nicht zuständig",
}
